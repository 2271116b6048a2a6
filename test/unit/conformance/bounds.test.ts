/** A run ends whatever the server does: it hangs, is not there, or never stops sending. */
import { describe, expect, test } from "vitest";
import { cases, createServerTarget } from "../../../generated/conformance/index.ts";
import type { Case } from "../../../runtime/api/case.ts";
import { printReport } from "../../../runtime/conformance/report.ts";
import { runConformance } from "../../../runtime/conformance/run.ts";
import { serverTarget } from "../../../runtime/conformance/server-target.ts";
import type { Outcome } from "../../../runtime/conformance/target.ts";
import { ON, serve } from "../http/server.ts";
import { bodyCase, lamps, pathCase, requestCase, responseCase, targetThat } from "./lamps.ts";

const lit: Outcome = { kind: "value", value: { on: true } };
const late: Outcome = { kind: "error", error: { code: "timeout", message: "no complete answer" } };
const gone: Outcome = { kind: "error", error: { code: "network", message: "refused" } };
const other: Outcome = { kind: "error", error: { code: "missing", message: "it is missing" } };
const skip: Outcome = { kind: "skipped", reason: "not for it" };

function many(count: number): readonly Case[] {
  return Array.from({ length: count }, (_, i) => responseCase({ id: `getLamp/${i}` }));
}

/** Gives the outcomes in turn, and then the last one. */
function inTurn(...outcomes: readonly Outcome[]) {
  let at = 0;
  const ran: Case[] = [];
  const target = targetThat(async (each) => {
    ran.push(each);
    return outcomes[Math.min(at++, outcomes.length - 1)] ?? lit;
  });
  return { target, ran };
}

describe("a case that takes too long", () => {
  test("fails, and the target is told to stop", async () => {
    let signal: AbortSignal | undefined;
    const target = targetThat((each, end) => {
      signal = end;
      return each.id === "getLamp/0" ? new Promise(() => {}) : Promise.resolve(lit);
    });
    const options = { target, cases: many(2), caseTimeoutMs: 20 };
    const report = await runConformance(options);
    expect(report.results).toMatchObject([
      { kind: "failed", at: "run", actual: "nothing within 20 ms" },
      { kind: "passed" },
    ]);
    expect(report).not.toHaveProperty("stopped");
    expect(signal?.aborted).toBe(false);
  });
});

describe("a run stops", () => {
  test.each([
    ["that hangs", "nothing within 10 ms", () => new Promise<Outcome>(() => {})],
    ["that is too slow", "the error timeout: no complete answer", async () => late],
    ["that is not there", "the error network: refused", async () => gone],
  ])("at a server %s", async (_name, last, run) => {
    let ran = 0;
    const target = targetThat(() => {
      ran++;
      return run();
    });
    const report = await runConformance({ target, cases: many(100), caseTimeoutMs: 10 });
    expect(ran).toBe(5);
    expect(report.ok).toBe(false);
    expect(report.stopped).toBe(`5 cases in a row got no answer (stopAfter); the last: ${last}`);
    expect(report.results).toHaveLength(100);
    expect(printReport(report)).toContain(
      "not run: 95 of 100 cases, by their kind\n  95 response: the run had stopped\n\nstopped: 5 cases",
    );
  });

  test("after as many as it is told, in a row, and skipped ones do not count", async () => {
    const { target, ran } = inTurn(gone, late, other, gone, skip, skip, late, gone, lit);
    const report = await runConformance({ target, cases: many(20), stopAfter: 3 });
    expect(ran).toHaveLength(8);
    expect(report.stopped).toMatch(/^3 cases in a row/);
  });

  test("never, if it is told so; an error that a case expects is an answer", async () => {
    const never = inTurn(gone);
    await runConformance({ target: never.target, cases: many(50), stopAfter: 0 });
    expect(never.ran).toHaveLength(50);
    const expected = many(50).map((each) => {
      return { ...each, expect: { kind: "error", codes: ["network"] } } as Case;
    });
    const { target, ran } = inTurn(gone);
    expect(await runConformance({ target, cases: expected })).toMatchObject({ ok: true });
    expect(ran).toHaveLength(50);
  });

  test("when all of it takes too long", async () => {
    const target = targetThat(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return lit;
    });
    const report = await runConformance({ target, cases: many(100), timeoutMs: 50 });
    expect(report.stopped).toBe("the run took longer than 50 ms (timeoutMs)");
    expect(report.ok).toBe(false);
    expect(report.results.at(-1)).toMatchObject({ kind: "skipped", reason: "the run had stopped" });
  });
});

