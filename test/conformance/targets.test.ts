/**
 * The conformance cases in every runtime that can be had by npm; those in Chromium are in
 * test/browser/. Each client talks to a mock of its own over real HTTP. Where the mock is in the same process, it is
 * controlled there: what it is told, and asked for, is twice as many requests as the client's own.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { api } from "../../generated/api.ts";
import { cases } from "../../generated/conformance/index.ts";
import { createMock } from "../../generated/mock.ts";
import { codecTarget } from "../../runtime/conformance/codec-target.ts";
import type { Report } from "../../runtime/conformance/report.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import type { Fetch } from "../../runtime/http/client-options.ts";
import { MOST } from "../support/long-names.ts";
import { bundle } from "./targets/bundle.ts";
import { expectConforming } from "./targets/expect-report.ts";
import { runCases } from "./targets/platform.ts";
import { runProgram } from "./targets/program.ts";
import { proxyTarget } from "./targets/proxy.ts";
import { askWorker } from "./targets/workerd.ts";
import { readXmlBySaxes } from "./targets/xml-by-saxes.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "targets-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A mock for one test, below a context root as servers have one. */
async function startMock() {
  const mock = createMock();
  const { url, close } = await mock.listen();
  onTestFinished(close);
  const control: Fetch = (path, init) => mock.handle(new Request(path, init));
  return { baseUrl: `${url}/system/egain`, control };
}

test("there are hundreds of cases, for every operation", () => {
  expect(cases.length).toBeGreaterThan(300);
  const operations = new Set(cases.map(({ operation }) => operation));
  expect([...operations]).toEqual(api.operations.map(({ operation }) => operation.id));
});

test("the codecs", async (context) => {
  const target = { ...codecTarget(api), name: "codecs" };
  expectConforming(await runConformance({ target, cases, readXml: readXmlBySaxes }), context);
});

test("the client in Node", async (context) => {
  const { baseUrl, control } = await startMock();
  expectConforming(await runCases("Node", baseUrl, control), context);
});

test("the client behind the proxy", async (context) => {
  const { baseUrl, control } = await startMock();
  const target = proxyTarget(baseUrl, control);
  expectConforming(await runConformance({ target, cases, readXml: readXmlBySaxes }), context);
});

test("the client in workerd", async (context) => {
  const script = await bundle(new URL("./targets/worker.ts", import.meta.url));
  const { baseUrl } = await startMock();
  const query = new URLSearchParams({ baseUrl });
  const report: Report = JSON.parse(await askWorker(script, query));
  expectConforming(report, context);
});

describe.each([
  ["Bun", "bun", ["run"]],
  ["Deno", "deno", ["run", "--allow-net=127.0.0.1", "--no-config", "--no-lock"]],
] as const)("the client in %s", (name, program, args) => {
  test("passes", async (context) => {
    const script = join(folder, `${program}.mjs`);
    writeFileSync(script, await bundle(new URL("./targets/script.ts", import.meta.url)));
    const { baseUrl } = await startMock();
    const printed = await runProgram(program, ...args, script, name, baseUrl);
    const report: Report = JSON.parse(printed);
    expectConforming(report, context);
  });

  test("reads long names and namespaces in the time and memory of plain documents", async () => {
    const script = join(folder, `${program}-long-names.mjs`);
    writeFileSync(script, await bundle(new URL("./targets/long-names.ts", import.meta.url)));
    const { ratios, megabytes } = JSON.parse(await runProgram(program, ...args, script, "64"));
    for (const [document, ratio] of Object.entries(ratios)) {
      expect(ratio, document).toBeLessThan(MOST);
    }
    expect(megabytes).toBeLessThan(400);
  });
});
