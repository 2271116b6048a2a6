import type {
  Api,
  DocumentType,
  Enum,
  Facets,
  Member,
  NumberFacets,
  Occurs,
  ScalarType,
  Struct,
  Type,
} from "../model/model.ts";
import { scalars } from "../model/scalars.ts";

/** A JSON Schema (draft 2020-12), as far as values of this kind need one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** What the decoded values of the API look like, type by type. */
export function jsonSchemas(api: Api): { readonly [type: string]: JsonSchema } {
  const roots = api.documents.flatMap(({ name, type, doc, deprecated }) =>
    type.kind === "struct" && type.name === name
      ? []
      : [[name, documented(documentSchema(type), doc, deprecated)] as const],
  );
  return Object.fromEntries([
    ...roots,
    ...api.structs.map((struct) => [struct.name, structSchema(struct)] as const),
    ...api.enums.map((each) => [each.name, enumSchema(each)] as const),
  ]);
}

function structSchema({ members, isTuple, doc, deprecated }: Struct): JsonSchema {
  if (isTuple) {
    const { length } = members;
    const prefixItems = members.map(memberSchema);
    const schema = { type: "array", prefixItems, items: false, minItems: length, maxItems: length };
    return documented(schema, doc, deprecated);
  }
  const properties = members.map((member) => [member.key, memberSchema(member)] as const);
  const required = members.flatMap(({ key, required }) => (required ? [key] : []));
  const schema = {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
  };
  return documented(schema, doc, deprecated);
}

function memberSchema(member: Member): JsonSchema {
  const schema = valueSchema(member);
  if (!member.nullable) return schema;
  const { description, deprecated, ...value } = schema;
  const prose = {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
  };
  return { anyOf: [value, { type: "null" }], ...prose };
}

function valueSchema({ place, type, doc, deprecated }: Member): JsonSchema {
  const single = typeSchema(type);
  if (place.kind !== "list" && place.kind !== "wrapped") return documented(single, doc, deprecated);
  return documented(listSchema(single, place.occurs), doc, deprecated);
}

function documentSchema(type: DocumentType): JsonSchema {
  return type.kind === "list" ? listSchema(typeSchema(type.item), type.occurs) : typeSchema(type);
}

function listSchema(items: JsonSchema, { min, max, distinct }: Occurs): JsonSchema {
  return {
    type: "array",
    items,
    ...(min === undefined ? {} : { minItems: min }),
    ...(max === undefined ? {} : { maxItems: max }),
    ...(distinct ? { uniqueItems: true } : {}),
  };
}

function enumSchema({ base, open, values, doc, deprecated }: Enum): JsonSchema {
  const known = values.map(({ value }) => value);
  const schema = { ...scalars[base].jsonSchema, ...(open ? { examples: known } : { enum: known }) };
  return documented(schema, doc, deprecated);
}

function typeSchema(type: Type): JsonSchema {
  return type.kind === "struct"
    ? { $ref: `#/components/schemas/${type.name}` }
    : scalarSchema(type);
}

export function scalarSchema(type: ScalarType): JsonSchema {
  if (type.kind === "enum") return { $ref: `#/components/schemas/${type.name}` };
  const { min, max } = type.range ?? {};
  return {
    ...scalars[type.scalar].jsonSchema,
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...facetSchema(type.facets),
    ...(scalars[type.scalar].value === "number" ? numberSchema(type.facets?.numbers) : {}),
  };
}

/** Bounds and steps of a number. JSON Schema has no word for those of a text. */
function numberSchema({ min, max, multipleOf }: Partial<NumberFacets> = {}): JsonSchema {
  return {
    ...(min === undefined ? {} : { exclusiveMinimum: Number(min.value) }),
    ...(max === undefined ? {} : { exclusiveMaximum: Number(max.value) }),
    ...(multipleOf === undefined ? {} : { multipleOf: Number(multipleOf) }),
  };
}

function facetSchema(facets: Facets | undefined): JsonSchema {
  const { minLength, maxLength, pattern, multipleOf, values } = facets ?? {};
  return {
    ...(values === undefined ? {} : { enum: values }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
    ...(multipleOf === undefined ? {} : { multipleOf }),
  };
}

function documented(schema: JsonSchema, description: string, deprecated: boolean): JsonSchema {
  return {
    ...schema,
    ...(description === "" ? {} : { description }),
    ...(deprecated ? { deprecated } : {}),
  };
}
