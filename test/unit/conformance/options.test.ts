/** What JavaScript callers may get wrong: each option is refused by its name, before anything is done. */

import { expect, test } from "vitest";
import { api } from "../../../generated/api.ts";
import {
  cases,
  createServerTarget,
  mockConnection,
  runConformance,
} from "../../../generated/conformance/index.ts";
import { handlers } from "../../../generated/msw.ts";

const operationIds = api.operations.map(({ operation }) => operation.id).join(", ");

const baseUrl = "http://127.0.0.1:9";
const target = { name: "none", run: async () => ({ kind: "skipped", reason: "none" }) };

/** Calls a function with what the compiler would not let through. */
function given(call: (options: never) => unknown, options: unknown): () => Promise<unknown> {
  return async () => call(options as never);
}

test.each<[string, () => Promise<unknown>]>([
  ["options: must be an object, got undefined", given(runConformance, undefined)],
  ["target: must be a target, got 5", given(runConformance, { target: 5, cases })],
  ["cases: must be an array of cases, got 5", given(runConformance, { target, cases: 5 })],
  ["filter: must be a function, got 5", given(runConformance, { target, cases, filter: 5 })],
  [
    'positions: must be true or false, got "no"',
    given(runConformance, { target, cases, positions: "no" }),
  ],
  [
    "knownFailures: must be a Map of ids and reasons, got an object",
    given(runConformance, { target, cases, knownFailures: {} }),
  ],
  ["timeOut: is not known", given(runConformance, { target, cases, timeOut: 5 })],
  ["options: must be an object, got undefined", given(createServerTarget, undefined)],
  [
    'include: must be an array of strings, got "submitSurvey"',
    given(createServerTarget, { baseUrl, include: "submitSurvey" }),
  ],
  [
    `include: no operation is called "survey"; there are: ${operationIds}`,
    given(createServerTarget, { baseUrl, include: ["survey"] }),
  ],
  [
    'scenarios: must be true or false, got "no"',
    given(createServerTarget, { baseUrl, scenarios: "no" }),
  ],
  ["timeout: is not known", given(createServerTarget, { baseUrl, timeout: 1 })],
  ["baseUrl: must be a string, got 5", given(mockConnection, { baseUrl: 5 })],
  ['baseUrl: must be an http(s) URL, got "x"', given(mockConnection, { baseUrl: "x" })],
  ["fetch: must be a function, got 5", given(mockConnection, { baseUrl, fetch: 5 })],
  ["options: must be an object, got 5", given(handlers, 5)],
  ["mock: must be a mock, got an object", given(handlers, { mock: {} })],
  ["baseUrl: must be a string, got 5", given(handlers, { baseUrl: 5 })],
])("%s", async (message, call) => {
  await expect(call()).rejects.toMatchObject({ name: "InputError", message });
});
