import { createRequire } from "node:module";
import type { OpenAPI3 } from "openapi-typescript";
import type ts from "typescript";
import { docText } from "../doc-text.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { Declaration, Schemas } from "./declaration.ts";

// Imported, the compiler would have its nine megabytes read once more, for what they export.
const require = createRequire(import.meta.url);
const compiler: typeof ts = require("typescript");
const openapi: typeof import("openapi-typescript") = require("openapi-typescript");

/**
 * A declaration for each schema, by openapi-typescript; no other file knows a compiler. It says what
 * type a schema has; the declaration around it is ours, so that the type has a name of its own where
 * openapi-typescript has `components["schemas"]["Name"]`.
 */
export async function declare(schemas: Schemas): Promise<readonly Declaration[]> {
  const types = await typesOf(schemas);
  return types.flatMap(([name, type]) => {
    if (name === INT64 || name === BYTES) return [];
    const mentions = new Set<string>();
    const text = print(
      name,
      withNames(type, {
        found: (mentioned) => mentions.add(mentioned),
        isTaken: (global) => Object.hasOwn(schemas, global),
      }),
    );
    return [{ name, text, mentions: [...mentions] }];
  });
}

/** Types that JSON Schema has no word for, as schemas that are referred to. No type is called so. */
const INT64 = "$int64";
const BYTES = "$bytes";

async function typesOf(schemas: Schemas): Promise<readonly (readonly [string, ts.TypeNode])[]> {
  const read = Object.entries(schemas).map(([name, schema]) => [name, toRead(schema)]);
  const document = {
    openapi: "3.1.0",
    info: { title: "schemas", version: "1" },
    paths: {},
    components: { schemas: { ...Object.fromEntries(read), [INT64]: {}, [BYTES]: {} } },
  };
  const nodes = await openapi.default(document as OpenAPI3, { immutable: true, silent: true });
  const components = nodes.find(
    (node) => compiler.isInterfaceDeclaration(node) && node.name.text === "components",
  ) as ts.InterfaceDeclaration;
  const [all] = propertiesOf(components.members);
  const properties = propertiesOf(typeLiteral(all?.type).members);
  return properties.map(({ name, type }) => [(name as ts.Identifier).text, type as ts.TypeNode]);
}

function typeLiteral(type: ts.TypeNode | undefined): ts.TypeLiteralNode {
  if (type === undefined || !compiler.isTypeLiteralNode(type))
    throw new Error("no schemas came back");
  return type;
}

function propertiesOf(members: Iterable<ts.TypeElement>): readonly ts.PropertySignature[] {
  return [...members].filter(compiler.isPropertySignature);
}

/**
 * The schema as openapi-typescript is to read it: prose as a title, which it carries over without a
 * tag before it, and no format, which it would add to the prose.
 */
function toRead(schema: JsonSchema): JsonSchema {
  const { description, format, contentEncoding, properties, items, ...rest } = schema;
  const members = Object.entries((properties ?? {}) as { readonly [key: string]: JsonSchema });
  const title = description === undefined ? {} : { title: docText(String(description)) };
  if (format === "int64") return { $ref: `#/components/schemas/${INT64}`, ...title };
  if (contentEncoding !== undefined) return { $ref: `#/components/schemas/${BYTES}`, ...title };
  return {
    ...rest,
    ...title,
    ...(items === undefined ? {} : { items: toRead(items as JsonSchema) }),
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(members.map(([key, value]) => [key, toRead(value)])) }),
  };
}

/** What a type mentions. */
interface Mentions {
  /** Called with the name of each schema. */
  found(name: string): void;
  /** Whether a schema has the name of a global type, which means something else beside it. */
  isTaken(global: string): boolean;
}

/** A type with `Name` wherever it says `components["schemas"]["Name"]`. */
function withNames(type: ts.TypeNode, { found, isTaken }: Mentions): ts.TypeNode {
  const { factory, SyntaxKind } = compiler;
  function global(name: string, ...given: readonly ts.TypeNode[]): ts.TypeNode {
    const own = factory.createIdentifier(name);
    const host = factory.createIdentifier("globalThis");
    return factory.createTypeReferenceNode(
      isTaken(name) ? factory.createQualifiedName(host, own) : own,
      given.length > 0 ? given : undefined,
    );
  }
  function visit(node: ts.Node): ts.Node {
    // An object without members, which openapi-typescript has as `Record<string, never>`. An interface
    // that has members could not extend that.
    if (compiler.isTypeReferenceNode(node)) {
      const none = factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
      return global("Record", none, none);
    }
    if (!compiler.isIndexedAccessTypeNode(node))
      return compiler.visitEachChild(node, visit, undefined);
    const { literal } = node.indexType as ts.LiteralTypeNode;
    const name = (literal as ts.StringLiteral).text;
    found(name);
    if (name === BYTES) return global("Uint8Array");
    if (name !== INT64) return factory.createTypeReferenceNode(name);
    return factory.createUnionTypeNode([
      factory.createKeywordTypeNode(SyntaxKind.NumberKeyword),
      factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword),
    ]);
  }
  return compiler.visitNode(type, visit) as ts.TypeNode;
}

function print(name: string, type: ts.TypeNode): string {
  const { factory, SyntaxKind } = compiler;
  const exported = [factory.createModifier(SyntaxKind.ExportKeyword)];
  const node = compiler.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, type);
  // The compiler prints four spaces, openapi-typescript five in front of a comment's later lines.
  return openapi
    .astToString([node])
    .trimEnd()
    .replace(/^( {4})+/gm, (margin) => margin.slice(margin.length / 2))
    .replace(/^( +\*) {5}(?=\S)/gm, "$1 ");
}
