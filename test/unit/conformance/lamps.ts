import type {
  BodyCase,
  PathCase,
  RequestCase,
  ResponseCase,
  ScenarioCase,
} from "../../../runtime/api/case.ts";
import type { ApiDescription, OperationDescription } from "../../../runtime/api/description.ts";
import {
  attribute,
  document,
  element,
  list,
  required,
  struct,
} from "../../../runtime/codec/codec.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { boolean, double, string } from "../../../runtime/codec/scalars.ts";
import type { Target } from "../../../runtime/conformance/target.ts";
import { noContent, type Operation, parameter } from "../../../runtime/http/operation.ts";
import { getLamp } from "../http/server.ts";

interface Switch {
  readonly on: boolean;
  readonly level: readonly number[];
}

const switchDocument = document(
  element("switch"),
  struct<Switch>({ on: required(attribute("on"), boolean), level: list(element("level"), double) }),
);

const switchLamp: Operation<Switch & { readonly why?: string }, undefined> = {
  id: "switchLamp",
  method: "POST",
  path: "/switch",
  parameters: [parameter("query", "why", string)],
  body: {
    contentType: "text/xml; charset=utf-8",
    write: (input, options) => encode(switchDocument, input, options),
  },
  responses: { 204: noContent },
  failures: {},
};

const texts = { summary: "", doc: "", parameters: {}, answers: [] };

export const getLampDescription: OperationDescription = { operation: getLamp, ...texts };

export const switchLampDescription: OperationDescription = {
  operation: switchLamp,
  ...texts,
  body: {
    document: switchDocument,
    mediaType: "text/xml",
    collection: "switches",
    examples: [{ name: "on", summary: "", origin: "derived", text: '<switch on="true"/>' }],
  },
};

/** `getLamp` reads `<lamp on="…"/>`; `switchLamp` sends `<switch on="…"><level>…</level></switch>`. */
export const lamps: ApiDescription = {
  name: "lamps",
  title: "Lamps",
  operations: [getLampDescription, switchLampDescription],
  scenarios: [{ name: "lit", summary: "A lamp is on.", parameters: { id: "7" }, answers: {} }],
  enums: [],
};

const get = {
  id: "getLamp/a-case",
  operation: "getLamp",
  documentation: "Why the case exists.",
  origin: "written",
  level: "must",
  tags: [],
} as const;

const post = { ...get, id: "switchLamp/a-case", operation: "switchLamp" } as const;

export function requestCase(more: Partial<RequestCase> = {}): RequestCase {
  const request = { method: "GET", path: "/lamps/7", headers: {} };
  return {
    ...get,
    kind: "request",
    params: { id: "7" },
    expect: { kind: "request", request },
    ...more,
  };
}

export function switchCase(more: Partial<RequestCase> = {}): RequestCase {
  const headers = { "content-type": "text/xml; charset=utf-8" };
  const body = { text: '<switch on="true"><level>1.0</level></switch>' };
  const request = { method: "POST", path: "/switch", headers, body };
  const params = { on: true, level: [1] };
  return { ...post, kind: "request", params, expect: { kind: "request", request }, ...more };
}

export function responseCase(more: Partial<ResponseCase> = {}): ResponseCase {
  const response = { status: 200, headers: {}, body: { text: '<lamp on="true"/>' } };
  return {
    ...get,
    kind: "response",
    response,
    expect: { kind: "value", value: { on: true } },
    ...more,
  };
}

export function bodyCase(more: Partial<BodyCase> = {}): BodyCase {
  const body = { text: '<switch on="true"><level>INF</level></switch>' };
  const value = { on: true, level: ["INF"] };
  return {
    ...post,
    kind: "body",
    contentType: "text/xml",
    body,
    expect: { kind: "value", value },
    ...more,
  };
}

export function pathCase(more: Partial<PathCase> = {}): PathCase {
  return {
    ...get,
    kind: "path",
    path: "/lamps/7?_=1",
    expect: { kind: "value", value: { id: "7" } },
    ...more,
  };
}

export function scenarioCase(more: Partial<ScenarioCase> = {}): ScenarioCase {
  const value = { on: true };
  return {
    ...get,
    kind: "scenario",
    scenario: "lit",
    params: { id: 7 },
    expect: { kind: "value", value },
    ...more,
  };
}

/** A target that gives the same for every case. */
export function targetThat(run: Target["run"]): Target {
  return { name: "lamps", run };
}

/** Text in UTF-8 as base64. */
export function base64Of(...bytes: readonly number[]): { readonly base64: string } {
  return { base64: btoa(String.fromCharCode(...bytes)) };
}
