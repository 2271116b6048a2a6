import type {
  InterfaceDeclarationStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  PropertySignatureStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
} from "ts-morph";
import type { Code } from "./code.ts";
import { jsDoc } from "./doc-comment.ts";
import { StructureKind, VariableDeclarationKind } from "./ts-morph.ts";

/** A statement as a structure, or as code with a structure around it. */
export type Statement = StatementStructures | CodeStatement;

/** Code is kept apart from its structure: it is put in once the structure is printed. */
interface CodeStatement {
  readonly code: Code;
  around(code: Code): StatementStructures | string;
}

/** The lines of a documentation comment. */
type Docs = readonly string[];

/** A statement that is code alone. */
export function statement(code: Code): CodeStatement {
  return { code, around: (text) => text };
}

/** `export const name: type = initializer;` */
export function constant(
  name: string,
  initializer: Code,
  more: { readonly docs?: Docs; readonly type?: string; readonly isExported?: false } = {},
): CodeStatement {
  const { docs = [], type, isExported = true } = more;
  return {
    code: initializer,
    around: (code) => ({
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      isExported,
      docs: jsDoc(docs),
      declarations: [{ name, initializer: code, ...(type !== undefined && { type }) }],
    }),
  };
}

/** `export function name(parameters): returnType { body }` */
export function exportedFunction(parts: {
  readonly name: string;
  readonly parameters: OptionalKind<ParameterDeclarationStructure>[];
  readonly returnType: string;
  readonly body: Code;
  readonly docs: Docs;
}): CodeStatement {
  const { body, docs, ...head } = parts;
  return {
    code: body,
    around: (code) => ({
      kind: StructureKind.Function,
      isExported: true,
      ...head,
      statements: [code],
      docs: jsDoc(docs),
    }),
  };
}

/** `export type name = type;` */
export function typeAlias(name: string, type: string, docs: Docs): TypeAliasDeclarationStructure {
  return { kind: StructureKind.TypeAlias, isExported: true, name, type, docs: jsDoc(docs) };
}

/** `export interface name { … }` */
export function exportedInterface(
  name: string,
  docs: Docs,
  parts: Pick<InterfaceDeclarationStructure, "extends" | "methods" | "properties">,
): InterfaceDeclarationStructure {
  return { kind: StructureKind.Interface, isExported: true, name, docs: jsDoc(docs), ...parts };
}

/** `readonly name?: type;` */
export function property(
  name: string,
  type: string,
  isOptional: boolean,
  docs: Docs,
): OptionalKind<PropertySignatureStructure> {
  return { name, isReadonly: true, hasQuestionToken: isOptional, type, docs: jsDoc(docs, 2) };
}
