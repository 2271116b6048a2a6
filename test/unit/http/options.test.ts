import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { string } from "../../../runtime/codec/scalars.ts";
import { boundsTable } from "../../../runtime/conformance/bounds.ts";
import { serverTable } from "../../../runtime/conformance/server-target.ts";
import { HttpError, InputError, NetworkError } from "../../../runtime/errors.ts";
import {
  type CallOptions,
  type ClientOptions,
  callTable,
  checkOptions,
  clientTable,
  type Fetch,
  retryTable,
  type SentRequest,
} from "../../../runtime/http/client-options.ts";
import { parameter } from "../../../runtime/http/operation.ts";
import {
  amount,
  type Check,
  callback,
  check,
  flag,
  type Initial,
  text,
  texts,
} from "../../../runtime/http/options.ts";
import type { RequestHeaders } from "../../../runtime/http/request-headers.ts";
import { send } from "../../../runtime/http/transport.ts";
import { listenTable, mockTable } from "../../../runtime/mock/mock.ts";
import { watchTable } from "../../../runtime/watch.ts";
import { readRepository } from "../../support/generate.ts";
import { failureOf, getLamp, ON, PageRequest, serve, switchLamp } from "./server.ts";

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
  test("may be a URL", async () => {
    const client = { baseUrl: new URL("https://h/a/"), fetch };
    const urls: string[] = [];
    await send(getLamp, { ...client, onRequest: ({ url }) => urls.push(url) }, { id: 1 });
    expect(urls).toEqual(["https://h/a/lamps/1"]);
  });

  test.each([undefined, null, 5, {}, ["https://h"], { href: "https://h" }])(
    "%j is refused, in a page too",
    async (baseUrl) => {
      vi.stubGlobal("document", { baseURI: "https://base.example/" });
      const client = { baseUrl, fetch } as unknown as ClientOptions;
      expect(await failureOf(send(getLamp, client, { id: 1 }))).toMatchObject({
        path: "baseUrl",
        message: expect.stringMatching(/without query, fragment or credentials, got .+$/),
      });
    },
  );

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
      message: expect.stringMatching(
        /^getLamp: baseUrl: must be an http\(s\) URL without query, fragment or credentials, got "/,
      ),
    });
  });

  test.each([
    ["https://user:secret@h/a", '"…@h/a"'],
    ['https://user:sec ret"@h/a', '"…@h/a"'],
    ["user:secret@h", '"…@h"'],
    ["https://h/a?key=secret", '"https://h/a?…"'],
    ["https://h/a#secret", '"https://h/a#…"'],
    ["https://us?er:secret@h@i?secret", '"…@i?…"'],
    [`ftp://${"h".repeat(10_000)}`, `"ftp://${"h".repeat(54)}"`],
  ])("%j is shown without secrets, and short", async (baseUrl, shown) => {
    const { message } = (await failureOf(send(getLamp, { baseUrl, fetch }, { id: 1 }))) as Error;
    expect(message.split(", got ")[1]).toBe(shown);
  });
});

/** What a call with options is refused with, as an app without types might give them. */
async function refusalOf(client: unknown, call?: unknown): Promise<unknown> {
  const sent = vi.fn(fetch);
  const isObject = typeof client === "object" && client !== null && !Array.isArray(client);
  const given = isObject ? { baseUrl: "http://h", fetch: sent, ...client } : client;
  const failure = await failureOf(
    send(getLamp, given as ClientOptions, { id: 1 }, call as CallOptions),
  );
  expect(sent).not.toHaveBeenCalled();
  expect(failure).toMatchObject({ name: "InputError", code: "invalid-input" });
  return failure;
}

const NUMBER = "must be a number from 0 to 2147483647, got";

