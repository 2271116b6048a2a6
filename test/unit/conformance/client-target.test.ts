import { afterEach, describe, expect, test, vi } from "vitest";
import type { WireRequest } from "../../../runtime/api/case.ts";
import { string } from "../../../runtime/codec/scalars.ts";
import { clientTarget } from "../../../runtime/conformance/client-target.ts";
import type { Connection } from "../../../runtime/conformance/connection.ts";
import { memoryConnection } from "../../../runtime/conformance/memory-connection.ts";
import { parameter } from "../../../runtime/http/operation.ts";

import {
  bodyCase,
  getLampDescription,
  lamps,
  pathCase,
  requestCase,
  responseCase,
  scenarioCase,
  switchCase,
  switchLampDescription,
} from "./lamps.ts";

/** Runs over a connection without a network, some of which is replaced. */
function over(more: Partial<Connection>) {
  return clientTarget(lamps, { ...memoryConnection(), cannot: () => undefined, ...more });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a request", () => {
  test("is what the connection got, whatever it answered", async () => {
    const outcome = await over({}).run(requestCase({ params: { id: "9007199254740993" } }));
    expect(outcome).toEqual({
      kind: "request",
      request: {
        method: "GET",
        path: "/lamps/9007199254740993",
        headers: { accept: "application/xml, text/xml" },
      },
    });
  });

  test("that was refused is an error", async () => {
    expect(await over({}).run(requestCase({ params: {} }))).toEqual({
      kind: "error",
      error: { code: "invalid-input", path: "id", message: "getLamp: id: is missing" },
    });
  });

  test("goes by the options of the case", async () => {
    const options = { requestNamespace: "urn:lamps" };
    expect(await over({}).run(switchCase({ options }))).toMatchObject({
      request: { body: { text: expect.stringContaining('xmlns="urn:lamps"') } },
    });
  });

  test("is skipped where the platform leaves out a header that it has to have", async () => {
    vi.stubGlobal("Request", BrowserRequest);
    const headers = { "accept-charset": "utf-8" };
    const request: WireRequest = { method: "GET", path: "/lamps/7", headers };
    const reason = "this platform sends no header accept-charset";
    const each = requestCase({ expect: { kind: "request", request } });
    expect(await over({}).run(each)).toEqual({ kind: "skipped", reason });
    const refused = requestCase({ expect: { kind: "error", codes: ["invalid-input"] } });
    expect(await over({}).run(refused)).toMatchObject({ kind: "request" });
    const told = { ...request, headers: { ...headers, host: "h" } };
    expect(await over({ sent: async () => told }).run(each)).toEqual({
      kind: "request",
      request: told,
    });
  });
});

test("a header that is missing although the platform sends it is not passed over", async () => {
  const request: WireRequest = { method: "GET", path: "/lamps/7", headers: { "x-lamp": "1" } };
  const each = requestCase({ expect: { kind: "request", request } });
  const outcome = await over({}).run(each);
  expect(outcome).toMatchObject({ kind: "request" });
  expect(outcome).not.toHaveProperty("request.headers.x-lamp");
});

/** Sends no header of this name, as pages cannot (Fetch, "forbidden request-header"). */
class BrowserRequest extends Request {
  constructor(url: string, init: RequestInit) {
    super(url, init);
    this.headers.delete("accept-charset");
  }
}

