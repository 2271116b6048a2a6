import { expect, test } from "vitest";
import { reportOf } from "../../../runtime/conformance/report.ts";
import type { CaseResult } from "../../../runtime/conformance/result.ts";
import { printTap } from "../../../runtime/conformance/tap.ts";

const of = (id: string) => ({ id, operation: "getLamp", documentation: `Why ${id} exists.` });
const difference = { at: "value.on", expected: '"a\n"', actual: "true" };

test("each result is a test point; what need not pass is to do, and a number sign is none", () => {
  const results: readonly CaseResult[] = [
    { ...of("getLamp/on"), kind: "passed" },
    { ...of("getLamp/off"), kind: "failed", ...difference },
    { ...of("getLamp/may"), kind: "optional-failure", ...difference },
    { ...of("getLamp/known"), kind: "known-failure", reason: "see #1\nand \\ 2" },
    { ...of("getLamp/pass"), kind: "unexpected-pass", reason: "see #2" },
    { ...of("getLamp/skip"), kind: "skipped", caseKind: "body", reason: "no # server" },
  ];
  const report = reportOf("a\u001b program", results, [{ id: "getLamp/gone", reason: "old" }]);
  expect(printTap(report)).toBe(`TAP version 14
# a\\u{1b} program
1..7
ok 1 - getLamp/on
not ok 2 - getLamp/off
  ---
  message: "Why getLamp/off exists."
  at: "value.on"
  expected: "\\"a\\n\\""
  actual: "true"
  ...
not ok 3 - getLamp/may # TODO optional
  ---
  at: "value.on"
  expected: "\\"a\\n\\""
  actual: "true"
  ...
not ok 4 - getLamp/known # TODO known failure: see \\#1\\\\nand \\\\ 2
not ok 5 - getLamp/pass
  ---
  message: "it passed, and is listed as a known failure: see #2"
  ...
ok 6 - getLamp/skip # SKIP no \\# server
not ok 7 - getLamp/gone
  ---
  message: "this is no case; it is listed with: old"
  ...
`);
});

test("a run that stopped bails out at the end", () => {
  const report = reportOf("program", [], [], "nobody answered");
  expect(printTap(report)).toBe("TAP version 14\n# program\n1..0\nBail out! nobody answered\n");
});