describe("what is refused by its name", () => {
  test.each<[string, unknown, string]>([
    ["timeoutMs", { timeoutMs: -1 }, `${NUMBER} -1`],
    ["timeoutMs", { timeoutMs: NaN }, `${NUMBER} NaN`],
    ["timeoutMs", { timeoutMs: Infinity }, `${NUMBER} Infinity`],
    ["timeoutMs", { timeoutMs: 2 ** 31 }, `${NUMBER} 2147483648`],
    ["timeoutMs", { timeoutMs: "5" }, `${NUMBER} "5"`],
    ["timeoutMs", { timeoutMs: null }, `${NUMBER} null`],
    ["timeoutMs", { timeoutMs: 5n }, `${NUMBER} 5`],
    ["timeoutMs", { timeoutMs: [5] }, `${NUMBER} an array`],
    ["timeoutMs", { timeoutMs: new Date(5) }, `${NUMBER} an object`],
    ["timeoutMs", { timeoutMs: () => 5 }, `${NUMBER} a function`],
    ["timeoutMs", { timeoutMs: Symbol("5") }, `${NUMBER} Symbol(5)`],
    ["maxResponseBytes", { maxResponseBytes: -1 }, `${NUMBER} -1`],
    ["maxResponseBytes", { maxResponseBytes: "1mb" }, `${NUMBER} "1mb"`],
    ["retry.retries", { retry: -1 }, `${NUMBER} -1`],
    ["retry.retries", { retry: { retries: NaN } }, `${NUMBER} NaN`],
    ["retry.retries", { retry: { retries: "2" } }, `${NUMBER} "2"`],
    ["retry.delayMs", { retry: { delayMs: -5 } }, `${NUMBER} -5`],
    ["retry.times", { retry: { times: 3 } }, "is not known"],
    ["retry", { retry: true }, "must be false, a number or an object, got true"],
    ["retry", { retry: null }, "must be false, a number or an object, got null"],
    ["retry", { retry: "3" }, 'must be false, a number or an object, got "3"'],
    ["retry", { retry: [] }, "must be false, a number or an object, got an array"],
    ["fetch", { fetch: 5 }, "must be a function, got 5"],
    ["fetch", { fetch: null }, "must be a function, got null"],
    ["fetch", { fetch: {} }, "must be a function, got an object"],
    ["onRequest", { onRequest: true }, "must be a function, got true"],
    ["onResponse", { onResponse: "log" }, 'must be a function, got "log"'],
    ["timeout", { timeout: 5000 }, "is not known"],
    ["signal", { signal: new AbortController().signal }, "is not known"],
    ["toString", { toString: 5 }, "is not known"],
    ["clientOptions", null, "must be an object, got null"],
    ["clientOptions", undefined, "must be an object, got undefined"],
    ["clientOptions", "http://h", 'must be an object, got "http://h"'],
    ["clientOptions", [], "must be an object, got an array"],
    ["clientOptions", new Map().set, "must be an object, got a function"],
  ])("%s of a client: %o", async (path, options, problem) => {
    expect(await refusalOf(options)).toMatchObject({
      path,
      message: `getLamp: ${path}: ${problem}`,
    });
  });

  test.each<[string, unknown, string]>([
    ["timeoutMs", { timeoutMs: -1 }, `${NUMBER} -1`],
    ["timeoutMs", { timeoutMs: "5" }, `${NUMBER} "5"`],
    ["timeoutMs", { timeoutMs: null }, `${NUMBER} null`],
    ["signal", { signal: {} }, "must be an AbortSignal, got an object"],
    ["signal", { signal: new AbortController() }, "must be an AbortSignal, got an object"],
    ["signal", { signal: null }, "must be an AbortSignal, got null"],
    ["retry", { retry: "3" }, 'must be false, a number or an object, got "3"'],
    ["retry.retries", { retry: -1 }, `${NUMBER} -1`],
    ["retry.times", { retry: { times: 3 } }, "is not known"],
    ["callOptions", null, "must be an object, got null"],
    ["callOptions", 5000, "must be an object, got 5000"],
    ["callOptions", [], "must be an object, got an array"],
  ])("%s of a call: %o", async (path, options, problem) => {
    expect(await refusalOf({}, options)).toMatchObject({
      path,
      message: `getLamp: ${path}: ${problem}`,
    });
  });

  test("in a message that is short", async () => {
    const name = "x".repeat(1e6);
    for (const options of [{ [name]: 1 }, { timeoutMs: name }, { headers: { [name]: 5 } }]) {
      expect(String(await refusalOf(options)).length).toBeLessThan(400);
    }
  });

  test("undefined is the same as absent, for what is not known too", async () => {
    const options = Object.fromEntries(Object.keys(clientTable).map((name) => [name, undefined]));
    const client = { ...options, timeout: undefined, baseUrl: "http://h", fetch };
    const call = { signal: undefined, timeoutMs: undefined, headers: undefined };
    expect(await send(getLamp, client, { id: 1 }, call)).toEqual({ on: true });
  });

  test.each([
    "http://www.w3.org/2000/xmlns/",
    "http://www.w3.org/XML/1998/namespace",
    "urn:\u0001",
    "\u0001",
    "urn:\uffff",
    "urn:\ud83d",
    5,
    null,
  ])("requestNamespace: %j", async (requestNamespace) => {
    expect(await refusalOf({ requestNamespace })).toMatchObject({
      path: "requestNamespace",
      message: expect.stringContaining(
        "requestNamespace: must be a namespace that a document can declare, got ",
      ),
    });
  });

  test.each(["", "urn:x", "http://www.w3.org/2000/xmlns", "urn:<&\u{10000}"])(
    "but not requestNamespace: %j",
    async (requestNamespace) => {
      const client = { baseUrl: "http://h", fetch, requestNamespace };
      expect(await send(getLamp, client, { id: 1 })).toEqual({ on: true });
    },
  );
});

