import { describe, expect, test } from "vitest";
import { clientTarget } from "../../../runtime/conformance/client-target.ts";
import { memoryConnection } from "../../../runtime/conformance/memory-connection.ts";
import { runConformance } from "../../../runtime/conformance/run.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";
import {
  base64Of,
  lamps,
  pathCase,
  requestCase,
  responseCase,
  scenarioCase,
  switchCase,
} from "./lamps.ts";

test("a client over it passes what a client should", async () => {
  const accept = "application/xml, text/xml";
  const headers = { "content-type": "text/xml;charset=UTF-8", accept };
  const params = { on: true, level: ["INF"], why: "a b" };
  const body = { text: "<switch on='true'>\n<level>INF</level></switch>" };
  const request = { method: "POST", path: "/switch?why=a%20b", headers, body };
  const response = { status: 500, headers: {}, body: { text: "<down/>" } };
  const cases = [
    requestCase(),
    switchCase({ params, expect: { kind: "request", request } }),
    responseCase(),
    responseCase({
      response,
      expect: { kind: "error", codes: ["unexpected-status"], status: 500 },
    }),
  ];
  const target = clientTarget(lamps, memoryConnection());
  const report = await runConformance({ target, cases, readXml: readXmlBySaxes });
  expect(report).toMatchObject({ target: "client over memory", ok: true });
  expect(report.results.map(({ kind }) => kind)).toEqual(["passed", "passed", "passed", "passed"]);
});

test("the answer is exactly what was arranged, once", async () => {
  const { fetch = globalThis.fetch, answer } = memoryConnection();
  const headers = { "x-lamp": "on" };
  await answer(responseCase(), { status: 203, headers, body: base64Of(0xff, 0) });
  const response = await fetch("http://memory.invalid/base/lamps/1", {});
  expect(response.status).toBe(203);
  expect([...response.headers]).toEqual([["x-lamp", "on"]]);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0xff, 0));
  expect((await fetch("http://memory.invalid/base/lamps/1", {})).status).toBe(204);
});

test("what was sent is told until the next case", async () => {
  const { fetch = globalThis.fetch, answer, sent, baseUrl } = memoryConnection();
  expect(await sent()).toBeUndefined();
  await fetch(`${baseUrl}/lamps/1?room=x`, { headers: { "X-Lamp": "1" } });
  expect(await sent()).toEqual({
    method: "GET",
    path: "/lamps/1?room=x",
    headers: { "x-lamp": "1" },
  });
  await fetch(`${baseUrl}/switch`, { method: "POST", body: "<switch/>" });
  expect(await sent()).toEqual({
    method: "POST",
    path: "/switch",
    headers: {},
    body: { text: "<switch/>" },
  });
  await answer(requestCase(), undefined);
  expect(await sent()).toBeUndefined();
});

describe("what cannot be run without a network is skipped:", () => {
  const target = clientTarget(lamps, memoryConnection());

  test("a scenario", async () => {
    const reason = "there is no server that could be in a state";
    expect(await target.run(scenarioCase())).toEqual({ kind: "skipped", reason });
  });

  test("a path", async () => {
    const reason = "there is no server that could read a path";
    expect(await target.run(pathCase())).toEqual({ kind: "skipped", reason });
  });

  test("an answer that is compressed", async () => {
    const response = { status: 200, headers: { "Content-Encoding": "gzip" } };
    const reason = "in memory nothing undoes a content-encoding";
    expect(await target.run(responseCase({ response }))).toEqual({ kind: "skipped", reason });
  });
});
