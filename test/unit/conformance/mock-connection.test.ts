import { describe, expect, test } from "vitest";
import { clientTarget } from "../../../runtime/conformance/client-target.ts";
import { mockConnection } from "../../../runtime/conformance/mock-connection.ts";
import { ON, serve } from "../http/server.ts";
import {
  base64Of,
  bodyCase,
  lamps,
  pathCase,
  requestCase,
  responseCase,
  scenarioCase,
} from "./lamps.ts";

/** What the mock would say to a request, by its first word that fits; 200 without a body otherwise. */
type Replies = Readonly<Record<string, readonly [status: number, body: string]>>;

/** Something that is controlled as the mock is, and says what it is told to. */
async function serveMock(replies: Replies = {}) {
  const { baseUrl: origin, arrived } = await serve((response, { method, url }) => {
    const [status, body] = replies[`${method} ${url}`] ?? [200, '<lamp on="true"/>'];
    response.writeHead(status).end(body);
  });
  const target = clientTarget(lamps, mockConnection({ baseUrl: `${origin}/base` }));
  return { target, origin, arrived };
}

test("its name", async () => {
  expect((await serveMock()).target.name).toBe("client over the mock");
});

test("an answer is arranged as a fault, and what was arranged before is taken away", async () => {
  const { target, arrived } = await serveMock();
  const headers = { "content-type": "text/xml" };
  const response = { status: 200, headers, body: base64Of(0xff) };
  expect(await target.run(responseCase({ response }))).toEqual({
    kind: "value",
    value: { on: true },
  });
  expect(arrived.map(({ method, url, body }) => [`${method} ${url}`, body])).toEqual([
    ["POST /__mock/reset", ""],
    [
      "POST /__mock/faults",
      JSON.stringify({
        operation: "getLamp",
        times: 1,
        status: 200,
        headers,
        body: { base64: "/w==" },
      }),
    ],
    ["GET /base/lamps/7", ""],
  ]);
  expect(arrived[1]?.headers["content-type"]).toBe("application/json");
});

test("what was sent is the last request in the log", async () => {
  const entry = { operation: "getLamp", method: "GET", headers: { host: "h" }, status: 200 };
  const log = [
    { ...entry, path: "/lamps/6" },
    { ...entry, path: "/lamps/5" },
    { ...entry, path: "/lamps/7", body: { text: "<a/>" } },
  ];
  const { target } = await serveMock({ "GET /__mock/requests": [200, JSON.stringify(log)] });
  expect(await target.run(requestCase())).toEqual({
    kind: "request",
    request: { method: "GET", path: "/lamps/7", headers: { host: "h" }, body: { text: "<a/>" } },
  });
});

test("nothing was sent where the log is empty", async () => {
  const { target } = await serveMock({ "GET /__mock/requests": [200, "[]"] });
  expect(await target.run(requestCase({ params: {} }))).toMatchObject({
    error: { code: "invalid-input", path: "id" },
  });
});

test("a scenario is selected by the parameters alone", async () => {
  const { target, arrived } = await serveMock();
  expect(await target.run(scenarioCase())).toEqual({ kind: "value", value: { on: true } });
  expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /__mock/reset",
    "GET /base/lamps/7",
  ]);
});

test("a path is asked for as it is, beside what a client sends", async () => {
  const { target, arrived } = await serveMock({ "GET /base/lamps/7?_=1": [200, ON] });
  expect(await target.run(pathCase())).toEqual({ kind: "accepted" });
  expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /__mock/reset",
    "GET /base/lamps/7",
    "GET /base/lamps/7?_=1",
  ]);
});

