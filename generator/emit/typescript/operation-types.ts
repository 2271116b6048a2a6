import type {
  InterfaceDeclarationStructure,
  OptionalKind,
  PropertySignatureStructure,
  TypeAliasDeclarationStructure,
} from "ts-morph";
import type { Operation, Parameter, RequestBody, ScalarType } from "../../model/model.ts";
import { inputName, pascalCase } from "../../model/names.ts";
import { typesOfValue } from "../../model/scalars.ts";
import type { TypeIndex } from "../../model/type-index.ts";
import { modules } from "../modules.ts";
import { key } from "./code.ts";
import { described, jsDoc, type TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** Imports a type of the runtime; gives its name in the file. */
export type UseType = (name: string, module: string) => string;

/** Whether an operation can be called without an input. */
export function inputIsOptional({ parameters, body }: Operation): boolean {
  return !body?.required && parameters.every(({ required }) => !required);
}

/** What a call gives: the documents of its successful answers, or nothing. */
export function outputType({ responses }: Operation, file: TsFile): string {
  const documents = responses.flatMap(({ document }) => document ?? []);
  if (documents.length === 0) return "void";
  const types = new Set(documents.map((document) => file.useType(document, modules.types)));
  return [...types, ...(documents.length < responses.length ? ["undefined"] : [])].join(" | ");
}

/** The declaration of an operation's input: parameters, and the members of its body. */
export function inputDeclaration(
  operation: Operation,
  file: TsFile,
  structs: TypeIndex,
  runtime: UseType,
): readonly (InterfaceDeclarationStructure | TypeAliasDeclarationStructure)[] {
  const { id, parameters, body } = operation;
  const value = body && bodyType(body.document, file, structs, runtime);
  const common = {
    name: inputName(operation),
    isExported: true,
    docs: jsDoc([`What {@link ${id}} takes.`]),
  };
  const alias = (type: string) => ({ kind: StructureKind.TypeAlias, ...common, type }) as const;
  const own = parameters.map((parameter) => property(parameter, file));
  const properties = body?.key && value ? [...own, wholeProperty(body.key, body, value)] : own;
  if (body?.key !== undefined) return [{ kind: StructureKind.Interface, ...common, properties }];
  if (value === undefined || !body || !isAllOrNothing(body, structs)) {
    if (properties.length === 0) {
      return [alias(value ?? `${file.global("Record")}<string, never>`)];
    }
    const bases = value === undefined ? {} : { extends: [value] };
    return [{ kind: StructureKind.Interface, ...common, ...bases, properties }];
  }
  const none = `${file.global("Partial")}<${file.global("Record")}<keyof ${value}, undefined>>`;
  if (properties.length === 0) return [alias(`${value} | ${none}`)];
  const name = file.declare(`${pascalCase(id)}Parameters`);
  const docs = jsDoc([`The parameters of {@link ${id}}.`]);
  return [
    { kind: StructureKind.Interface, name, docs, properties },
    alias(`${name} & (${value} | ${none})`),
  ];
}

/** Whether the members of a body are given as a whole or not at all: it is optional, and some of them are not. */
export function isAllOrNothing({ required, document }: RequestBody, structs: TypeIndex): boolean {
  const type = structs.ofDocument(document);
  if (required || type.kind !== "struct") return false;
  return structs.get(type.name)?.members.some((member) => member.required) ?? false;
}

/** What is given for a document: its value, with int64s in any of their forms. */
export function bodyType(
  document: string,
  file: TsFile,
  structs: TypeIndex,
  runtime: UseType,
): string {
  const value = file.useType(document, modules.types);
  const wide = structs.carriesInt64(structs.ofDocument(document));
  return wide ? `${runtime("Encodable", "codec/codec")}<${value}>` : value;
}

function property(parameter: Parameter, file: TsFile): OptionalKind<PropertySignatureStructure> {
  const { name, place, required, repeated, doc, deprecated } = parameter;
  const where = `${place.charAt(0).toUpperCase()}${place.slice(1)} parameter \`${name}\``;
  const item = scalarTypes(parameter.type, file).join(" | ");
  const type = repeated ? `readonly (${item})[]` : item;
  return {
    name: key(parameter.key),
    isReadonly: true,
    hasQuestionToken: !required,
    type: required ? type : `${type} | undefined`,
    docs: jsDoc(described(doc === "" ? `${where}.` : `${where}: ${doc}`, deprecated), 2),
  };
}

/** The body as one member of the input. */
function wholeProperty(
  name: string,
  { required, doc }: RequestBody,
  type: string,
): OptionalKind<PropertySignatureStructure> {
  return {
    name: key(name),
    isReadonly: true,
    hasQuestionToken: !required,
    type: required ? type : `${type} | undefined`,
    docs: jsDoc(described(doc === "" ? "The body." : `The body: ${doc}`, false), 2),
  };
}

function scalarTypes(type: ScalarType, file: TsFile): readonly string[] {
  if (type.kind === "enum") return [file.useType(type.name, modules.enums)];
  return typesOfValue(type.scalar, true).map((name) =>
    name === "Uint8Array" ? file.global(name) : name,
  );
}