describe("a signal", () => {
  test("ends a run that is waiting, with its reason", async () => {
    const target = targetThat(() => new Promise(() => {}));
    const stop = new AbortController();
    const run = runConformance({ target, cases: many(3), signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(run).rejects.toThrow("enough");
  });

  test("that has aborted lets nothing run", async () => {
    const { target, ran } = inTurn(lit);
    const run = runConformance({ target, cases: many(3), signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
    expect(ran).toEqual([]);
  });

  test("reaches the request of each kind of case", async () => {
    const { baseUrl } = await serve(() => {});
    const target = serverTarget(lamps, { baseUrl, include: ["switchLamp"] });
    for (const each of [requestCase(), bodyCase()]) {
      const stop = new AbortController();
      const run = runConformance({ target, cases: [each], signal: stop.signal });
      setTimeout(() => stop.abort(), 50);
      await expect(run).rejects.toMatchObject({ name: "AbortError" });
    }
  });
});

test.each([
  ["caseTimeoutMs", -1],
  ["timeoutMs", Number.NaN],
  ["stopAfter", 2 ** 31],
  ["timeoutMs", "600000"],
])("%s: %j is refused", async (name, value) => {
  const { target } = inTurn(lit);
  const run = runConformance({ target, cases: [], [name]: value });
  await expect(run).rejects.toThrow(`${name}: must be a number from 0 to 2147483647, got `);
});

describe("over HTTP", () => {
  test("a server that hangs is given up after a few cases", async () => {
    const { baseUrl, arrived } = await serve(() => {});
    const target = createServerTarget({ baseUrl, include: ["submitSurvey"] });
    const report = await runConformance({ target, cases, caseTimeoutMs: 50 });
    expect(arrived.length).toBeLessThanOrEqual(5);
    expect(report.stopped).toMatch(/^5 cases in a row got no answer/);
  });

  test("a server that is not there is given up too, whatever is sent", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    const target = serverTarget(lamps, { baseUrl: "http://lamps", fetch, include: ["switchLamp"] });
    const bodies = Array.from({ length: 50 }, (_, i) => bodyCase({ id: `switchLamp/${i}` }));
    const report = await runConformance({ target, cases: bodies });
    expect(report.stopped).toMatch(/\(stopAfter\); the last: the error network: fetch failed$/);
  });

  test("a body without an end is cut off, and so is what is said of it", async () => {
    let sent = 0;
    const { baseUrl } = await serve((response) => {
      const chunk = "x".repeat(65_536);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on("drain", more);
      more();
    });
    const target = serverTarget(lamps, { baseUrl, include: ["switchLamp"] });
    const report = await runConformance({ target, cases: [requestCase(), bodyCase()] });
    expect(report.results.map(({ kind }) => kind)).toEqual(["failed", "passed"]);
    expect(sent).toBeLessThan(20 * 2 ** 20);
    expect(JSON.stringify(report).length).toBeLessThan(10_000);
  });

  test("a body that comes byte by byte is given up when the time of its case is over", async () => {
    const { baseUrl } = await serve((response) => {
      const timer = setInterval(() => response.write("<"), 5);
      response.on("close", () => clearInterval(timer));
    });
    const target = serverTarget(lamps, { baseUrl, include: ["switchLamp"] });
    const cases = [requestCase(), pathCase(), bodyCase()];
    const report = await runConformance({ target, cases, caseTimeoutMs: 100 });
    expect(report.results).toMatchObject([
      { kind: "failed", actual: "nothing within 100 ms" },
      { kind: "failed", actual: "nothing within 100 ms" },
      // Whether it was accepted its status says.
      { kind: "passed" },
    ]);
  });

  test("long texts of a result are cut", async () => {
    const target = targetThat(async () => Promise.reject(new Error("x".repeat(1_000_000))));
    const report = await runConformance({ target, cases: many(1) });
    expect(JSON.stringify(report).length).toBeLessThan(2_000);
  });
});

test("a server that answers is not given up", async () => {
  const { baseUrl } = await serve((response) => response.end(ON));
  const target = serverTarget(lamps, { baseUrl });
  const requests = Array.from({ length: 20 }, (_, i) => requestCase({ id: `getLamp/${i}` }));
  expect(await runConformance({ target, cases: requests })).toMatchObject({ ok: true });
});
