/** What `ece-chat conformance --format json` prints, held against a description of its own. */
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { reportOf } from "../../../runtime/conformance/report.ts";
import type { CaseResult } from "../../../runtime/conformance/result.ts";
import { printJson } from "../../../runtime/text/printable.ts";

const text = { type: "string" };
const times = { type: "integer", minimum: 0 };
const counts = {
  ...{ passed: times, failed: times, optionalFailures: times },
  ...{ skipped: times, knownFailures: times, unexpectedPasses: times },
};
const difference = { at: text, expected: text, actual: text };

/** An object that has these members and no others; those of `more` may be left out. */
function object(members: object, more: object = {}) {
  const properties = { ...members, ...more };
  return {
    type: "object",
    properties,
    required: Object.keys(members),
    additionalProperties: false,
  };
}

function result(kind: string, members: object, more?: object) {
  const all = { id: text, operation: text, documentation: text, kind: { const: kind }, ...members };
  return object(all, more);
}

const caseKind = { enum: ["response", "body", "path", "request", "scenario"] };
const schema = object(
  {
    target: text,
    results: {
      type: "array",
      items: {
        oneOf: [
          result("passed", {}),
          result("failed", difference, { excerpt: text }),
          result("optional-failure", difference),
          result("skipped", { caseKind, reason: text }),
          result("known-failure", { reason: text }),
          result("unexpected-pass", { reason: text }),
        ],
      },
    },
    operations: { type: "array", items: object({ operation: text, ...counts }) },
    unknown: { type: "array", items: object({ id: text, reason: text }) },
    ok: { type: "boolean" },
  },
  { stopped: text },
);

const hostile = '"\\ \u0000\u001b[2J\u2028\ud83d \u{1f600} </script>';
const of = (id: string) => ({ id, operation: "getLamp", documentation: hostile });
const results: readonly CaseResult[] = [
  { ...of("getLamp/on"), kind: "passed" },
  {
    ...of("getLamp/off"),
    kind: "failed",
    at: "value",
    expected: hostile,
    actual: "1",
    excerpt: "^",
  },
  { ...of("getLamp/may"), kind: "optional-failure", at: "value", expected: "2", actual: hostile },
  { ...of("getLamp/known"), kind: "known-failure", reason: hostile },
  { ...of("getLamp/pass"), kind: "unexpected-pass", reason: hostile },
  { ...of("getLamp/skip"), kind: "skipped", caseKind: "body", reason: hostile },
];

test.each([
  ["every kind of result", reportOf(hostile, results, [{ id: "getLamp/gone", reason: hostile }])],
  ["a run that stopped", reportOf("a program", [], [], hostile)],
  ["a run in which all passed", reportOf("a program", results.slice(0, 1), [])],
])("of %s is JSON as it is described, and says the same", (_, report) => {
  const printed = JSON.parse(printJson(report));
  const ajv = new Ajv({ strict: true, allErrors: true });
  ajv.validate(schema, printed);
  expect(ajv.errors).toBeNull();
  expect(printed).toEqual(report);
});