describe("a body is posted as it is:", () => {
  test("what the mock has kept of it is its value", async () => {
    const { target } = await serveMock({
      "GET /__mock/": [200, '{ "collections": { "lamps": 1, "bulbs": 0 } }'],
      "GET /__mock/lamps": [200, '[{ "on": true }]'],
    });
    expect(await target.run(bodyCase())).toEqual({ kind: "value", value: { on: true } });
  });

  test("it is accepted where the mock keeps nothing", async () => {
    const { target, arrived } = await serveMock({
      "GET /__mock/": [200, '{ "collections": { "lamps": 0 } }'],
    });
    expect(await target.run(bodyCase())).toEqual({ kind: "accepted" });
    expect(arrived.at(1)).toMatchObject({
      method: "POST",
      url: "/base/switch",
      headers: { "content-type": "text/xml" },
      body: '<switch on="true"><level>INF</level></switch>',
    });
  });

  test.each<[string, readonly [number, string], object]>([
    [
      "it is refused with the reason",
      [400, '{"code":"missing","path":"/a","line":2,"column":3,"message":"no a","excerpt":"<b/>"}'],
      {
        kind: "error",
        error: { code: "missing", path: "/a", line: 2, column: 3, message: "no a" },
      },
    ],
    [
      "it is refused with its code alone",
      [400, '{"code":"doctype"}'],
      {
        kind: "error",
        error: { code: "doctype", message: "doctype" },
      },
    ],
    [
      "it is refused with places that are none",
      [400, '{"code":"doctype","path":1,"line":"1","column":null,"message":2}'],
      { kind: "error", error: { code: "doctype", message: "doctype" } },
    ],
    [
      "the mock fails, whatever it says",
      [500, '{"code":"missing","path":"/a"}'],
      { kind: "error", error: { code: "unexpected-status", status: 500 } },
    ],
    ["it is too long", [413, "too long"], { kind: "refused" }],
    ["it is no XML", [415, "no XML"], { kind: "refused" }],
    [
      "it is refused without a reason",
      [400, "no"],
      {
        kind: "error",
        error: { code: "unexpected-status", status: 400, message: "the mock answered 400: no" },
      },
    ],
    ["it is refused with no code", [400, "{}"], { error: { code: "unexpected-status" } }],
    ["it is refused with null", [400, "null"], { error: { code: "unexpected-status" } }],
    ["it is refused with a text", [400, '"missing"'], { error: { code: "unexpected-status" } }],
    [
      "the mock has no such path",
      [404, "none"],
      { error: { code: "unexpected-status", status: 404, message: "the mock answered 404: none" } },
    ],
  ])("%s", async (_name, reply, outcome) => {
    const { target } = await serveMock({ "POST /base/switch": reply });
    expect(await target.run(bodyCase())).toMatchObject(outcome);
  });
});

describe("the mock is controlled", () => {
  test("at another URL, and by another fetch, if that is given", async () => {
    const { origin, arrived } = await serveMock();
    const asked: string[] = [];
    const connection = mockConnection({
      baseUrl: `${origin}/base`,
      controlUrl: "http://control/mock/",
      async controlFetch(url, { method }) {
        asked.push(`${method} ${url}`);
        return new Response(null, { status: 204 });
      },
    });
    await clientTarget(lamps, connection).run(responseCase());
    expect(asked).toEqual(["POST http://control/mock/reset", "POST http://control/mock/faults"]);
    expect(arrived.map(({ url }) => url)).toEqual(["/base/lamps/7"]);
  });

  test("and a case fails with what it says if it refuses", async () => {
    const { target, origin } = await serveMock({ "POST /__mock/faults": [400, "times: is odd"] });
    await expect(target.run(responseCase())).rejects.toThrow(
      `the mock answered 400 to POST ${origin}/__mock/faults: times: is odd`,
    );
  });
});

describe("what a server says by itself is not arranged:", () => {
  test.each([
    [{ "Content-Length": "9" }, "a server sends a content-length of its own"],
    [{ "transfer-encoding": "chunked" }, "a server sends a transfer-encoding of its own"],
  ])("%j", async (headers, reason) => {
    const { target } = await serveMock();
    const response = { status: 200, headers, body: { text: "<lamp/>" } };
    expect(await target.run(responseCase({ response }))).toEqual({ kind: "skipped", reason });
  });

  test("unless it is the same", async () => {
    const { target } = await serveMock();
    const response = { status: 200, headers: { "content-length": "7" }, body: { text: "<lamp/>" } };
    expect(await target.run(responseCase({ response }))).toMatchObject({ kind: "value" });
  });
});
