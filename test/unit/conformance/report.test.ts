import { describe, expect, test } from "vitest";
import { printReport, reportOf } from "../../../runtime/conformance/report.ts";
import type { CaseResult } from "../../../runtime/conformance/result.ts";

function result(id: string): Pick<CaseResult, "id" | "operation" | "documentation"> {
  return { id, operation: id.replace(/\/.*/, ""), documentation: `Why ${id} exists.` };
}

const results: readonly CaseResult[] = [
  { ...result("getLamp/on"), kind: "passed" },
  {
    ...result("getLamp/off"),
    kind: "failed",
    at: "value.on",
    expected: "false",
    actual: "true",
    excerpt: '<?xml version="1.0"?>\n<lamp on="false"/>',
  },
  {
    ...result("getLamp/case"),
    kind: "optional-failure",
    at: "outcome",
    expected: "no value",
    actual: "the value 1",
  },
  { ...result("getLamp/root"), kind: "known-failure", reason: "see #1" },
  { ...result("getLamp/text"), kind: "unexpected-pass", reason: "see #2" },
  { ...result("switchLamp/on"), kind: "skipped", caseKind: "body", reason: "no server" },
  { ...result("switchLamp/off"), kind: "skipped", caseKind: "response", reason: "no status" },
  { ...result("switchLamp/twice"), kind: "skipped", caseKind: "body", reason: "no server" },
];

test("all that there is to say", () => {
  const report = reportOf("codecs", results, [{ id: "getLamp/gone", reason: "see #3" }]);
  expect(report.operations).toEqual([
    {
      operation: "getLamp",
      passed: 1,
      failed: 1,
      optionalFailures: 1,
      skipped: 0,
      knownFailures: 1,
      unexpectedPasses: 1,
    },
    {
      operation: "switchLamp",
      passed: 0,
      failed: 0,
      optionalFailures: 0,
      skipped: 3,
      knownFailures: 0,
      unexpectedPasses: 0,
    },
  ]);
  expect(printReport(report)).toBe(`\
codecs: 1 passed, 1 failed, 1 failed that are optional, 1 failed as known, 1 passed unexpectedly, 3 skipped
  getLamp: 1 passed, 1 failed, 1 failed that are optional, 1 failed as known, 1 passed unexpectedly
  switchLamp: 3 skipped

failed: getLamp/off
  Why getLamp/off exists.
  at:       value.on
  expected: false
  got:      true
    | <?xml version="1.0"?>
    | <lamp on="false"/>

optional: getLamp/case
  expected no value, got the value 1

known failure: getLamp/root
  see #1

passed: getLamp/text
  it is a known failure (see #2): take it off that list

no case: getLamp/gone
  it is a known failure (see #3): take it off that list

not run: 3 of 8 cases, by their kind
  2 body: no server
  1 response: no status
`);
});

test("a run that stopped is not ok, and says why", () => {
  const report = reportOf("codecs", results.slice(0, 1), [], "nobody\u001b answered");
  expect(report).toMatchObject({ ok: false, stopped: "nobody\u001b answered" });
  expect(printReport(report)).toMatch(/\n\nstopped: nobody\\u\{1b\} answered\n$/);
});

test("nothing to say", () => {
  expect(printReport(reportOf("codecs", [], []))).toBe("codecs: no cases\n");
});

describe("ok", () => {
  test.each([
    ["passed", true],
    ["failed", false],
    ["optional-failure", true],
    ["known-failure", true],
    ["unexpected-pass", false],
    ["skipped", true],
  ])("%s: %s", (kind, ok) => {
    const some = results.filter((each) => each.kind === kind);
    expect(some).not.toEqual([]);
    expect(reportOf("codecs", some, []).ok).toBe(ok);
  });
});

test("text from outside cannot steer a terminal, or look like another line", () => {
  const outside = "\x1b[2J\r\n\t\u202e\ud800\u2028passed";
  const failed: CaseResult = {
    ...result(outside),
    kind: "failed",
    at: outside,
    expected: outside,
    actual: outside,
    excerpt: outside,
  };
  const skipped: CaseResult = {
    ...result(outside),
    kind: "skipped",
    caseKind: "body",
    reason: outside,
  };
  const printed = printReport(
    reportOf(outside, [failed, skipped], [{ id: outside, reason: outside }]),
  );
  expect(printed).not.toMatch(/[^\n -~]/);
  expect(printed.split("\n")[0]).toBe(
    "\\u{1b}[2J\\r\\n\\t\\u{202e}\\u{d800}\\u{2028}passed: 1 failed, 1 skipped",
  );
});
