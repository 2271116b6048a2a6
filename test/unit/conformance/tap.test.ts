import { Parser } from "tap-parser";
import { describe, expect, test } from "vitest";
import { type Report, reportOf } from "../../../runtime/conformance/report.ts";
import type { CaseResult } from "../../../runtime/conformance/result.ts";
import { printTap } from "../../../runtime/conformance/tap.ts";
import { printable } from "../../../runtime/text/printable.ts";

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

describe("to another reader of TAP", () => {
  interface Point {
    readonly ok: boolean;
    readonly name: string;
    readonly todo: string | boolean;
    readonly skip: string | boolean;
    readonly diag: unknown;
  }

  /** The test points that the reader of node-tap finds, and whatever it cannot make sense of. */
  function read(report: Report) {
    const events = Parser.parse(printTap(report));
    const named = (name: string) =>
      events.filter(([each]) => each === name).map(([, data]) => data);
    return {
      points: named("assert") as readonly Point[],
      complete: named("complete")[0] as { readonly ok: boolean; readonly bailout: unknown },
      version: named("version"),
      odd: [...named("extra"), ...named("child")],
    };
  }

  const hostile = [
    "getLamp/a # TODO b",
    "getLamp/a\\# SKIP b",
    "getLamp/a\n# b",
    "getLamp/ok 2 - b",
    "getLamp/\\",
    "getLamp/\u001b[2J",
  ];

  test.each(hostile)("the id %j is a name and nothing else", (id) => {
    const report = reportOf("a program", [{ ...of(id), kind: "passed" }], []);
    const { points, complete, version, odd } = read(report);
    expect(version).toEqual([14]);
    expect(points).toMatchObject([{ ok: true, name: printable(id), todo: false, skip: false }]);
    expect(complete).toMatchObject({ ok: true });
    expect(odd).toEqual([]);
  });

  test.each(hostile)("%j in a note or a reason is a text", (text) => {
    const wrong = { at: text, expected: text, actual: "..." };
    const results: readonly CaseResult[] = [
      { ...of("getLamp/off"), kind: "failed", ...wrong },
      { ...of("getLamp/may"), kind: "optional-failure", ...wrong },
      { ...of("getLamp/known"), kind: "known-failure", reason: text },
      { ...of("getLamp/skip"), kind: "skipped", caseKind: "body", reason: text },
    ];
    const { points, complete, odd } = read(
      reportOf(text, results, [{ id: "getLamp/gone", reason: text }]),
    );
    const message = "Why getLamp/off exists.";
    expect(points).toMatchObject([
      { ok: false, name: "getLamp/off", todo: false, diag: { message, ...wrong } },
      { ok: false, name: "getLamp/may", todo: "optional", diag: wrong },
      { ok: false, name: "getLamp/known", todo: `known failure: ${printable(text)}`, diag: null },
      { ok: true, name: "getLamp/skip", skip: printable(text), diag: null },
      { ok: false, diag: { message: `this is no case; it is listed with: ${text}` } },
    ]);
    expect(complete).toMatchObject({ ok: false, fail: 4, todo: 2, skip: 1 });
    expect(odd).toEqual([]);
  });

  test("a run that stopped is one that bailed out", () => {
    const results: readonly CaseResult[] = [{ ...of("getLamp/on"), kind: "passed" }];
    const { complete } = read(reportOf("a program", results, [], "nobody # answered"));
    expect(complete).toMatchObject({ ok: false, bailout: "nobody # answered" });
  });
});
