import { shape } from "./shape.ts";

/** The types of JSON Schema but null, which XML does not have. */
export const jsonTypes = ["object", "array", "string", "integer", "number", "boolean"] as const;

export type JsonType = (typeof jsonTypes)[number];

/** Keys that say something of a value of one type, and nothing of any other. */
const enumKeys = ["enum", "x-extensible-enum", "x-enum-varnames", "x-enum-descriptions"];
export const keysOfType: Readonly<Record<JsonType, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems"],
  string: ["format", "contentEncoding", ...enumKeys],
  integer: ["format", "minimum", "maximum", ...enumKeys],
  number: ["format", "minimum", "maximum"],
  boolean: [],
};

export const typedKeys: readonly string[] = [...new Set(Object.values(keysOfType).flat())];
const prose = ["title", "$comment", "externalDocs", "example", "examples"];

const compose = "describe the one form that is sent, without composition";
const exact = "the generated code would not check it: leave it out and say it in the description";
const flat = "make it a component of its own and refer to it with $ref";

const unsupported: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["allOf", "anyOf", "oneOf", "not"].map((key) => [key, compose])),
  ...Object.fromEntries(["if", "then", "else", "discriminator"].map((key) => [key, compose])),
  ...Object.fromEntries(
    ["dependentSchemas", "dependentRequired", "propertyNames", "patternProperties"].map((key) => [
      key,
      "list every member under properties",
    ]),
  ),
  ...Object.fromEntries(
    ["unevaluatedProperties", "unevaluatedItems"].map((key) => [
      key,
      "leave it out: members that the spec does not know are skipped",
    ]),
  ),
  ...Object.fromEntries(
    [
      ...["minProperties", "maxProperties", "minLength", "maxLength", "pattern", "multipleOf"],
      ...["uniqueItems", "contains", "minContains", "maxContains", "readOnly", "writeOnly"],
    ].map((key) => [key, exact]),
  ),
  ...Object.fromEntries(
    ["$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef", "$defs", "$vocabulary"].map(
      (key) => [key, flat],
    ),
  ),
  prefixItems: "name the members: make it an object",
  exclusiveMinimum: 'use "minimum", which is included',
  exclusiveMaximum: 'use "maximum", which is included',
  const: 'use "enum" with one value',
  default: "a value is never made up: say it in the description",
  nullable: "XML has no null: leave the member out of required",
  contentMediaType: "say it in the description: the text is given as it is",
  contentSchema: "say it in the description: the text is given as it is",
};

/** The Schema Object (OpenAPI 3.2 §4.24), as far as it says what a document looks like. */
export const schemaObject = shape("a Schema Object", {
  read: ["type", "description", "deprecated", "xml", ...typedKeys],
  prose,
  unsupported,
});

/** A Schema Object with a `$ref`: JSON Schema would have both hold; here they only say how it is used. */
export const schemaReference = shape("a Schema Object with a $ref", {
  read: ["$ref", "description", "deprecated", "xml"],
  prose,
  unsupported: Object.fromEntries(
    ["type", ...typedKeys, ...Object.keys(unsupported)].map((key) => [
      key,
      "what stands beside a $ref cannot change its target: write a schema of its own",
    ]),
  ),
});
