import type { Api, Operation, Parameter } from "../../model/model.ts";
import { limitsOf, type WholeName } from "../../model/scalars.ts";
import { type JsonSchema, jsonSchemas, scalarSchema } from "../json-schema.ts";

/** The schemas of values as cases have them, by the names of their types. */
export function valueSchemas(api: Api): { readonly [type: string]: JsonSchema } {
  const schemas = Object.entries(jsonSchemas(api));
  return Object.fromEntries(schemas.map(([name, schema]) => [name, inCases(schema)]));
}

/** The schema of an operation's input: its parameters, and the members of its body. */
export function paramsSchema({ parameters, body }: Operation, api: Api): JsonSchema {
  const document = api.documents.find(({ name }) => name === body?.document);
  const value = document && valueSchemas(api)[document.name];
  const held = body?.key === undefined ? value : wholeSchema(body.key, value);
  const own = parameters.map((each) => [each.key, parameterSchema(each)] as const);
  const ofBody = (held?.required as readonly string[] | undefined) ?? [];
  const required = [
    ...parameters.flatMap(({ key, required }) => (required ? [key] : [])),
    ...(body?.required ? ofBody : []),
  ];
  const together = body?.required === false && ofBody.length > 0;
  return {
    type: "object",
    properties: { ...Object.fromEntries(own), ...(held?.properties ?? {}) },
    ...(required.length > 0 && { required }),
    // The members of an optional body are given as a whole or not at all.
    ...(together && {
      dependentRequired: Object.fromEntries(
        Object.keys(held?.properties ?? {}).map((key) => [key, ofBody]),
      ),
    }),
    additionalProperties: false,
  };
}

/** The schema of an input with a body under a key. */
function wholeSchema(key: string, value: JsonSchema | undefined): JsonSchema {
  return { properties: { [key]: value ?? {} }, required: [key] };
}

function parameterSchema({ type, repeated, doc }: Parameter): JsonSchema {
  const single = inCases(scalarSchema(type));
  const schema = repeated ? { type: "array", items: single } : single;
  return doc === "" ? schema : { ...schema, description: doc };
}

/** A schema of decoded values for what JSON has in their place. */
function inCases(schema: JsonSchema): JsonSchema {
  const { $ref, items, prefixItems, properties, anyOf, ...rest } = schema;
  if (anyOf !== undefined) return { ...rest, anyOf: (anyOf as JsonSchema[]).map(inCases) };
  if (typeof $ref === "string") return { ...rest, $ref: `#/$defs/${$ref.split("/").at(-1)}` };
  if (prefixItems !== undefined) {
    return { ...rest, prefixItems: (prefixItems as JsonSchema[]).map(inCases), items };
  }
  if (items !== undefined) return { ...rest, items: inCases(items as JsonSchema) };
  if (properties === undefined) return scalarInCases(schema);
  const members = Object.entries(properties as { readonly [key: string]: JsonSchema });
  return {
    ...rest,
    properties: Object.fromEntries(members.map(([key, member]) => [key, inCases(member)])),
    additionalProperties: false,
  };
}

function scalarInCases({ format, minimum, maximum, ...schema }: JsonSchema): JsonSchema {
  const limits = {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  if (format === "int64") return { ...asTexts(schema), type: "string", pattern: INT64 };
  if (format === "int32") return { ...schema, ...INT32, ...limits };
  if (schema.type === "integer") return { ...schema, ...EXACT, ...limits };
  if (schema.type !== "number") return schema;
  // JSON has no such numbers. Validators take remainders of doubles, which are not those of what is printed.
  const { type, multipleOf: _, ...others } = schema;
  return { ...others, anyOf: [{ type, ...limits }, { enum: ["INF", "-INF", "NaN"] }] };
}

/** An input may have zeros in front, or a plus sign. */
const INT64 = "^[+-]?[0-9]+$";
const INT32 = numberLimits("int32");
const EXACT = numberLimits("integer");

function numberLimits(scalar: WholeName): { readonly minimum: number; readonly maximum: number } {
  const { min, max } = limitsOf(scalar);
  return { minimum: Number(min), maximum: Number(max) };
}

/** The values of an enum as strings. */
function asTexts({ enum: known, examples, ...schema }: JsonSchema): JsonSchema {
  const texts = (values: unknown): readonly string[] => (values as readonly unknown[]).map(String);
  return {
    ...schema,
    ...(known === undefined ? {} : { enum: texts(known) }),
    ...(examples === undefined ? {} : { examples: texts(examples) }),
  };
}
