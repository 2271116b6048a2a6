import type { GlobalContext, SchemaObject, transformSchemaObject } from "openapi-typescript";
import type ts from "typescript";
import type { JsonSchema } from "../json-schema.ts";
import { requireWithCompiler } from "./ts-morph.ts";

const compiler = requireWithCompiler<typeof ts>("typescript");
// By itself, since the package's entry brings its bundler along, which takes longer than the rest.
const schemaObject = requireWithCompiler<{ readonly default: typeof transformSchemaObject }>(
  "openapi-typescript/dist/transform/schema-object.cjs",
);

/** Schemas of types, by the types' names. */
interface Schemas {
  readonly [type: string]: JsonSchema;
}

interface Property {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly readonly: boolean;
}

/** The declaration of a type. */
export interface Declaration {
  readonly name: string;
  /** The properties of an interface, or else what the name is an alias of. */
  readonly type: readonly Property[] | string;
  /** The other types that it names. */
  readonly mentions: readonly string[];
}

/**
 * The type that openapi-typescript gives each schema. No other file uses a compiler of its own; the
 * result is text, so that it does not matter which compiler prints the declarations.
 */
export function declare(schemas: Schemas): readonly Declaration[] {
  const ctx = contextOf();
  return Object.entries(schemas).map(([name, schema]) => {
    const mentions = new Set<string>();
    const made = schemaObject.default(schema as SchemaObject, { path: name, ctx });
    const node = withNames(made, schemas, mentions);
    const type = compiler.isTypeLiteralNode(node) ? node.members.map(propertyOf) : textOf(node);
    return { name, type, mentions: [...mentions] };
  });
}

/** openapi-typescript's settings. */
function contextOf(): GlobalContext {
  const { factory } = compiler;
  const settings: Partial<GlobalContext> = {
    discriminators: { objects: {}, refsHandled: [] },
    immutable: true,
    injectFooter: [],
    resolve: () => undefined,
    // Two types for which JSON Schema has no word.
    transform(schema) {
      const { format, contentEncoding }: JsonSchema = { ...schema };
      if (contentEncoding !== undefined) return factory.createTypeReferenceNode("Uint8Array");
      if (format !== "int64") return undefined;
      return factory.createUnionTypeNode([
        factory.createKeywordTypeNode(compiler.SyntaxKind.NumberKeyword),
        factory.createKeywordTypeNode(compiler.SyntaxKind.BigIntKeyword),
      ]);
    },
  };
  return settings as GlobalContext;
}

/**
 * A type with `Name` wherever it has `components["schemas"]["Name"]`; the names go to `mentions`. A global type whose
 * name a schema has is called by way of `globalThis`.
 */
function withNames(type: ts.TypeNode, schemas: Schemas, mentions: Set<string>): ts.TypeNode {
  const { factory, SyntaxKind } = compiler;
  function global(name: string, ...given: readonly ts.TypeNode[]): ts.TypeNode {
    const own = factory.createIdentifier(name);
    const host = factory.createIdentifier("globalThis");
    return factory.createTypeReferenceNode(
      Object.hasOwn(schemas, name) ? factory.createQualifiedName(host, own) : own,
      given.length > 0 ? given : undefined,
    );
  }
  function visit(node: ts.Node): ts.Node {
    if (compiler.isTypeReferenceNode(node)) {
      const name = (node.typeName as ts.Identifier).text;
      if (name !== "Record") return global(name);
      // An object without members, which openapi-typescript has as `Record<string, never>`. An
      // interface that has members could not extend that.
      const none = factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
      return global(name, none, none);
    }
    if (!compiler.isIndexedAccessTypeNode(node)) {
      return compiler.visitEachChild(node, visit, undefined);
    }
    const { literal } = node.indexType as ts.LiteralTypeNode;
    const name = (literal as ts.StringLiteral).text;
    mentions.add(name);
    return factory.createTypeReferenceNode(name);
  }
  return compiler.visitNode(type, visit) as ts.TypeNode;
}

function propertyOf(member: ts.TypeElement): Property {
  if (!compiler.isPropertySignature(member) || member.type === undefined) {
    throw new Error("openapi-typescript made something other than a property");
  }
  const { name, questionToken, modifiers = [], type } = member;
  return {
    name: (name as ts.Identifier | ts.StringLiteral).text,
    type: textOf(type),
    optional: questionToken !== undefined,
    readonly: modifiers.some(({ kind }) => kind === compiler.SyntaxKind.ReadonlyKeyword),
  };
}

const printer = compiler.createPrinter({ removeComments: true });
const blankFile = compiler.createSourceFile("types.ts", "", compiler.ScriptTarget.ES2022);

function textOf(node: ts.TypeNode): string {
  return printer.printNode(compiler.EmitHint.Unspecified, node, blankFile);
}