test("headers that are values are read when the call begins, whatever becomes of them", async () => {
  const headers = { "x-token": "before" };
  const sent: (string | null)[] = [];
  const answering = async (_url: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get("x-token"));
    headers["x-token"] = "behind";
    return sent.length < 2 ? new Response("", { status: 503 }) : new Response(ON);
  };
  const client = { baseUrl: "http://h", fetch: answering as Fetch, headers, retry: { delayMs: 0 } };
  expect(await send(getLamp, client, { id: 1 })).toEqual({ on: true });
  expect(sent).toEqual(["before", "before"]);
});

test("a number up to the largest that a timer takes", async () => {
  const client = { baseUrl: "http://h", fetch, timeoutMs: 2 ** 31 - 1 };
  expect(await send(getLamp, client, { id: 1 })).toEqual({ on: true });
});

describe("what an option must be", () => {
  test.each<[string, Check, readonly unknown[], readonly unknown[]]>([
    ["a number from 0 to 2147483647", amount, [0, 0.5, 2147483647], [-1, 2147483648, NaN, "1"]],
    ["a string", text, ["", "a"], [1, null, ["a"]]],
    ["true or false", flag, [true, false], [0, "true", null]],
    ["an array of strings", texts, [[], ["a", ""]], ["a", [1], ["a", 1], null, { length: 0 }]],
    ["a function", callback, [() => {}], [null, {}]],
  ])("%s", (words, each, right, wrong) => {
    const refuse = (path: string, problem: string): never => {
      throw new InputError(path, problem);
    };
    for (const value of right) expect(check("name", value, each, refuse)).toBeUndefined();
    for (const value of wrong) {
      expect(() => check("name", value, each, refuse)).toThrow(`name: must be ${words}, got `);
    }
  });
});

test.each(["URL", "Headers", "AbortController", "TextDecoder"])(
  "a platform without %s is named as that",
  (name) => {
    const found = Object.getOwnPropertyDescriptor(globalThis, name) as PropertyDescriptor;
    try {
      Reflect.deleteProperty(globalThis, name);
      expect(() => checkOptions({ baseUrl: "http://h" })).toThrow(
        new InputError(name, "is missing on this platform"),
      );
    } finally {
      Object.defineProperty(globalThis, name, found);
    }
  },
);

