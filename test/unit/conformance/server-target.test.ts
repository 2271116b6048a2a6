import { describe, expect, test } from "vitest";
import type { Case } from "../../../runtime/api/case.ts";
import {
  type ServerTargetOptions,
  serverTarget,
} from "../../../runtime/conformance/server-target.ts";
import { ON, serve } from "../http/server.ts";
import {
  bodyCase,
  lamps,
  pathCase,
  requestCase,
  responseCase,
  scenarioCase,
  switchCase,
} from "./lamps.ts";

/** Runs a case against a server that answers every request alike. */
async function runAgainst(
  [status, body]: readonly [status: number, body: string],
  each: Case,
  more: Partial<ServerTargetOptions> = {},
) {
  const { baseUrl, arrived } = await serve((response) => response.writeHead(status).end(body));
  const target = serverTarget(lamps, { baseUrl: `${baseUrl}/base/`, ...more });
  return { target, arrived, baseUrl, outcome: await target.run(each) };
}

test("its name has the URL", async () => {
  const { target, baseUrl } = await runAgainst([200, ON], requestCase());
  expect(target.name).toBe(`the server at ${baseUrl}/base`);
});

describe("a GET", () => {
  test.each<[string, number, string]>([
    ["an answer that decodes", 200, ON],
    ["a documented failure", 500, "<down/>"],
    ["a failure of a documented class", 404, ""],
    ["a failure that only the default documents", 503, ""],
  ])("passes with %s", async (_name, status, body) => {
    const headers = { "x-token": "t" };
    const { outcome } = await runAgainst([status, body], requestCase(), { headers });
    expect(outcome).toMatchObject({
      kind: "request",
      request: { method: "GET", path: "/lamps/7", headers: { "x-token": "t" } },
    });
  });

  test("fails with an answer that does not decode", async () => {
    const { outcome } = await runAgainst([200, "<lamp/>"], requestCase());
    expect(outcome).toMatchObject({ kind: "error", error: { code: "missing", path: "/lamp/@on" } });
  });

  test("fails with a status that is not documented", async () => {
    const { outcome } = await runAgainst([202, ON], requestCase());
    expect(outcome).toMatchObject({
      kind: "error",
      error: { code: "unexpected-status", status: 202 },
    });
    const api = {
      ...lamps,
      operations: lamps.operations.map((each) => ({
        ...each,
        operation: { ...each.operation, failures: { 500: "down", "4XX": "not there" } },
      })),
    };
    const statuses = [500, 404, 503];
    const { baseUrl } = await serve((response, _request, count) =>
      response.writeHead(statuses[count - 1] ?? 200).end(),
    );
    const target = serverTarget(api, { baseUrl });
    expect(await target.run(requestCase())).toMatchObject({ kind: "request" });
    expect(await target.run(requestCase())).toMatchObject({ kind: "request" });
    expect(await target.run(requestCase())).toMatchObject({
      kind: "error",
      error: { code: "unexpected-status", status: 503 },
    });
  });

  test("fails without an answer", async () => {
    const fetch = () => Promise.reject(new TypeError("offline"));
    const { outcome } = await runAgainst([200, ON], requestCase(), { fetch });
    expect(outcome).toMatchObject({ kind: "error", error: { code: "network" } });
  });

  test("fails when the client refuses what should be sent", async () => {
    const { outcome } = await runAgainst([200, ON], requestCase({ params: { id: "x" } }));
    expect(outcome).toMatchObject({ kind: "error", error: { code: "invalid-input", path: "id" } });
  });
});

