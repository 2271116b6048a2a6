/**
 * The scalars: types whose values are written as one text. All that the generator has to know of one is a row of
 * the table, apart from its lexical forms in conformance cases (conformance/scalar-forms.ts) and from the
 * reader of samples (check/sample/sample-scalars.ts), which is to be independent. How a scalar is read and
 * written is a `Scalar` of the same name in a module of runtime/codec/.
 */

/** The smallest and the largest whole number, both included. */
export interface Limits {
  readonly min: bigint;
  readonly max: bigint;
}

/** What a value is in JavaScript; a `wide` one is a number where that is exact, or else a bigint. */
type ValueKind = "string" | "boolean" | "number" | "wide" | "bytes";

interface ScalarRow {
  /** The module of runtime/codec/ that has it. Defaults to `scalars`. */
  readonly module?: string;
  /** Each `type` of a schema, and each `format` (`""`: none) that means it (OpenAPI Format Registry). */
  readonly schema: {
    readonly types: readonly SchemaType[];
    readonly formats: readonly string[];
  };
  readonly value: ValueKind;
  /** Of whole numbers alone. */
  readonly limits?: Limits;
  /** What the reference adds to its TypeScript type. */
  readonly words: string;
  /** How JSON Schema (draft 2020-12) describes a decoded value. */
  readonly jsonSchema: { readonly type: string; readonly [keyword: string]: string };
  /** The type of XML Schema Part 2 with its lexical forms, and what of it has to be limited. */
  readonly xsd: {
    readonly type: `xs:${string}`;
    /** Whether its values are those within `limits`. */
    readonly limited?: boolean;
    /** The form of its texts, in XML Schema's regular expressions. */
    readonly pattern?: string;
  };
  /** Some value, as JSON. The range of a number may ask for another. */
  readonly sample: string | number | boolean;
}

export type SchemaType = "string" | "integer" | "number" | "boolean";

const table = {
  string: {
    schema: { types: ["string"], formats: [""] },
    value: "string",
    words: "",
    jsonSchema: { type: "string" },
    xsd: { type: "xs:string" },
    sample: "text",
  },
  trimmed: {
    schema: { types: ["string"], formats: [] },
    value: "string",
    words: "",
    jsonSchema: { type: "string" },
    xsd: { type: "xs:string" },
    sample: "text",
  },
  boolean: {
    schema: { types: ["boolean"], formats: [""] },
    value: "boolean",
    words: "",
    jsonSchema: { type: "boolean" },
    xsd: { type: "xs:boolean" },
    sample: true,
  },
  int32: {
    schema: { types: ["integer"], formats: ["int32"] },
    value: "number",
    limits: { min: -(2n ** 31n), max: 2n ** 31n - 1n },
    words: "32-bit integer",
    jsonSchema: { type: "integer", format: "int32" },
    xsd: { type: "xs:int" },
    sample: 4,
  },
  int64: {
    schema: { types: ["integer"], formats: ["int64"] },
    value: "wide",
    limits: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
    words: "64-bit integer",
    jsonSchema: { type: "integer", format: "int64" },
    xsd: { type: "xs:long" },
    sample: 4,
  },
  integer: {
    schema: { types: ["integer"], formats: [""] },
    value: "number",
    // What every type of number carries exactly.
    limits: { min: 1n - 2n ** 53n, max: 2n ** 53n - 1n },
    words: "integer",
    jsonSchema: { type: "integer" },
    xsd: { type: "xs:integer", limited: true },
    sample: 4,
  },
  double: {
    schema: { types: ["number"], formats: ["", "double"] },
    value: "number",
    words: "",
    jsonSchema: { type: "number", format: "double" },
    xsd: { type: "xs:double" },
    sample: 1.5,
  },
  decimal: {
    module: "decimal",
    schema: { types: ["string", "number"], formats: ["decimal"] },
    value: "string",
    words: "decimal number",
    jsonSchema: { type: "string", format: "decimal" },
    xsd: { type: "xs:decimal" },
    sample: "12.50",
  },
  dateTime: {
    module: "dates",
    schema: { types: ["string"], formats: ["date-time"] },
    value: "string",
    words: "date and time",
    jsonSchema: { type: "string", format: "date-time" },
    xsd: { type: "xs:dateTime" },
    sample: "2030-04-05T06:07:08Z",
  },
  date: {
    module: "dates",
    schema: { types: ["string"], formats: ["date"] },
    value: "string",
    words: "date",
    jsonSchema: { type: "string", format: "date" },
    xsd: { type: "xs:date" },
    sample: "2030-04-05",
  },
  time: {
    module: "dates",
    schema: { types: ["string"], formats: ["time"] },
    value: "string",
    words: "time of day",
    jsonSchema: { type: "string", format: "time" },
    xsd: { type: "xs:time" },
    sample: "06:07:08Z",
  },
  duration: {
    module: "dates",
    schema: { types: ["string"], formats: ["duration"] },
    value: "string",
    words: "duration",
    jsonSchema: { type: "string", format: "duration" },
    xsd: { type: "xs:duration" },
    sample: "P1DT2H",
  },
  uuid: {
    module: "identifiers",
    schema: { types: ["string"], formats: ["uuid"] },
    value: "string",
    words: "UUID",
    jsonSchema: { type: "string", format: "uuid" },
    xsd: { type: "xs:token", pattern: "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}" },
    sample: "6f1c3b0e-8d4a-4b7e-9c2f-1a2b3c4d5e6f",
  },
  uri: {
    module: "identifiers",
    schema: { types: ["string"], formats: ["uri"] },
    value: "string",
    words: "URI",
    jsonSchema: { type: "string", format: "uri" },
    // XML Schema's own type takes any text.
    xsd: { type: "xs:anyURI", pattern: "[A-Za-z][A-Za-z0-9+.\\-]*:[!-~]*" },
    sample: "https://example.com/a?b=c#d",
  },
  uriReference: {
    module: "identifiers",
    schema: { types: ["string"], formats: ["uri-reference"] },
    value: "string",
    words: "URI or relative reference",
    jsonSchema: { type: "string", format: "uri-reference" },
    xsd: { type: "xs:anyURI", pattern: "[!-~]*" },
    sample: "../a?b=c#d",
  },
  base64: {
    module: "bytes",
    schema: { types: ["string"], formats: ["byte"] },
    value: "bytes",
    words: "base64 on the wire",
    jsonSchema: { type: "string", contentEncoding: "base64" },
    xsd: { type: "xs:base64Binary" },
    sample: "AQID",
  },
} as const satisfies { readonly [name: string]: ScalarRow };

