import { listOf, mapOf, type ObjectRule, one, type Part } from "./rewriter.ts";
import { schema30 } from "./schema-3-0.ts";

/** The objects of OpenAPI 3.0 that lead to a schema: they are those of 3.1, and their schemas are not. */

const schema: Part = one(() => schema30);
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const mediaType: ObjectRule = { parts: { schema } };
const parameter: ObjectRule = { parts: { schema, content: mapOf(() => mediaType) } };
const requestBody: ObjectRule = { parts: { content: mapOf(() => mediaType) } };
const response: ObjectRule = {
  parts: { content: mapOf(() => mediaType), headers: mapOf(() => parameter) },
};
const operation: ObjectRule = {
  parts: {
    parameters: listOf(() => parameter),
    requestBody: one(() => requestBody),
    responses: mapOf(() => response),
  },
};
const pathItem: ObjectRule = {
  parts: {
    parameters: listOf(() => parameter),
    ...Object.fromEntries(methods.map((method) => [method, one(() => operation)])),
  },
};
const components: ObjectRule = {
  parts: {
    schemas: mapOf(() => schema30),
    parameters: mapOf(() => parameter),
    requestBodies: mapOf(() => requestBody),
    responses: mapOf(() => response),
    headers: mapOf(() => parameter),
  },
};

/** An OpenAPI Object of version 3.0. */
export const document30: ObjectRule = {
  parts: { paths: mapOf(() => pathItem), components: one(() => components) },
};