describe("the documentation", () => {
  /** The defaults that the comments of an interface name, by option. */
  function documented(file: string, name: string): Record<string, string | undefined> {
    const source = readRepository(file);
    const [, body = ""] =
      new RegExp(`^export interface ${name}\\b.*?\\{\\n(.*?)^\\}`, "ms").exec(source) ?? [];
    const members = body.matchAll(/\/\*\*(.*?)\*\/\s+readonly (\w+)/gs);
    return Object.fromEntries(
      [...members].map(([, comment = "", option = ""]) => {
        const words = comment.replace(/\s+\*?\s*/g, " ");
        return [option, /Defaults to (.*?)\.(?: |$)/.exec(words)?.[1]];
      }),
    );
  }

  test.each<[string, string, Readonly<Record<string, Check | Initial<unknown>>>]>([
    ["runtime/http/client-options.ts", "ClientOptions", clientTable],
    ["runtime/http/client-options.ts", "CallOptions", callTable],
    ["runtime/http/client-options.ts", "RetryOptions", retryTable],
    ["runtime/watch.ts", "WatchOptions", watchTable],
    ["runtime/mock/mock.ts", "MockOptions", mockTable],
    ["runtime/mock/mock.ts", "ListenOptions", listenTable],
    ["runtime/conformance/bounds.ts", "BoundOptions", boundsTable],
    ["runtime/conformance/server-target.ts", "ServerTargetOptions", serverTable],
  ])("%s: %s names each option, and its default as it is", (file, name, table) => {
    const defaults = documented(file, name);
    expect(Object.keys(defaults)).toEqual(Object.keys(table));
    for (const [option, [, , initial]] of Object.entries(table)) {
      const text =
        typeof initial === "number"
          ? initial.toLocaleString("en")
          : Array.isArray(initial) && initial.length === 0
            ? "none"
            : initial?.toString();
      const said = defaults[option]?.replace(/^`([^`]*)`,.*/, "$1");
      // Those that are no plain value are described in words.
      if (initial !== undefined || /^[\d,]+$/.test(said ?? ""))
        expect({ [option]: said }).toEqual({ [option]: text });
    }
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

  test.each<[string, RequestHeaders]>([
    ["Headers", new Headers({ "X-Token": "t", "x-b": "1, 2" })],
    [
      "pairs",
      [
        ["x-token", "t"],
        ["X-B", "1"],
        ["x-b", "2"],
      ],
    ],
    ["a Map", new Map(Object.entries({ "x-token": "t", "x-b": "1, 2" }))],
    ["a record", { "x-token": "t", "X-B": "1", "x-b": "2", "x-c": undefined }],
  ])("%s, of a client and of a call", async (_name, headers) => {
    const { baseUrl, arrived } = await serve((response) => response.end(ON));
    await send(getLamp, { baseUrl, headers }, { id: 1 });
    await send(getLamp, { baseUrl, headers: { "X-TOKEN": "client" } }, { id: 1 }, { headers });
    for (const request of arrived) {
      expect(request.headers).toMatchObject({ "x-token": "t", "x-b": "1, 2" });
      expect(request.headers).not.toHaveProperty("x-c");
    }
    expect(arrived).toHaveLength(2);
  });

  test.each<[unknown, string]>([
    [{ x: null }, "headers.x: null cannot be part of a header"],
    [{ x: 5 }, "headers.x: 5 cannot be part of a header"],
    [{ a: ["x", "y"] }, "headers.a: an array cannot be part of a header"],
    [{ x: () => "t" }, "headers.x: a function cannot be part of a header"],
    [[["x", null]], "headers.x: null cannot be part of a header"],
    [["ab"], "headers: must be what fetch takes as headers, got an array"],
    [[["a", "b", "c"]], "headers: must be what fetch takes as headers, got an array"],
    ["x: y", 'headers: must be what fetch takes as headers, got "x: y"'],
    [null, "headers: must be what fetch takes as headers, got null"],
    [5, "headers: must be what fetch takes as headers, got 5"],
  ])("%j are refused", async (headers, problem) => {
    expect(await refusalOf({ headers })).toMatchObject({ message: `getLamp: ${problem}` });
    expect(await refusalOf({}, { headers })).toMatchObject({ message: `getLamp: ${problem}` });
  });

  test.each([
    ["Connection", "x"],
    ["host", "other"],
    ["Content-Length", "3"],
    ["transfer-encoding", "chunked"],
    ["Keep-Alive", "timeout=5"],
    ["TE", "trailers"],
    ["Trailer", "x"],
    ["Upgrade", "websocket"],
    ["Expect", "100-continue"],
    ["Proxy-Authorization", "Basic x"],
    ["Sec-Fetch-Mode", "cors"],
  ])("%s is refused, since only the platform sends it", async (name, value) => {
    const problem = "is a header that only the platform sends";
    const headers = { [name]: value };
    const refusal = { path: `headers.${name}`, message: `getLamp: headers.${name}: ${problem}` };
    expect(await refusalOf({ headers })).toMatchObject(refusal);
    expect(await refusalOf({}, { headers: Object.entries(headers) })).toMatchObject(refusal);
    expect(() => checkOptions({ baseUrl: "http://h", headers })).toThrow(problem);
    const parameters = [parameter("header", name, string, { key: "traceId" })];
    const call = send({ ...getLamp, parameters }, { baseUrl: "http://h", fetch }, {
      traceId: value,
    } as never);
    expect(await failureOf(call)).toMatchObject({ message: `getLamp: traceId: ${problem}` });
  });

  test("of a server's own are sent where the platform sends them", async () => {
    const { baseUrl, arrived } = await serve((response) => response.end(ON));
    const headers = { cookie: "a=b", origin: "https://page.example", via: "1.1 proxy" };
    await send(getLamp, { baseUrl, headers }, { id: 1 });
    expect(arrived[0]?.headers).toMatchObject(headers);
  });

  test("that a page would drop in silence are refused there", async () => {
    vi.stubGlobal("Request", PageRequest);
    expect(await refusalOf({ headers: { cookie: "a=b" } })).toMatchObject({
      message: "getLamp: headers.cookie: is a header that only the platform sends",
    });
  });

  test.each([
    ["x-a", "secret\r\nx-b: c", 'headers.x-a: "\\r" cannot be part of a header'],
    ["authorization", "secret\n", 'headers.authorization: "\\n" cannot be part of a header'],
    ["x a", "b", 'headers.x a: "x a" cannot be the name of a header'],
    ["", "b", 'headers.: "" cannot be the name of a header'],
    ["x-a", "b\u{1f600}", 'headers.x-a: "\u{1f600}" cannot be part of a header'],
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

describe("headers from a function", () => {
  test("are asked for before each attempt, of a client and of a call", async () => {
    const { baseUrl, arrived } = await serve((response, _request, count) =>
      response.writeHead(count < 2 ? 503 : 200).end(ON),
    );
    let token = 0;
    const client: ClientOptions = {
      baseUrl,
      retry: { delayMs: 0 },
      headers: async () => ({
        authorization: `t${++token}`,
        "x-a": "client",
        "trace-id": "client",
      }),
    };
    const headers = () => new Headers({ "X-A": "call" });
    await send(getLamp, client, { id: 1, traceId: "parameter" }, { headers });
    await send(getLamp, client, { id: 1 }, { headers: { "x-a": "plain" } });
    expect(arrived.map((each) => [each.headers.authorization, each.headers["x-a"]])).toEqual([
      ["t1", "call"],
      ["t2", "call"],
      ["t3", "plain"],
    ]);
    expect(arrived[0]?.headers).toMatchObject({
      "trace-id": "parameter",
      accept: "application/xml, text/xml",
    });
  });

  test("that cannot be sent are refused; what the function throws ends the call as it is", async () => {
    const sent = vi.fn(fetch);
    const thrown = new NetworkError("of another call", "getToken");
    const client = { baseUrl: "http://h", fetch: sent, retry: { delayMs: 0 } };
    const wrong = { ...client, headers: () => "x: y" as never };
    expect(await failureOf(send(getLamp, wrong, { id: 1 }))).toMatchObject({
      message: 'getLamp: headers: must be what fetch takes as headers, got "x: y"',
    });
    for (const headers of [
      () => Promise.reject(thrown),
      () => {
        throw thrown;
      },
    ]) {
      expect(await failureOf(send(getLamp, { ...client, headers }, { id: 1 }))).toBe(thrown);
    }
    expect(sent).not.toHaveBeenCalled();
  });

  test("have no more time than the attempt", async () => {
    const headers = () => new Promise<never>(() => {});
    const options = { baseUrl: "http://h", fetch, retry: false as const, timeoutMs: 10, headers };
    expect(await failureOf(send(getLamp, options, { id: 1 }))).toMatchObject({ code: "timeout" });
  });

  test("are not asked for where the input is refused", async () => {
    const headers = vi.fn(() => ({}));
    const call = send(getLamp, { baseUrl: "http://h", fetch, headers }, { id: "x" });
    expect(await failureOf(call)).toMatchObject({ code: "invalid-input" });
    expect(headers).not.toHaveBeenCalled();
  });
});

test("retry of a call takes the place of the client's", async () => {
  const { baseUrl, arrived } = await serve((response) => response.writeHead(503).end());
  const client = { baseUrl, retry: 5 };
  await failureOf(send(getLamp, client, { id: 1 }, { retry: false }));
  expect(arrived).toHaveLength(1);
  await failureOf(send(getLamp, client, { id: 1 }, { retry: { retries: 1, delayMs: 0 } }));
  expect(arrived).toHaveLength(3);
  await failureOf(send(getLamp, { baseUrl, retry: false }, { id: 1 }, { retry: 0 }));
  expect(arrived).toHaveLength(4);
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

describe("hooks that are async", () => {
  const client = { baseUrl: "http://h", fetch, retry: { delayMs: 0 } };

  test("are waited for: a token that takes its time is sent", async () => {
    const { baseUrl, arrived } = await serve((response) => response.end(ON));
    const onRequest = async ({ headers }: SentRequest) => {
      await setTimeout(10);
      headers.set("x-token", "t");
    };
    let done = false;
    const onResponse = async () => {
      await setTimeout(10);
      done = true;
    };
    await send(getLamp, { baseUrl, onRequest, onResponse }, { id: 1 });
    expect(arrived[0]?.headers).toMatchObject({ "x-token": "t" });
    expect(done).toBe(true);
  });

  test.each([
    new RangeError("mine"),
    new NetworkError("of another call", "getToken"),
    new HttpError(503, undefined, "", "getToken"),
    undefined,
  ])("end the call with what they reject with, and it is not tried again: %s", async (thrown) => {
    const sent = vi.fn(fetch);
    const fail = vi.fn(async () => {
      throw thrown;
    });
    expect(
      await failureOf(send(getLamp, { ...client, fetch: sent, onRequest: fail }, { id: 1 })),
    ).toBe(thrown);
    expect(sent).not.toHaveBeenCalled();
    expect(
      await failureOf(send(getLamp, { ...client, fetch: sent, onResponse: fail }, { id: 1 })),
    ).toBe(thrown);
    expect(sent).toHaveBeenCalledTimes(1);
    expect(fail).toHaveBeenCalledTimes(2);
  });

  test("have no more time than the attempt, and are dropped when the caller aborts", async () => {
    const never = () => new Promise(() => {});
    const sent = vi.fn(fetch);
    for (const hook of ["onRequest", "onResponse"]) {
      const options = {
        ...client,
        fetch: sent,
        retry: false as const,
        timeoutMs: 10,
        [hook]: never,
      };
      expect(await failureOf(send(getLamp, options, { id: 1 }))).toMatchObject({ code: "timeout" });
      const controller = new AbortController();
      const call = send(
        getLamp,
        options,
        { id: 1 },
        { signal: controller.signal, timeoutMs: 5000 },
      );
      await setTimeout(10);
      controller.abort();
      expect(await failureOf(call)).toBe(controller.signal.reason);
    }
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("that are done when time is over send nothing, and reject unheard", async () => {
    const sent = vi.fn(fetch);
    const late = async () => {
      await setTimeout(30);
    };
    const lateFailure = async () => {
      await setTimeout(30);
      throw new Error("late");
    };
    for (const onRequest of [late, lateFailure]) {
      const options = { ...client, fetch: sent, retry: false as const, timeoutMs: 10, onRequest };
      expect(await failureOf(send(getLamp, options, { id: 1 }))).toMatchObject({ code: "timeout" });
    }
    await setTimeout(50);
    expect(sent).not.toHaveBeenCalled();
  });
});

test("checkOptions says the same before any call", () => {
  expect(() => checkOptions({ baseUrl: "http://h" })).not.toThrow();
  expect(() => checkOptions({ baseUrl: "http://h?x" })).toThrow(
    expect.objectContaining({
      name: "InputError",
      message:
        'baseUrl: must be an http(s) URL without query, fragment or credentials, got "http://h?…"',
    }),
  );
});
