import type { Api, Operation } from "../../model/model.ts";
import type { JsonSchema } from "../json-schema.ts";
import { caseSchemas, ref } from "./case-schemas.ts";
import { paramsSchema, valueSchemas } from "./value-schemas.ts";

/** The form of a file of cases, for implementations in other languages. */
export function conformanceSchema(api: Api): JsonSchema {
  const { title, operations } = api;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Conformance cases: ${title}`,
    type: "object",
    properties: {
      $schema: { type: "string" },
      operation: {
        description: "All cases are of this one.",
        enum: operations.map(({ id }) => id),
      },
      cases: { type: "array", items: { oneOf: kinds.map((kind) => ref(`${kind}Case`)) } },
    },
    required: ["operation", "cases"],
    additionalProperties: false,
    allOf: operations.map((operation) => valuesOf(operation, api)),
    $defs: { ...caseSchemas(), ...valueSchemas(api) },
  };
}

const kinds = ["request", "response", "body", "path", "scenario"] as const;

/** What the values in the cases of an operation are. */
function valuesOf(operation: Operation, api: Api): JsonSchema {
  const { id, body, responses } = operation;
  const answers = responses.flatMap(({ document }) =>
    document === undefined ? [] : [ref(document)],
  );
  const input = paramsSchema(operation, api);
  const params = { params: input };
  const rules = [
    when(kindIs("request", "request"), params),
    when(kindIs("scenario"), params),
    when(kindIs("path"), value(input)),
    when(kindIs("response", "value"), value(...answers)),
    when(kindIs("scenario", "value"), value(...answers)),
    ...(body === undefined ? [] : [when(kindIs("body", "value"), value(ref(body.document)))]),
  ];
  const own = { properties: { operation: { const: id } } };
  return when(own, { cases: { items: { ...own, allOf: rules } } });
}

/** A case whose expectation is of another kind. */
function kindIs(kind: string, expected?: string): JsonSchema {
  const expect = expected === undefined ? {} : { expect: kindIs(expected) };
  return { properties: { kind: { const: kind }, ...expect } };
}

/** Further demands where a condition holds. */
function when(condition: JsonSchema, properties: JsonSchema): JsonSchema {
  return { anyOf: [{ not: condition }, { properties }] };
}

function value(...schemas: readonly JsonSchema[]): JsonSchema {
  const schema = schemas.length === 1 ? schemas[0] : { anyOf: schemas };
  return schemas.length === 0 ? {} : { expect: { properties: { value: schema } } };
}
