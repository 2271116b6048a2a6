import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { Emitter } from "../emitter.ts";
import { type JsonSchema, jsonSchemas } from "../json-schema.ts";
import type { Api } from "../model.ts";
import { modules, sourceOf } from "./modules.ts";
import { described, docComment, TsFile } from "./ts-file.ts";

/**
 * The types of decoded values, by openapi-typescript; no other file knows a compiler. It says what
 * type each schema has; the declarations around them are ours, so that a type has a name of its own
 * where openapi-typescript has `components["schemas"]["Name"]`.
 */
export const types: Emitter = {
  name: "types",
  async emit(input) {
    const { api } = input;
    const enums = new Set(api.enums.map(({ name }) => name));
    const documented = new Map([...api.documents, ...api.structs].map((each) => [each.name, each]));
    const file = new TsFile(modules.types);
    for (const [name, type] of await schemaTypes(api)) {
      const from = documented.get(name);
      if (from === undefined) continue;
      const named = withNames(type, (found) => {
        if (enums.has(found)) file.useType(found, modules.enums);
      });
      file.add(docComment(described(from.doc, from.deprecated)) + declaration(name, named));
    }
    return file.isEmpty ? [] : [file.print(sourceOf(input, "#/components/schemas"))];
  },
};

/** Types that JSON Schema has no word for, as schemas that are referred to. No type is called so. */
const INT64 = "$int64";
const BYTES = "$bytes";

async function schemaTypes(api: Api): Promise<ReadonlyMap<string, ts.TypeNode>> {
  const schemas = Object.entries(jsonSchemas(api)).map(([name, schema]) => [name, toRead(schema)]);
  const document = {
    openapi: "3.1.0",
    info: { title: api.title, version: "1" },
    paths: {},
    components: { schemas: { ...Object.fromEntries(schemas), [INT64]: {}, [BYTES]: {} } },
  };
  const nodes = await openapiTS(document as OpenAPI3, { immutable: true, silent: true });
  const components = nodes.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === "components",
  ) as ts.InterfaceDeclaration;
  const [all] = propertiesOf(components.members);
  const properties = propertiesOf(typeLiteral(all?.type).members);
  return new Map(
    properties.map(({ name, type }) => [(name as ts.Identifier).text, type as ts.TypeNode]),
  );
}

function typeLiteral(type: ts.TypeNode | undefined): ts.TypeLiteralNode {
  if (type === undefined || !ts.isTypeLiteralNode(type)) throw new Error("no schemas came back");
  return type;
}

function propertiesOf(members: Iterable<ts.TypeElement>): readonly ts.PropertySignature[] {
  return [...members].filter(ts.isPropertySignature);
}

/**
 * The schema as openapi-typescript is to read it: prose as a title, which it carries over without a
 * tag before it, and no format, which it would add to the prose.
 */
function toRead(schema: JsonSchema): JsonSchema {
  const { description, format, contentEncoding, properties, items, ...rest } = schema;
  const members = Object.entries((properties ?? {}) as { readonly [key: string]: JsonSchema });
  const title = description === undefined ? {} : { title: description };
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

/** A type with `Name` wherever it says `components["schemas"]["Name"]`. */
function withNames(type: ts.TypeNode, found: (name: string) => void): ts.TypeNode {
  const { factory } = ts;
  function visit(node: ts.Node): ts.Node {
    if (!ts.isIndexedAccessTypeNode(node)) return ts.visitEachChild(node, visit, undefined);
    const { literal } = node.indexType as ts.LiteralTypeNode;
    const name = (literal as ts.StringLiteral).text;
    found(name);
    if (name === BYTES) return factory.createTypeReferenceNode("Uint8Array");
    if (name !== INT64) return factory.createTypeReferenceNode(name);
    return factory.createUnionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword),
      factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword),
    ]);
  }
  return ts.visitNode(type, visit) as ts.TypeNode;
}

function declaration(name: string, type: ts.TypeNode): string {
  const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const node = ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  // The compiler prints four spaces, openapi-typescript five in front of a comment's later lines.
  return astToString([node])
    .trimEnd()
    .replace(/^( {4})+/gm, (margin) => margin.slice(margin.length / 2))
    .replace(/^( +\*) {5}(?=\S)/gm, "$1 ");
}
