/** Options at their edges, and what an upstream sends that nobody expects. */
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createProxy } from "../../../generated/proxy.ts";
import { serve } from "../http/server.ts";
import { memoryStore } from "./memory-store.ts";
import {
  AVAILABILITY,
  NO,
  ONE_ANSWER,
  proxied,
  SURVEY,
  silence,
  TARGET,
  useFakeTime,
  xml,
  YES,
} from "./upstream.ts";

const stored = () => new Response(null, { status: 204 });
const titleOf = async (answer: Response) => [answer.status, (await answer.json()).title];

describe("options", () => {
  test.each([Number.POSITIVE_INFINITY, Number.NaN, 2 ** 31, -1, "5", null])(
    "no number of them is %s",
    (value) => {
      const names = [
        "freshMs",
        "staleMs",
        "timeoutMs",
        "maxEntries",
        "maxNewPerSecond",
        "trustedProxies",
      ];
      for (const name of names) {
        const options = { target: TARGET, [name]: value };
        expect(() => createProxy(options), name).toThrow(
          /^\w+: must be a (whole )?number from 0 to 2147483647, got /,
        );
      }
      for (const name of ["perMinute", "maxBytes"]) {
        const options = { target: TARGET, forward: { [name]: value as number } };
        expect(() => createProxy(options), name).toThrow(`${name}: must be a number from 0`);
      }
    },
  );

  test.each(["maxEntries", "trustedProxies"])("%s is a whole number", (name) => {
    expect(() => createProxy({ target: TARGET, [name]: 0.5 })).toThrow(
      `${name}: must be a whole number from 0 to 2147483647, got 0.5`,
    );
  });

  test("nothing goes into a store that is to be kept for no time", async () => {
    const { store, held } = memoryStore();
    const { get, events } = proxied(
      (_asked, count) => xml(YES, { status: count > 1 ? 500 : 200 }),
      {
        store,
        freshMs: 0,
        staleMs: 0,
      },
    );
    expect((await get(AVAILABILITY)).status).toBe(200);
    // Until its lock is given back, the first request is under way.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await get(AVAILABILITY)).status).toBe(502);
    expect([...held.keys()]).toEqual([]);
    expect(events.filter((event) => event.kind === "state" && event.subject === "store")).toEqual(
      [],
    );
  });

  test("perMinute: 0 lets no body through, 1 and less one", async () => {
    useFakeTime();
    const none = proxied(stored, { forward: { perMinute: 0 } });
    const refused = await none.post(ONE_ANSWER);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3600"]);
    expect(none.asked).toEqual([]);
    for (const perMinute of [1, 0.5]) {
      const one = proxied(stored, { forward: { perMinute } });
      expect((await one.post(ONE_ANSWER)).status).toBe(204);
      const next = await one.post(ONE_ANSWER);
      expect([next.status, next.headers.get("retry-after")]).toEqual([429, String(60 / perMinute)]);
      vi.advanceTimersByTime(60_000 / perMinute);
      expect((await one.post(ONE_ANSWER)).status).toBe(204);
    }
  });

  test("maxBytes: 0 takes no body", async () => {
    const { post, asked } = proxied(stored, { forward: { maxBytes: 0 } });
    expect(await titleOf(await post(ONE_ANSWER))).toEqual([413, "the body is longer than 0 bytes"]);
    expect(asked).toEqual([]);
  });

  test("timeoutMs: 0 waits for no answer, and 1 not for long", async () => {
    for (const timeoutMs of [0, 1]) {
      const { get } = proxied(silence, { timeoutMs });
      expect((await get(AVAILABILITY)).status).toBe(504);
    }
  });

  test("maxNewPerSecond: 0 lets through what allow names, and nothing else", async () => {
    const open = proxied(() => xml(YES), { maxNewPerSecond: 0 });
    expect((await open.get(AVAILABILITY)).status).toBe(503);
    const named = proxied(() => xml(YES), { maxNewPerSecond: 0, allow: { id: [1000] } });
    expect((await named.get(AVAILABILITY)).status).toBe(200);
    const half = proxied(() => xml(YES), { maxNewPerSecond: 0.5 });
    expect((await half.get(AVAILABILITY)).status).toBe(200);
  });

  test("maxEntries: 0 still asks once for pages that wait together", async () => {
    const { get, asked } = proxied(() => xml(YES), { maxEntries: 0 });
    await Promise.all([get(AVAILABILITY), get(AVAILABILITY), get(AVAILABILITY)]);
    expect(asked).toHaveLength(1);
  });

  test("an answer is given as long as it is fresh, where staleMs is left out", async () => {
    useFakeTime();
    const { get, asked } = proxied(() => xml(YES), { freshMs: 60_000 });
    await get(AVAILABILITY);
    vi.advanceTimersByTime(59_000);
    expect((await get(AVAILABILITY)).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  test("after a failure it is asked again within 33 seconds, however long answers are fresh", async () => {
    useFakeTime();
    const { get, asked } = proxied(() => xml("<x/>", { status: 500 }), { freshMs: 3_600_000 });
    expect((await get(AVAILABILITY)).status).toBe(502);
    const { headers } = await get(AVAILABILITY);
    expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(33);
    vi.advanceTimersByTime(33_000);
    await get(AVAILABILITY);
    expect(asked).toHaveLength(2);
  });

  test("a Retry-After that is shorter than freshMs changes nothing", async () => {
    useFakeTime();
    const { get, asked } = proxied(() =>
      xml("<x/>", { status: 503, headers: { "retry-after": "1" } }),
    );
    await get(AVAILABILITY);
    vi.advanceTimersByTime(4900);
    expect((await get(AVAILABILITY)).status).toBe(503);
    expect(asked).toHaveLength(1);
  });

  test("allow with an empty list allows nothing", async () => {
    const { get, asked } = proxied(() => xml(YES), { allow: { id: [] } });
    expect((await get(AVAILABILITY)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  test.each(["/", "//", ""])("basePath %j is none", async (basePath) => {
    const { get } = proxied(() => xml(YES), { basePath });
    expect((await get(AVAILABILITY)).status).toBe(200);
  });

  test.each(["https://www.bank.example/", "http://localhost:5173", "https://[::1]:8443"])(
    "origin %s is taken",
    async (given) => {
      const { get } = proxied(() => xml(YES), { origins: [given] });
      const origin = given.replace(/\/$/, "");
      const { headers } = await get(AVAILABILITY, { origin });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
    },
  );

  test.each([
    "HTTPS://www.bank.example",
    "https://WWW.bank.example",
    "https://www.bank.example:443",
    "https://www.bank.example//",
    "https://bücher.example",
    "https://user@www.bank.example",
    "www.bank.example",
    "file://",
    "null",
    "",
  ])("origin %j is refused, since no browser sends it", (origin) => {
    expect(() => createProxy({ target: TARGET, origins: [origin] })).toThrow(
      "origins: must be scheme, host and port as browsers name them",
    );
  });

  test("close() can be called twice, and a closed proxy listens again", async () => {
    const { proxy } = proxied(() => xml(YES));
    await proxy.listen();
    await proxy.listen();
    await Promise.all([proxy.close(), proxy.close()]);
    expect((await proxy.handle(new Request("http://x/healthz"))).status).toBe(503);
    const { url } = await proxy.listen();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await proxy.close();
  });
});

describe("requests", () => {
  test.each([
    ["application/json, application/xml", "json"],
    ["application/json;q=0.5, application/xml;q=0.6", "xml"],
    ["application/xml;q=0.5, application/json;Q=0.6", "json"],
    ["application/json, */*;q=0.1", "json"],
    ["application/json;q=0.9, text/xml, */*", "xml"],
    ["application/json;q=x", "xml"],
    ["application/json;q=2", "json"],
    ["application/vnd.x+json", "xml"],
    ["", "xml"],
    [",,;q=1,", "xml"],
  ])("Accept %j is answered by %s", async (accept, form) => {
    const { get } = proxied(() => xml(YES));
    expect((await get(AVAILABILITY, { accept })).headers.get("content-type")).toContain(form);
  });

  test("HEAD with If-None-Match is 304, and of a failure has its length", async () => {
    const { get } = proxied(() => xml(YES), { allow: { id: [1000] } });
    const { headers } = await get(AVAILABILITY, {}, "HEAD");
    const known = { "if-none-match": `"a,b", W/${headers.get("etag")}` };
    expect((await get(AVAILABILITY, known, "HEAD")).status).toBe(304);
    const nothing = await get(`${AVAILABILITY}1`, {}, "HEAD");
    expect([nothing.status, await nothing.text()]).toEqual([404, ""]);
    expect(Number(nothing.headers.get("content-length"))).toBeGreaterThan(10);
  });

  test("a path of any length is answered at once", async () => {
    const { get, asked } = proxied(() => xml(YES));
    const start = performance.now();
    expect((await get(`/chat/entrypoint/agentAvailability/${"0".repeat(200_000)}7`)).status).toBe(
      200,
    );
    expect(asked[0]?.url).toBe(`${TARGET}/chat/entrypoint/agentAvailability/7`);
    for (const part of ["9", "/", "%2e", "../", "a", "%"]) {
      expect((await get(`/chat/entrypoint/agentAvailability/${part.repeat(100_000)}`)).status).toBe(
        404,
      );
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("a body that was read before is a mistake of the site, and said at once", async () => {
    const { proxy, asked } = proxied(stored);
    const { createServer: createHttp } = await import("node:http");
    const server = createHttp(async (request, response) => {
      for await (const _ of request);
      await proxy.handleNode(request, response);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const headers = { "content-type": "text/xml" };
    const init = { method: "POST", headers, body: ONE_ANSWER };
    const answer = await fetch(`http://127.0.0.1:${port}${SURVEY}`, init);
    expect(await titleOf(answer)).toEqual([
      500,
      "the body has already been read: put the proxy before middleware that parses bodies",
    ]);
    expect(asked).toEqual([]);
  });
});

describe("an upstream", () => {
  test.each([
    ["204", () => stored()],
    ["205", () => new Response(null, { status: 205 })],
    ["304", () => new Response(null, { status: 304 })],
    ["206", () => xml(YES, { status: 206 })],
    ["200 without a body", () => new Response(null)],
    ["300", () => xml(YES, { status: 300 })],
    ["407", () => xml(YES, { status: 407 })],
  ])("that says %s has given no answer", async (_name, answer) => {
    const { get } = proxied(answer);
    expect((await get(AVAILABILITY)).status).toBe(502);
  });

  test("that says 205 to a body has not stored it", async () => {
    const { post } = proxied(() => new Response(null, { status: 205 }));
    expect((await post(ONE_ANSWER)).status).toBe(502);
  });

  test("may compress, but not beyond the limit", async () => {
    const send = async (text: string) => {
      const { baseUrl } = await serve((response) => {
        response.setHeader("content-encoding", "gzip");
        response.end(gzipSync(text));
      });
      const proxy = createProxy({ target: baseUrl });
      const answer = await proxy.handle(new Request(`http://x${AVAILABILITY}`));
      expect(answer.headers.has("content-encoding")).toBe(false);
      return answer;
    };
    expect(await (await send(YES)).text()).toContain('available="true"');
    const bomb = await send(YES + " ".repeat(50_000_000));
    expect([bomb.status, (await bomb.json()).code]).toEqual([502, "too-large"]);
  });

  /** Answers each request by bytes. */
  async function raw(answer: (socket: Socket) => void, timeoutMs = 10_000) {
    const sockets: Socket[] = [];
    const server: Server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => {});
      socket.once("data", () => answer(socket));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const proxy = createProxy({ target: `http://127.0.0.1:${port}`, timeoutMs });
    const answered = await proxy.handle(new Request(`http://x${AVAILABILITY}`));
    return [answered.status, (await answered.text()).match(/available="true"|"code":"[^"]*"/)?.[0]];
  }

  const head = (more: string) => `HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n${more}\r\n`;
  const full = head(`Content-Length: ${YES.length}\r\n`) + YES;

  test.each<[string, string, readonly unknown[]]>([
    [
      "says 103 before",
      `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${full}`,
      [200, 'available="true"'],
    ],
    [
      "has fields for one connection alone",
      full.replace("\r\n\r\n", "\r\nKeep-Alive: timeout=1\r\nTrailer: x\r\nUpgrade: h2c\r\n\r\n"),
      [200, 'available="true"'],
    ],
    [
      "says that there is more than comes",
      head(`Content-Length: ${YES.length + 1}\r\n`) + YES,
      [502, '"code":"network"'],
    ],
    [
      "says that there is less",
      head("Content-Length: 10\r\n") + YES,
      [502, '"code":"not-well-formed"'],
    ],
    [
      "breaks off in a chunk",
      `${head("Transfer-Encoding: chunked\r\n")}ff\r\n${YES}`,
      [502, '"code":"network"'],
    ],
    [
      "has a chunk of no length",
      `${head("Transfer-Encoding: chunked\r\n")}zz\r\n${YES}\r\n`,
      [502, '"code":"network"'],
    ],
    ["is none of HTTP", "SSH-2.0-OpenSSH_9\r\n", [502, '"code":"network"']],
    ["ends before it begins", "", [502, '"code":"network"']],
    [
      "has a head without an end",
      `HTTP/1.1 200 OK\r\nX: ${"x".repeat(100_000)}`,
      [502, '"code":"network"'],
    ],
  ])("that %s", async (_name, bytes, expected) => {
    expect(await raw((socket) => socket.end(bytes))).toEqual(expected);
  });

  test("that stops in its head or its body is waited for as long as it may take", async () => {
    expect(await raw((socket) => socket.write("HTTP/1.1 200 OK\r\n"), 300)).toEqual([
      504,
      '"code":"timeout"',
    ]);
    expect(await raw((socket) => socket.write(full.slice(0, -5)), 300)).toEqual([
      504,
      '"code":"timeout"',
    ]);
  });

  test("that changes what it says is believed", async () => {
    useFakeTime();
    const { get } = proxied((_asked, count) => xml(count % 2 ? YES : NO), {
      freshMs: 0,
      staleMs: 0,
    });
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) seen.push(await (await get(AVAILABILITY)).text());
    expect(seen.map((text) => /available="(\w+)"/.exec(text)?.[1])).toEqual([
      "true",
      "false",
      "true",
      "false",
    ]);
  });
});