describe("a path with a query that nobody knows", () => {
  /** Runs the case against a server that answers what has this query by itself. */
  async function ask(
    plain: readonly [status: number, body: string],
    withQuery: readonly [status: number, body: string],
    each = pathCase(),
  ) {
    const { baseUrl, arrived } = await serve((response, { url }) => {
      const [status, body] = url.includes("_=1") ? withQuery : plain;
      response.writeHead(status).end(body);
    });
    const options = { baseUrl: `${baseUrl}/base/`, headers: { "x-token": "t" } };
    const outcome = await serverTarget(lamps, options).run(each);
    return { outcome, arrived };
  }

  test.each<[string, number, string, number, string]>([
    ["the same", 200, ON, 200, ON],
    ["what has changed meanwhile", 200, ON, 200, '<lamp on="false"/>'],
    ["the same documented failure", 500, "<down/>", 500, "<down/>"],
  ])("is answered with %s", async (_name, ...[status, body, other, changed]) => {
    const { outcome, arrived } = await ask([status, body], [other, changed]);
    expect(outcome).toEqual({ kind: "accepted" });
    expect(arrived).toMatchObject([
      { url: "/base/lamps/7", headers: { "x-token": "t" } },
      { url: "/base/lamps/7?_=1", headers: { "x-token": "t" } },
    ]);
  });

  test.each<[string, number, string, number, string, object]>([
    [
      "another status",
      ...([200, ON, 400, ""] as const),
      { status: 400, message: "the server answers 400, and 200 to what a client sends" },
    ],
    [
      "a document where there was none",
      ...([500, "", 200, ON] as const),
      { status: 200, message: "the server answers 200, and 500 to what a client sends" },
    ],
    ["no such document", 200, ON, 200, "<lamp/>", { code: "missing", path: "/lamp/@on" }],
    ["what is described nowhere", 202, "", 202, "", { code: "unexpected-status", status: 202 }],
  ])("fails with %s", async (_name, ...[status, body, other, changed, error]) => {
    const { outcome } = await ask([status, body], [other, changed]);
    expect(outcome).toMatchObject({ kind: "error", error });
  });

  test("fails without an answer, to either request", async () => {
    const fetch = (url: string) =>
      url.endsWith("?_=1") ? Promise.resolve(new Response(ON)) : Promise.reject(new TypeError());
    const options = { baseUrl: "http://lamps", fetch };
    expect(await serverTarget(lamps, options).run(pathCase())).toMatchObject({
      error: { message: "the server answers 200, and not at all to what a client sends" },
    });
    const offline = { ...options, fetch: () => Promise.reject(new TypeError("offline")) };
    expect(await serverTarget(lamps, offline).run(pathCase())).toMatchObject({
      error: { code: "network" },
    });
  });

  test("is not tried with what is no GET, unless that may be sent", async () => {
    const each = pathCase({ operation: "switchLamp", path: "/switch?_=1" });
    const { outcome, arrived } = await ask([200, ON], [200, ON], each);
    const reason = "the operation is not among those that may be sent";
    expect(outcome).toEqual({ kind: "skipped", reason });
    expect(arrived).toEqual([]);
  });
});

describe("a body of an operation that may be sent", () => {
  const include = ["switchLamp"];

  test.each<[number, object]>([
    [200, { kind: "accepted" }],
    [204, { kind: "accepted" }],
    [400, { kind: "refused" }],
    [422, { kind: "refused" }],
    [404, { kind: "error", error: { code: "unexpected-status", status: 404 } }],
    [429, { kind: "error", error: { code: "unexpected-status", status: 429 } }],
    [302, { kind: "error", error: { code: "unexpected-status", status: 302 } }],
    [500, { kind: "error", error: { message: "the server answered 500" } }],
  ])("%i", async (status, expected) => {
    const headers = { "x-token": "t" };
    const { outcome, arrived } = await runAgainst([status, ""], bodyCase(), { include, headers });
    expect(outcome).toMatchObject(expected);
    expect(arrived).toMatchObject([
      {
        method: "POST",
        url: "/base/switch",
        headers: { "content-type": "text/xml", "x-token": "t" },
        body: '<switch on="true"><level>INF</level></switch>',
      },
    ]);
  });
});

describe("a scenario, where the server has them", () => {
  test("is a call", async () => {
    const { outcome } = await runAgainst([200, ON], scenarioCase(), { scenarios: true });
    expect(outcome).toEqual({ kind: "value", value: { on: true } });
  });

  test("of what is no GET is one only if it may be sent", async () => {
    const params = { on: true, level: [] };
    const each = scenarioCase({ operation: "switchLamp", params, expect: { kind: "nothing" } });
    const { outcome, arrived } = await runAgainst([204, ""], each, { scenarios: true });
    const reason = "the operation is not among those that may be sent";
    expect(outcome).toEqual({ kind: "skipped", reason });
    expect(arrived).toEqual([]);
    const options = { scenarios: true, include: ["switchLamp"] };
    expect(await runAgainst([204, ""], each, options)).toMatchObject({
      outcome: { kind: "nothing" },
    });
  });
});

describe("nothing is sent for", () => {
  test.each<[Case, string]>([
    [responseCase(), "a live server answers as it likes"],
    [scenarioCase(), "a live server need not have this state"],
    [switchCase(), "it is not a GET"],
    [
      requestCase({ expect: { kind: "error", codes: ["invalid-input"] } }),
      "no request comes to the server",
    ],
    [bodyCase(), "the operation is not among those that may be sent"],
  ])("%# %s", async (each, reason) => {
    const { outcome, arrived } = await runAgainst([200, ON], each);
    expect(outcome).toEqual({ kind: "skipped", reason });
    expect(arrived).toEqual([]);
  });
});

test("a base URL that no client can use is refused at once", () => {
  expect(() => serverTarget(lamps, { baseUrl: "lamps" })).toThrow(
    "baseUrl: must be an http(s) URL without query, fragment or credentials",
  );
});
