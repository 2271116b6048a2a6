import { describe, expect, test } from "vitest";
import type { Case } from "../../../runtime/api/case.ts";
import { printReport, type Report } from "../../../runtime/conformance/report.ts";
import { type ConformanceOptions, runConformance } from "../../../runtime/conformance/run.ts";
import { NoAnswerError, type Outcome, type Target } from "../../../runtime/conformance/target.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";
import {
  bodyCase,
  requestCase,
  responseCase,
  scenarioCase,
  switchCase,
  targetThat,
} from "./lamps.ts";

const lit: Outcome = { kind: "value", value: { on: true } };

/** The report on a target that gives the same for every case. */
function run(
  cases: readonly Case[],
  outcome: Outcome,
  more: Partial<ConformanceOptions> = {},
): Promise<Report> {
  const target = targetThat(async () => outcome);
  return runConformance({ target, cases, readXml: readXmlBySaxes, ...more });
}

test("cases run one after the other, in their order", async () => {
  const log: string[] = [];
  const target = targetThat(async ({ id }) => {
    log.push(`${id} begins`);
    await new Promise((resolve) => setTimeout(resolve));
    log.push(`${id} ends`);
    return lit;
  });
  const cases = [responseCase({ id: "b" }), responseCase({ id: "a" })];
  const report = await runConformance({ target, cases });
  expect(log).toEqual(["b begins", "b ends", "a begins", "a ends"]);
  expect(report).toEqual({
    target: "lamps",
    results: [
      { id: "b", operation: "getLamp", documentation: "Why the case exists.", kind: "passed" },
      { id: "a", operation: "getLamp", documentation: "Why the case exists.", kind: "passed" },
    ],
    operations: [
      {
        operation: "getLamp",
        passed: 2,
        failed: 0,
        optionalFailures: 0,
        skipped: 0,
        knownFailures: 0,
        unexpectedPasses: 0,
      },
    ],
    unknown: [],
    ok: true,
  });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("a filter chooses among them, and leaves the others out of the report", async () => {
  const cases = [responseCase({ id: "a" }), responseCase({ id: "b" })];
  const { results } = await run(cases, lit, { filter: ({ id }) => id === "b" });
  expect(results.map(({ id }) => id)).toEqual(["b"]);
});

test("a skipped case fails nothing", async () => {
  const { results, ok } = await run([responseCase()], { kind: "skipped", reason: "no server" });
  expect(results).toMatchObject([{ kind: "skipped", reason: "no server" }]);
  expect(ok).toBe(true);
});

describe("whatever a target does, the run goes on:", () => {
  const cases = [responseCase({ id: "a" }), responseCase({ id: "b" })];
  const actual = "TypeError: fetch failed (Error: refused)";

  test.each<[string, () => Promise<Outcome>, string]>([
    [
      "it rejects",
      async () => Promise.reject(new TypeError("fetch failed", { cause: new Error("refused") })),
      actual,
    ],
    [
      "it throws",
      () => {
        throw new TypeError("fetch failed", { cause: new Error("refused") });
      },
      actual,
    ],
    ["it rejects with a text", () => Promise.reject("gone"), '"gone"'],
    ["it rejects with nothing", () => Promise.reject(), "undefined"],
    ["it rejects with what has no text", () => Promise.reject(Object.create(null)), "an object"],
    [
      "it gives nothing",
      async () => JSON.parse("null"),
      "TypeError: Cannot read properties of null (reading 'kind')",
    ],
  ])("%s", async (_name, misbehave, actual) => {
    const target = targetThat((each) => (each.id === "a" ? misbehave() : Promise.resolve(lit)));
    const { results, ok } = await runConformance({ target, cases });
    expect(results).toMatchObject([
      { id: "a", kind: "failed", at: "run", expected: 'the value {"on":true}', actual },
      { id: "b", kind: "passed" },
    ]);
    expect(ok).toBe(false);
  });
});

describe("known failures", () => {
  const cases = [responseCase({ id: "a" }), responseCase({ id: "b" })];

  test("fail the run no more", async () => {
    const knownFailures = new Map([
      ["a", "see #1"],
      ["b", "see #2"],
    ]);
    const { results, ok } = await run(cases, { kind: "nothing" }, { knownFailures });
    expect(results).toMatchObject([
      { id: "a", kind: "known-failure", reason: "see #1" },
      { id: "b", kind: "known-failure", reason: "see #2" },
    ]);
    expect(ok).toBe(true);
  });

  test("that pass fail the run", async () => {
    const { results, ok } = await run(cases, lit, { knownFailures: new Map([["a", "see #1"]]) });
    expect(results).toMatchObject([
      { id: "a", kind: "unexpected-pass", reason: "see #1" },
      { id: "b", kind: "passed" },
    ]);
    expect(ok).toBe(false);
  });

  test("that are skipped are skipped", async () => {
    const skipped: Outcome = { kind: "skipped", reason: "no server" };
    const { results, ok } = await run(cases, skipped, { knownFailures: new Map([["a", "x"]]) });
    expect(results[0]).toMatchObject({ kind: "skipped", reason: "no server" });
    expect(ok).toBe(true);
  });

  test("that are no cases fail the run; those that are not run do not", async () => {
    const knownFailures = new Map([["gone", "see #3"]]);
    const { unknown, ok } = await run(cases, lit, { knownFailures });
    expect(unknown).toEqual([{ id: "gone", reason: "see #3" }]);
    expect(ok).toBe(false);

    const filter = ({ id }: Case) => id === "b";
    const filtered = await run(cases, lit, { filter, knownFailures: new Map([["a", "see #1"]]) });
    expect(filtered).toMatchObject({ unknown: [], ok: true });
  });
});

describe("a failure comes with an excerpt:", () => {
  test("of the document that was to be read", async () => {
    const { results } = await run([responseCase()], { kind: "nothing" });
    expect(results).toMatchObject([{ kind: "failed", excerpt: '<lamp on="true"/>' }]);
  });

  test("of the request that was sent", async () => {
    const request = { body: { text: '<switch on="false"><level>1</level></switch>' } };
    const { results } = await run([switchCase()], { kind: "request", request });
    expect(results).toMatchObject([
      {
        at: "request.body /switch/@on",
        expected: '"true"',
        actual: '"false"',
        excerpt: '<switch on="false"><level>1</level></switch>',
      },
    ]);
  });

  test("of bytes, and only the beginning", async () => {
    const body = { base64: btoa(`\xff${"<a/>".repeat(200)}`) };
    const { results } = await run([bodyCase({ body })], { kind: "nothing" });
    expect(results).toMatchObject([
      { excerpt: `\ufffd${"<a/>".repeat(200)}`.slice(0, 600).concat("…") },
    ]);
  });

  test("or none, where there is no document", async () => {
    for (const each of [requestCase(), scenarioCase()]) {
      const { results } = await run([each], { kind: "nothing" });
      expect(results[0]).not.toHaveProperty("excerpt");
    }
  });
});

test("positions of errors are compared, unless they are not to be", async () => {
  const expected = { kind: "error", codes: ["missing"], path: "/a", line: 1 } as const;
  const error = { code: "missing", path: "/a", line: 2, message: "" } as const;
  const cases = [responseCase({ expect: expected })];
  expect(await run(cases, { kind: "error", error })).toMatchObject({ ok: false });
  const positions = false;
  expect(await run(cases, { kind: "error", error }, { positions })).toMatchObject({ ok: true });
});

test("without a reader of XML, the platform's is used", async () => {
  const request = { body: { text: "<switch on='true'><level>1.0</level></switch>" } };
  const target = targetThat(async () => ({ kind: "request", request }));
  expect(await runConformance({ target, cases: [switchCase()] })).toMatchObject({ ok: true });
});

test("a case that may be passed fails no run, and is reported; as a known failure it is like others", async () => {
  const cases = [{ ...responseCase(), level: "may" } as const];
  const report = await run(cases, { kind: "nothing" });
  expect(report).toMatchObject({
    ok: true,
    results: [{ kind: "optional-failure", id: "getLamp/a-case", actual: "no value" }],
    operations: [{ operation: "getLamp", passed: 0, failed: 0, optionalFailures: 1 }],
  });
  expect(printReport(report)).toContain(
    'optional: getLamp/a-case\n  expected the value {"on":true}, got no value\n',
  );
  const knownFailures = new Map([["getLamp/a-case", "it does not"]]);
  expect(await run(cases, { kind: "nothing" }, { knownFailures })).toMatchObject({
    ok: true,
    results: [{ kind: "known-failure" }],
  });
});

test("a target that gives no answer several times in a row ends the run", async () => {
  const cases = Array.from({ length: 9 }, (_, i) => ({ ...responseCase(), id: `getLamp/${i}` }));
  const target: Target = {
    name: "silent",
    run: () => Promise.reject(new NoAnswerError("it ended with status 1")),
  };
  expect(await runConformance({ target, cases })).toMatchObject({
    ok: false,
    stopped:
      "5 cases in a row got no answer (stopAfter); the last: NoAnswerError: it ended with status 1",
  });
});
