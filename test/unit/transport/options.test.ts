import { afterEach, describe, expect, test, vi } from "vitest";
import { type ClientOptions, checkOptions } from "../../../runtime/client-options.ts";
import { send } from "../../../runtime/transport.ts";
import { failureOf, getLamp, ON, serve, switchLamp } from "./server.ts";

const fetch = async () => new Response(ON);

async function urlWith(baseUrl: string): Promise<string> {
  let sent = "";
  await send(getLamp, { baseUrl, fetch, onRequest: ({ url }) => (sent = url) }, { id: 1 });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("baseUrl", () => {
  test.each([
    ["https://h", "https://h/lamps/1"],
    ["https://h/", "https://h/lamps/1"],
    ["https://h/a/b", "https://h/a/b/lamps/1"],
    ["https://h/a/b///", "https://h/a/b/lamps/1"],
    ["https://h:8443/a/../b/./c", "https://h:8443/b/c/lamps/1"],
    ["https://h/a//b/@c", "https://h/a//b/@c/lamps/1"],
    ["HTTP://BÜCHER.example/{x} y", "http://xn--bcher-kva.example/%7Bx%7D%20y/lamps/1"],
  ])("%s", async (baseUrl, url) => {
    expect(await urlWith(baseUrl)).toBe(url);
  });

  test("is relative to the page, whose base may be another than its address", async () => {
    vi.stubGlobal("location", { href: "https://page.example/shop/index.html?x=1#y" });
    expect(await urlWith("/a/b")).toBe("https://page.example/a/b/lamps/1");
    expect(await urlWith("api/")).toBe("https://page.example/shop/api/lamps/1");
    vi.stubGlobal("document", { baseURI: "https://base.example/" });
    expect(await urlWith("/a/b")).toBe("https://base.example/a/b/lamps/1");
  });

  test.each([
    "/a/b",
    "",
    "h/a",
    "https://",
    "ftp://h/a",
    "data:text/xml,<a/>",
    "https://h/a?b=c",
    "https://h/a?",
    "https://h/a#b",
    "https://user:secret@h/a",
    "https://user@h",
  ])("%j is refused", async (baseUrl) => {
    expect(await failureOf(send(getLamp, { baseUrl, fetch }, { id: 1 }))).toMatchObject({
      name: "InputError",
      operation: "getLamp",
      path: "baseUrl",
      message: "getLamp: baseUrl: must be an http(s) URL without query, fragment or credentials",
    });
  });
});

describe("numbers", () => {
  test.each<[string, Partial<ClientOptions>]>([
    ["timeoutMs", { timeoutMs: -1 }],
    ["timeoutMs", { timeoutMs: NaN }],
    ["timeoutMs", { timeoutMs: Infinity }],
    ["timeoutMs", { timeoutMs: 2 ** 31 }],
    ["maxResponseBytes", { maxResponseBytes: -1 }],
    ["retries", { retry: -1 }],
    ["retries", { retry: { retries: NaN } }],
    ["delayMs", { retry: { delayMs: -5 } }],
  ])("%s is refused: %j", async (path, options) => {
    const call = send(getLamp, { baseUrl: "http://h", fetch, ...options }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({
      name: "InputError",
      path,
      message: `getLamp: ${path}: must be from 0 to 2147483647`,
    });
  });

  test("timeoutMs of a call", async () => {
    const call = send(getLamp, { baseUrl: "http://h", fetch }, { id: 1 }, { timeoutMs: -1 });
    expect(await failureOf(call)).toMatchObject({ name: "InputError", path: "timeoutMs" });
  });
});

describe("fetch", () => {
  test("without one anywhere", async () => {
    vi.stubGlobal("fetch", undefined);
    expect(await failureOf(send(getLamp, { baseUrl: "http://h" }, { id: 1 }))).toMatchObject({
      name: "InputError",
      path: "fetch",
      message: "getLamp: fetch: must be given on this platform",
    });
  });

  test("is called without a receiver, as browsers want it", async () => {
    let receiver: unknown = "not called";
    const given = async function (this: unknown) {
      receiver = this;
      return new Response(ON);
    };
    await send(getLamp, { baseUrl: "http://h", fetch: given }, { id: 1 });
    expect(receiver).toBeUndefined();
  });
});

describe("headers", () => {
  test("a call's replace the client's, parameters replace both, Accept stays", async () => {
    const { baseUrl, arrived } = await serve((response) => response.end(ON));
    const headers = {
      "X-Site": "client",
      "X-Shop": "client",
      "Trace-Id": "client",
      Accept: "application/json",
    };
    const call = { headers: { "x-shop": "call", "x-none": undefined } };
    await send(getLamp, { baseUrl, headers }, { id: 1, traceId: "parameter" }, call);
    expect(arrived[0]?.headers).toMatchObject({
      "x-site": "client",
      "x-shop": "call",
      "trace-id": "parameter",
      accept: "application/xml, text/xml",
    });
    expect(arrived[0]?.headers).not.toHaveProperty("x-none");
  });

  test.each([
    ["x-a", "a\r\nx-b: c", 'headers.x-a: "a\\r\\nx-b: c" cannot be part of a header'],
    ["x-a", "a\n", 'headers.x-a: "a\\n" cannot be part of a header'],
    ["x a", "b", 'headers.x a: "b" cannot be part of a header'],
    ["", "b", 'headers.: "b" cannot be part of a header'],
    ["x-a", "漢", 'headers.x-a: "漢" cannot be part of a header'],
  ])("%j: %j is refused", async (name, value, problem) => {
    const client = { baseUrl: "http://h", fetch };
    const call = send(getLamp, client, { id: 1 }, { headers: { [name]: value } });
    expect(await failureOf(call)).toMatchObject({
      name: "InputError",
      message: `getLamp: ${problem}`,
    });
  });
});

describe("onRequest and onResponse", () => {
  test("see every attempt, and may add headers", async () => {
    const { baseUrl, arrived } = await serve((response, _request, count) =>
      response.writeHead(count < 2 ? 503 : 200).end(ON),
    );
    const seen: string[] = [];
    const client: ClientOptions = {
      baseUrl,
      retry: { delayMs: 0 },
      onRequest({ operation, method, url, headers, attempt }) {
        headers.set("x-attempt", String(attempt));
        seen.push(`${operation} ${method} ${url.slice(baseUrl.length)} ${attempt}`);
      },
      onResponse: ({ status }, { attempt }) => seen.push(`${status} ${attempt}`),
    };
    await send(getLamp, client, { id: 1 });
    expect(seen).toEqual(["getLamp GET /lamps/1 1", "503 1", "getLamp GET /lamps/1 2", "200 2"]);
    expect(arrived.map(({ headers }) => headers["x-attempt"])).toEqual(["1", "2"]);
  });

  test("what they throw ends the call, as it is", async () => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(204).end());
    const thrown = new RangeError("mine");
    const fail = () => {
      throw thrown;
    };
    expect(await failureOf(send(getLamp, { baseUrl, onRequest: fail }, { id: 1 }))).toBe(thrown);
    expect(arrived).toHaveLength(0);
    expect(await failureOf(send(switchLamp, { baseUrl, onResponse: fail }, { on: true }))).toBe(
      thrown,
    );
    expect(arrived).toHaveLength(1);
  });
});

test("checkOptions says the same before any call", () => {
  expect(() => checkOptions({ baseUrl: "http://h" })).not.toThrow();
  expect(() => checkOptions({ baseUrl: "http://h?x" })).toThrow(
    expect.objectContaining({
      name: "InputError",
      message: "baseUrl: must be an http(s) URL without query, fragment or credentials",
    }),
  );
});
