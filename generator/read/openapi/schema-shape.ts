import { shape } from "./shape.ts";

/** The types of JSON Schema but null, which XML does not have. */
export const jsonTypes = ["object", "array", "string", "integer", "number", "boolean"] as const;

export type JsonType = (typeof jsonTypes)[number];

/** Keys that say something of a value of one type, and nothing of any other. */
const enumKeys = ["enum", "x-extensible-enum", "x-enum-varnames", "x-enum-descriptions"];
const textFacets = ["minLength", "maxLength", "pattern"];
const exclusiveBounds = ["exclusiveMinimum", "exclusiveMaximum"];
export const facetKeys: readonly string[] = [...textFacets, ...exclusiveBounds, "multipleOf"];
export const keysOfType: Readonly<Record<JsonType, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties", "unevaluatedProperties"],
  array: ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
  string: ["format", "contentEncoding", ...textFacets, ...enumKeys],
  integer: ["format", "minimum", "maximum", ...exclusiveBounds, "multipleOf", ...enumKeys],
  number: ["format", "minimum", "maximum", ...exclusiveBounds, "multipleOf", "enum"],
  boolean: ["enum"],
};

export const typedKeys: readonly string[] = [...new Set(Object.values(keysOfType).flat())];
const prose = ["title", "$comment", "externalDocs", "example", "examples"];

const compose = "describe the one form that is sent, without composition";
const list = "list every member under properties";

/** Keys of JSON Schema that say more of a value, so that what is read without them is right. */
const unchecked = [
  ...["contains", "minContains", "maxContains", "minProperties", "maxProperties"],
  ...["dependentRequired", "propertyNames", "unevaluatedItems"],
  ...["contentMediaType", "contentSchema"],
];

/** Keys of JSON Schema that a document does not show. */
const unused = ["default", "$schema", "$anchor", "$dynamicAnchor", "$defs", "nullable"];

const unsupported: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["anyOf", "oneOf", "not", "if", "then", "else"].map((key) => [key, compose]),
  ),
  discriminator: compose,
  dependentSchemas: list,
  patternProperties: list,
  ...Object.fromEntries(
    ["$id", "$dynamicRef", "$vocabulary"].map((key) => [
      key,
      "make it a component of its own and refer to it with $ref",
    ]),
  ),
};

/** The Schema Object (OpenAPI 3.2 §4.24), as far as it says what a document looks like. */
export const schemaObject = shape("a Schema Object", {
  read: ["type", "description", "deprecated", "xml", "readOnly", "writeOnly", ...typedKeys],
  prose,
  unchecked,
  unused,
  unsupported,
});

const structural = ["properties", "items", "prefixItems", "allOf"];
const changes = "keys beside a $ref cannot change its target: write a schema of its own";

/** A Schema Object with a `$ref`: JSON Schema would have both hold; here they only say how it is used. */
export const schemaReference = shape("a Schema Object with a $ref", {
  read: ["$ref", "description", "deprecated", "xml", "readOnly", "writeOnly"],
  prose: [...prose, "type"],
  unchecked: [...unchecked, ...facetKeys],
  unused,
  ignored: Object.fromEntries(
    typedKeys
      .filter((key) => !structural.includes(key) && !facetKeys.includes(key))
      .map((key) => [key, changes]),
  ),
  unsupported: Object.fromEntries(
    [...structural, "const", ...Object.keys(unsupported)].map((key) => [key, changes]),
  ),
});
