import type { Erratum } from "../../model/model.ts";
import type { Entry, MapNode, Node } from "../../source/tree.ts";
import { readErrata } from "./errata.ts";
import { ObjectReader } from "./object-reader.ts";
import { identityOf, type Parameter, readParameters } from "./parameter.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { type RequestBody, readRequestBody } from "./request-body.ts";
import { type Response, readResponses } from "./response.ts";
import { shape } from "./shape.ts";

/** The Operation Object (OpenAPI 3.2 §4.10). */
const operationObject = shape("an Operation Object", {
  read: [
    ...["operationId", "summary", "description", "deprecated"],
    ...["parameters", "requestBody", "responses", "security"],
  ],
  prose: ["tags", "externalDocs", "servers"],
  unused: ["callbacks"],
});

export interface OperationObject {
  readonly node: MapNode;
  /** Its `operationId`; undefined where there is none. */
  readonly id: Text | undefined;
  /** `x-operation-name`: its name in code. */
  readonly name: Text | undefined;
  readonly method: Text;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Its own and its path's; undefined if one of them could not be read. */
  readonly parameters: readonly Parameter[] | undefined;
  readonly body: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Its own `security`, as it is written. */
  readonly security: Node | undefined;
  readonly errata: readonly Erratum[];
  /** Whether nothing of its id and its answers was left out. */
  readonly whole: boolean;
}

/** An operation at a path; one that is a component may be at several. */
export interface Operation extends OperationObject {
  readonly path: Text;
  /** The key in the operation's input of a body that is a list or a text. */
  readonly bodyKey?: Text | undefined;
}

/** Reads an operation. `shared` are the parameters of its path. */
export function readOperation(
  reading: ReadContext,
  { key, keySpan, value }: Entry,
  shared: readonly Parameter[] | undefined,
): OperationObject | undefined {
  const fields = ObjectReader.of(reading, value, keySpan, operationObject);
  if (fields === undefined) return undefined;
  const own = readParameters(reading, fields);
  const id = fields.text("operationId");
  const { responses, whole } = readResponses(reading, fields);
  return {
    node: fields.node,
    id,
    name: fields.text("x-operation-name"),
    method: { value: key.toUpperCase(), span: keySpan },
    summary: fields.prose("summary"),
    description: fields.prose("description"),
    deprecated: fields.flag("deprecated"),
    parameters: own && shared && merge(own, shared),
    body: readBody(reading, fields, key),
    responses,
    security: fields.entry("security")?.value,
    errata: readErrata(reading, fields),
    whole: fields.complete && whole,
  };
}

/** An operation's parameters go before those of its path (OpenAPI 3.2 §4.9.1), in the path's order. */
function merge(own: readonly Parameter[], shared: readonly Parameter[]): readonly Parameter[] {
  const byIdentity = new Map<string, Parameter>();
  for (const parameter of [...shared, ...own]) byIdentity.set(identityOf(parameter), parameter);
  return [...byIdentity.values()];
}

function readBody(
  reading: ReadContext,
  fields: ObjectReader,
  method: string,
): RequestBody | undefined {
  const entry = fields.entry("requestBody");
  if (entry === undefined) return undefined;
  if (method === "get" || method === "head") {
    const parameters = { method: method.toUpperCase() };
    reading.diagnostics.report("unsupported/body", entry.keySpan, parameters);
  }
  return readRequestBody(reading, entry.value, entry.keySpan);
}