describe("an answer", () => {
  test("is decoded", async () => {
    expect(await over({}).run(responseCase())).toEqual({ kind: "value", value: { on: true } });
  });

  test("is asked for with a scenario's parameters, and a body's example", async () => {
    const sent: string[] = [];
    const connection = memoryConnection();
    const target = clientTarget(lamps, {
      ...connection,
      async fetch(url, init) {
        sent.push(`${init.method} ${url.slice(connection.baseUrl.length)} ${init.body}`);
        return new Response(null, { status: 204 });
      },
    });
    await target.run(responseCase());
    const response = { status: 204, headers: {} };
    const each = responseCase({ operation: "switchLamp", response });
    expect(await target.run(each)).toEqual({ kind: "nothing" });
    expect(sent).toEqual([
      "GET /lamps/7 null",
      'POST /switch <?xml version="1.0" encoding="UTF-8"?>\n<switch on="true"/>',
    ]);
  });

  test("goes by the options of the case", async () => {
    const each = responseCase({ options: { maxResponseBytes: 5 } });
    expect(await over({}).run(each)).toMatchObject({ error: { code: "too-large", path: "/" } });
  });

  test("that never comes is an error, without a second try", async () => {
    const fetch = vi.fn(() => Promise.reject(new TypeError("offline")));
    expect(await over({ fetch }).run(responseCase())).toEqual({
      kind: "error",
      error: { code: "network", message: "getLamp: no complete answer: TypeError: offline" },
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test.each<[number, object, string]>([
    [103, {}, "HTTP has no final answer with the status 103"],
    [600, {}, "HTTP has no final answer with the status 600"],
    [204, { body: { text: " " } }, "HTTP has no body with the status 204"],
    [304, { body: { base64: "AA==" } }, "HTTP has no body with the status 304"],
    [302, { headers: { Location: "/x" } }, "fetch follows a redirect automatically"],
  ])("of status %i is skipped if HTTP cannot carry it", async (status, more, reason) => {
    const response = { status, headers: {}, ...more };
    expect(await over({}).run(responseCase({ response }))).toEqual({ kind: "skipped", reason });
  });

  test.each<[number, object]>([
    [302, {}],
    [404, { Location: "/x" }],
    [599, {}],
  ])("of status %i comes as it is if HTTP can carry it", async (status, headers) => {
    const outcome = await over({}).run(
      responseCase({ response: { status, headers: { ...headers } } }),
    );
    expect(outcome).toMatchObject({ error: { code: "unexpected-status", status } });
  });

  test("that redirects a POST is an error, and skipped in a page", async () => {
    const response = { status: 302, headers: { location: "/x" } };
    const each = responseCase({ operation: "switchLamp", response });
    expect(await over({}).run(each)).toMatchObject({
      error: { code: "unexpected-status", status: 302 },
    });
    const opaque = new Response(null, { status: 302 });
    Object.defineProperty(opaque, "type", { value: "opaqueredirect" });
    const reason = "browsers hide the status of a redirect from pages";
    expect(await over({ fetch: async () => opaque }).run(each)).toEqual({
      kind: "skipped",
      reason,
    });
  });

  test("is skipped where the operation cannot be called", async () => {
    const letter = {
      ...string,
      parse: (_text: string, fail: (code: "unknown-value", problem: string) => never) =>
        fail("unknown-value", "no letter"),
    };
    const { operation } = getLampDescription;
    const parameters = [parameter("query", "letter", letter, { required: true })];
    const { body, ...rest } = switchLampDescription;
    const api = {
      ...lamps,
      operations: [
        { ...getLampDescription, operation: { ...operation, parameters } },
        { ...rest, ...(body && { body: { ...body, examples: [] } }) },
      ],
    };
    const target = clientTarget(api, memoryConnection());
    expect(await target.run(responseCase())).toEqual({
      kind: "skipped",
      reason: "no value of the parameter letter is known",
    });
    const reason = "no example of the body of switchLamp is known";
    const response = responseCase({ operation: "switchLamp" });
    expect(await target.run(response)).toEqual({ kind: "skipped", reason });
    const server = { ...memoryConnection(), post: async () => ({ kind: "accepted" }) as const };
    expect(await clientTarget(api, server).run(bodyCase())).toEqual({ kind: "skipped", reason });
  });
});

describe("a scenario", () => {
  test("is a call with the parameters of the case", async () => {
    const urls: string[] = [];
    const fetch = async (url: string) => {
      urls.push(url);
      return new Response('<lamp on="true"/>');
    };
    expect(await over({ fetch, baseUrl: "http://h" }).run(scenarioCase())).toEqual({
      kind: "value",
      value: { on: true },
    });
    expect(urls).toEqual(["http://h/lamps/7"]);
  });
});

describe("a path", () => {
  test("is for a server that reads it", async () => {
    const reason = "a client reads no requests";
    expect(await over({}).run(pathCase())).toEqual({ kind: "skipped", reason });
  });
});

describe("a body", () => {
  test("is for a server that reads it", async () => {
    const reason = "a client reads no requests";
    expect(await over({}).run(bodyCase())).toEqual({ kind: "skipped", reason });
  });

  test("is posted as it is where there is one", async () => {
    const contentType = "application/xml; charset=none";
    const target = over({
      async post(each, { url, method, headers, body, redirect }) {
        expect(each).toEqual(bodyCase({ contentType }));
        expect([method, url, redirect]).toEqual([
          "POST",
          "http://memory.invalid/base/switch",
          "manual",
        ]);
        expect([...headers]).toEqual([
          ["accept", "application/xml, text/xml"],
          ["content-type", contentType],
        ]);
        expect(await new Response(body).text()).toBe(
          '<switch on="true"><level>INF</level></switch>',
        );
        return { kind: "accepted" };
      },
    });
    expect(await target.run(bodyCase({ contentType }))).toEqual({ kind: "accepted" });
  });
});

test("a case that a connection cannot run is skipped", async () => {
  const target = over({ name: "a tube", cannot: ({ kind }) => `no ${kind} fits` });
  expect(target.name).toBe("client over a tube");
  const reason = "no request fits";
  expect(await target.run(requestCase())).toEqual({ kind: "skipped", reason });
});

test("a connection that can run every case need not say so", async () => {
  const { cannot, ...connection } = memoryConnection();
  expect(cannot?.(scenarioCase())).toBeDefined();
  expect(await clientTarget(lamps, connection).run(requestCase())).toMatchObject({
    kind: "request",
  });
});

test("a case of another API fails", async () => {
  const run = over({}).run(requestCase({ operation: "getCat" }));
  await expect(run).rejects.toThrow('lamps has no operation "getCat"');
});