export type ScalarName = keyof typeof table;

/** A scalar that is a whole number. */
export type WholeName = {
  [N in ScalarName]: (typeof table)[N] extends { readonly limits: Limits } ? N : never;
}[ScalarName];

export const scalars: { readonly [name in ScalarName]: ScalarRow } = table;

/** The names of all scalars, in the order of the table. */
export const scalarNames: readonly ScalarName[] = Object.keys(table) as ScalarName[];

export function isWholeName(scalar: ScalarName): scalar is WholeName {
  return scalars[scalar].limits !== undefined;
}

/** The limits of a whole number's type. */
export function limitsOf(scalar: WholeName): Limits {
  return table[scalar].limits;
}

/** Whether a whole number is one of a scalar's. */
export function isInLimits(value: number | bigint, scalar: WholeName): boolean {
  const { min, max } = limitsOf(scalar);
  return value >= min && value <= max;
}

/** The formats of a `type` of a schema that are known. */
export function formatsOf(type: SchemaType): readonly string[] {
  return scalarNames.flatMap((name) => {
    const { types, formats } = scalars[name].schema;
    return types.includes(type) ? formats.filter((format) => format !== "") : [];
  });
}

/** The scalar that a `type` and a `format` of a schema mean; `""` is no format. */
export function scalarOf(type: SchemaType, format: string): ScalarName | undefined {
  return scalarNames.find((name) => {
    const { schema } = scalars[name];
    return schema.types.includes(type) && schema.formats.includes(format);
  });
}

/** The TypeScript types of a value: as it is decoded, or as it may be given to be sent. */
export function typesOfValue(scalar: ScalarName, given: boolean): readonly string[] {
  const { value } = scalars[scalar];
  switch (value) {
    case "wide":
      return given ? ["number", "bigint", "string"] : ["number", "bigint"];
    case "bytes":
      return ["Uint8Array"];
    default:
      return [value];
  }
}

/** §3.2.16: whole groups of four, and no stray bits before the padding. */
export function isBase64(text: string): boolean {
  return /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(
    text,
  );
}
