/** Which requests are answered, and in what form. */
import { describe, expect, test } from "vitest";
import { createProxy } from "../../../generated/proxy.ts";
import { noContent } from "../../../runtime/http/operation.ts";
import { createProxy as createProxyOf } from "../../../runtime/proxy/proxy.ts";
import { lamps } from "../mock/lamps.ts";
import { AVAILABILITY, ONE_ANSWER, proxied, SURVEY, TARGET, xml, YES } from "./upstream.ts";

const problemOf = async (answer: Response) => [answer.status, (await answer.json()).title];

describe("paths", () => {
  const { asked, get } = proxied(() => xml(YES), { allow: { id: [1000, "2000", 3000n] } });

  test.each([
    AVAILABILITY,
    "/chat/entrypoint/agentAvailability/2000",
    "/chat/entrypoint/agentAvailability/3000",
    "/chat/entrypoint/agentAvailability/01000",
    "/chat/entrypoint/agentAvailability/%31000",
    "/chat/entrypoint/agentAvailability/+1000",
    `${AVAILABILITY}?_=123&id=9&callback=x`,
    `${AVAILABILITY}?`,
    `/a/..${AVAILABILITY}`,
  ])("%s is answered", async (path) => {
    expect((await get(path)).status).toBe(200);
  });

  test("values that are equal are one question, and no query or spelling goes further", () => {
    const base = `${TARGET}/chat/entrypoint/agentAvailability`;
    expect(asked.map(({ url }) => url)).toEqual([`${base}/1000`, `${base}/2000`, `${base}/3000`]);
  });

  test.each([
    "/chat/entrypoint/agentAvailability/1001",
    "/chat/entrypoint/agentAvailability/",
    "/chat/entrypoint/agentAvailability",
    "/chat/entrypoint/agentavailability/1000",
    "/chat/entrypoint/agentAvailability/1000/",
    "/chat/entrypoint/agentAvailability/1000%2F",
    "/chat/entrypoint/agentAvailability/1000%00",
    "/chat/entrypoint/agentAvailability/%zz",
    "/chat/entrypoint/agentAvailability/1e3",
    "/chat/entrypoint/agentAvailability/99999999999999999999",
    "/chat/entrypoint//agentAvailability/1000",
    "//chat/entrypoint/agentAvailability/1000",
    "/chat%2Fentrypoint/agentAvailability/1000",
    "/chat/entrypoint/%61gentAvailability/1000",
    "/system/egain/chat/entrypoint/agentAvailability/1000",
    "/chat/entrypoint/agentAvailability/1000;jsessionid=1",
    "/",
    "/__proto__",
  ])("%s is not there", async (path) => {
    const answer = await get(path);
    expect(await problemOf(answer)).toEqual([404, "there is nothing at this path"]);
  });

  test("lie below basePath alone", async () => {
    const { get } = proxied(() => xml(YES), { basePath: "/api/chat/" });
    expect((await get(`/api/chat${AVAILABILITY}`)).status).toBe(200);
    expect((await get(`/api/chat${AVAILABILITY}`)).headers.get("cache-status")).toContain("hit");
    expect((await get(AVAILABILITY)).status).toBe(404);
    expect((await get(`/api/chatx${AVAILABILITY}`)).status).toBe(404);
    expect((await get(`/x/api/chat${AVAILABILITY}`)).status).toBe(404);
  });

  test("without allow, any value of its type", async () => {
    const { get } = proxied(() => xml(YES));
    expect((await get("/chat/entrypoint/agentAvailability/-7")).status).toBe(200);
    expect((await get("/chat/entrypoint/agentAvailability/x")).status).toBe(404);
  });

  test("of texts, no value that a server could take for more than one segment", async () => {
    const [light] = lamps.operations.slice(2);
    if (!light) throw new Error("there is no such operation");
    const responses = { "204": noContent };
    const operation = { ...light.operation, method: "GET", responses };
    const api = { ...lamps, operations: [{ ...light, operation }] };
    const urls: string[] = [];
    const { handle } = createProxyOf(api, {
      target: "http://h",
      async fetch(url) {
        urls.push(url);
        return new Response(null, { status: 204 });
      },
    });
    const ask = async (value: string) =>
      (await handle(new Request(`http://site/gr%C3%B6%C3%9Fe/${value}-x.xml`))).status;
    expect(await ask("attic")).toBe(204);
    expect(await ask("a%20b")).toBe(204);
    for (const value of ["..%2f..%2fadmin", "%2e%2e%5c", "a%3Bb", "a%0d%0ab", "a%2541"]) {
      expect(await ask(value), value).toBe(404);
    }
    expect(urls).toEqual(["http://h/größe/attic-x.xml", "http://h/größe/a%20b-x.xml"]);
  });
});

describe("methods", () => {
  const { asked, get } = proxied(() => xml(YES));

  test.each(["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])(
    "%s of a question is refused",
    async (method) => {
      const answer = await get(AVAILABILITY, {}, method);
      expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(await problemOf(answer)).toEqual([405, "expected GET, HEAD, OPTIONS"]);
      expect(asked).toEqual([]);
    },
  );

  test("what takes a body is not asked by GET", async () => {
    const answer = await get(SURVEY);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  test("HEAD is GET without the content", async () => {
    const head = await get(AVAILABILITY, {}, "HEAD");
    const full = await get(AVAILABILITY);
    expect(await head.text()).toBe("");
    expect(head.headers.get("content-length")).toBe(String((await full.text()).length));
    expect(head.headers.get("etag")).toBe(full.headers.get("etag"));
    expect(asked.map(({ init }) => init.method)).toEqual(["GET"]);
  });

  test("OPTIONS says what there is", async () => {
    const answer = await get(AVAILABILITY, {}, "OPTIONS");
    expect([answer.status, answer.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  test("what an API has besides is not offered: nobody could say which answers are the same", async () => {
    const { handle } = createProxyOf(lamps, { target: "http://h", fetch: async () => xml("<x/>") });
    const status = async (method: string, path: string) =>
      (await handle(new Request(`http://site${path}`, { method }))).status;
    expect(await status("GET", "/lamps/7")).toBe(404);
    expect(await status("PUT", "/gr%C3%B6%C3%9Fe/a-b.xml")).toBe(404);
  });
});

describe("an answer", () => {
  const LONG =
    '<?xml version="1.0" encoding="UTF-8"?><!-- x --><agentAvailability available="TRUE" more="1"><script/></agentAvailability>';

  test("is written anew: nothing but its value gets through", async () => {
    const { get } = proxied(() =>
      xml(LONG, {
        headers: {
          "content-type": "text/html",
          "set-cookie": "session=1",
          "x-powered-by": "x",
          "access-control-allow-origin": "*",
          refresh: "0;url=https://evil.example",
          "cache-control": "max-age=9999",
        },
      }),
    );
    const answer = await get(AVAILABILITY);
    expect(await answer.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<agentAvailability available="true"/>',
    );
    expect(Object.fromEntries(answer.headers)).toEqual({
      age: "0",
      "cache-control": "no-cache",
      "cache-status": "ece-chat; fwd=miss; stored",
      "content-length": "76",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "content-type": "application/xml; charset=utf-8",
      etag: answer.headers.get("etag"),
      vary: "Accept",
      "x-content-type-options": "nosniff",
    });
  });

  test("asks with nothing of the page's own", async () => {
    const { asked, get } = proxied(() => xml(YES), { headers: { authorization: "Bearer t" } });
    await get(AVAILABILITY, {
      cookie: "a=b",
      authorization: "Basic x",
      "x-forwarded-host": "evil.example",
      "x-original-url": "/admin",
      range: "bytes=0-1",
      accept: "text/html",
      te: "trailers",
      connection: "x-foo",
    });
    expect(Object.fromEntries(new Headers(asked[0]?.init.headers))).toEqual({
      accept: "application/xml, text/xml",
      authorization: "Bearer t",
    });
  });

  test.each([
    [undefined, "xml"],
    ["*/*", "xml"],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml"],
    ["application/xml, application/json", "xml"],
    ["application/json", "json"],
    ["application/json, text/plain, */*", "json"],
    ["Application/JSON; q=1, text/xml;q=0.5", "json"],
    ["application/json;q=0.5, */*", "xml"],
    ["application/json;q=0", "xml"],
    ["image/png", "xml"],
    ['application/json;x="', "json"],
  ])("with Accept %s is %s", async (accept, form) => {
    const { get } = proxied(() => xml(YES));
    const answer = await get(AVAILABILITY, accept === undefined ? {} : { accept });
    const type = form === "json" ? "application/json" : "application/xml; charset=utf-8";
    expect(answer.headers.get("content-type")).toBe(type);
    if (form === "json") expect(await answer.text()).toBe('{"available":true}');
  });

  test("is 304 to those that have it", async () => {
    const { get } = proxied(() => xml(YES));
    const { headers } = await get(AVAILABILITY);
    const etag = headers.get("etag") ?? "";
    for (const field of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await get(AVAILABILITY, { "if-none-match": field });
      expect([answer.status, await answer.text()]).toEqual([304, ""]);
      expect(answer.headers.get("etag")).toBe(etag);
    }
    expect((await get(AVAILABILITY, { "if-none-match": '"other"' })).status).toBe(200);
    // Each form has its own.
    const json = { accept: "application/json", "if-none-match": etag };
    expect((await get(AVAILABILITY, json)).status).toBe(200);
    expect((await get(AVAILABILITY, { range: "bytes=0-1" })).status).toBe(200);
  });
});

describe("pages of other origins", () => {
  const BANK = "https://www.bank.example";
  const { get, post } = proxied(
    ({ init }) => (init.method === "GET" ? xml(YES) : new Response(null, { status: 204 })),
    { origins: [BANK] },
  );

  test("are let read if they are named", async () => {
    const { headers } = await get(AVAILABILITY, { origin: BANK });
    expect(headers.get("access-control-allow-origin")).toBe(BANK);
    expect(headers.get("access-control-expose-headers")).toBe(
      "age, cache-status, etag, retry-after",
    );
    expect(headers.get("vary")).toBe("Accept, Origin");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  });

  test.each(["https://evil.example", "null", `${BANK}.evil.example`, "http://www.bank.example"])(
    "%s is not",
    async (origin) => {
      const { headers } = await get(AVAILABILITY, { origin });
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(headers.get("vary")).toBe("Accept, Origin");
      const preflight = { origin, "access-control-request-method": "POST" };
      const answer = await get(SURVEY, preflight, "OPTIONS");
      expect(answer.headers.get("access-control-allow-methods")).toBeNull();
    },
  );

  test("ask before they send", async () => {
    const preflight = { origin: BANK, "access-control-request-method": "POST" };
    const { status, headers } = await get(SURVEY, preflight, "OPTIONS");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-methods")).toBe("POST, OPTIONS");
    expect(headers.get("access-control-allow-headers")).toBe("content-type");
    expect(headers.get("access-control-max-age")).toBe("600");
  });

  test("send nothing if they are not named, even where a browser does not ask", async () => {
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const answer = await post(ONE_ANSWER, foreign);
    expect(await problemOf(answer)).toEqual([403, "origin not allowed"]);
    expect((await post(ONE_ANSWER, { ...foreign, origin: BANK })).status).toBe(204);
    expect((await post(ONE_ANSWER, { "sec-fetch-site": "same-origin" })).status).toBe(204);
    expect((await post(ONE_ANSWER, { "sec-fetch-site": "same-site" })).status).toBe(403);
  });

  test.each<readonly [Readonly<Record<string, string>>, number, string]>([
    [{}, 204, "no page, such as curl"],
    [{ origin: "http://site.example" }, 204, "a page of this host"],
    [{ origin: "https://site.example" }, 204, "the same, where TLS ends before"],
    [{ origin: BANK }, 204, "a named one"],
    [{ origin: "https://evil.example" }, 403, "another one"],
    [{ origin: "http://site.example:8080" }, 403, "another port"],
    [{ origin: "http://site.example.evil.example" }, 403, "another domain"],
    [{ origin: "null" }, 403, "one without an origin"],
    [{ origin: "http://site.example@evil.example" }, 403, "what is no origin"],
    [{ origin: "http://www.example", host: "www.example" }, 204, "the host in the header"],
    [{ origin: "https://www.example", host: "www.example:443" }, 204, "its port written out"],
    [{ origin: "http://www.example", "x-forwarded-host": "www.example" }, 403, "no trusted host"],
    [
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      204,
      "what the browser says goes first",
    ],
  ])(
    "to plain HTTP, where browsers do not say where they are from: %j is %i (%s)",
    async (headers, status, _name) => {
      expect((await post(ONE_ANSWER, headers)).status).toBe(status);
    },
  );

  test("behind proxies, a page's host is what the outermost of them says", async () => {
    const { post } = proxied(() => new Response(null, { status: 204 }), { trustedProxies: 1 });
    const status = async (host: string) => {
      const headers = { origin: "https://www.example", "x-forwarded-host": host };
      return (await post(ONE_ANSWER, headers)).status;
    };
    expect(await status("www.example")).toBe(204);
    expect(await status("evil.example, www.example")).toBe(204);
    expect(await status("www.example, evil.example")).toBe(403);
  });

  test("whoever runs the proxy is told which one", async () => {
    const { post, events } = proxied(() => new Response(null, { status: 204 }));
    await post(ONE_ANSWER, { origin: "http://evil.example" });
    await post(ONE_ANSWER, { origin: BANK, "sec-fetch-site": "cross-site" });
    expect(events).toMatchObject([
      {
        code: "origin-not-allowed",
        message:
          'origins does not contain "http://evil.example", which is not of the host "site.example"',
      },
      { code: "origin-not-allowed", message: `origins does not contain "${BANK}"` },
    ]);
  });

  test("without named ones there is no CORS at all", async () => {
    const { get } = proxied(() => xml(YES));
    const { headers } = await get(AVAILABILITY, { origin: BANK });
    expect(headers.get("vary")).toBe("Accept");
    expect(headers.has("access-control-allow-origin")).toBe(false);
  });
});

describe("options", () => {
  test.each([
    [
      { target: "ftp://x" },
      "target: must be an http(s) URL without query, fragment or credentials",
    ],
    [
      { target: "https://user:secret@h/" },
      "target: must be an http(s) URL without query, fragment or credentials",
    ],
    [{ basePath: "api" }, 'basePath: must be a path such as /api, got "api"'],
    [{ basePath: "/a/../b" }, 'basePath: must be a path such as /api, got "/a/../b"'],
    [{ basePath: "/a?b" }, 'basePath: must be a path such as /api, got "/a?b"'],
    [{ allow: { ids: [1] } }, "allow.ids: no path has such a parameter"],
    [{ allow: { id: ["x"] } }, 'allow.id: expected int64, got "x"'],
    [{ allow: { id: 1000 as never } }, "allow.id: must be an array, got 1000"],
    [
      { origins: ["*"] },
      'origins: must be scheme, host and port as browsers name them, such as https://www.bank.example, got "*"',
    ],
    [
      { origins: ["https://h/path"] },
      'origins: must be scheme, host and port as browsers name them, such as https://www.bank.example, got "https://h/path"',
    ],
    [
      { freshMs: 10, staleMs: 5 },
      "staleMs: must be at least freshMs, 10, got 5: raise it or lower freshMs",
    ],
    [
      { staleMs: 100 },
      "staleMs: must be at least freshMs, 5000, got 100: raise it or lower freshMs",
    ],
    [{ retry: 1.5 } as never, "retry: is not known"],
    [{ freshMs: -1 }, "freshMs: must be a number from 0 to 2147483647, got -1"],
    [
      { forward: { perMinute: "1" as never } },
      'perMinute: must be a number from 0 to 2147483647, got "1"',
    ],
    [{ forward: true as never }, "forward: must be false or an object, got true"],
    [
      { store: {} as never },
      "store: must be an object with get(), set(), lock() and unlock(), got an object",
    ],
    [{ headers: { host: "x" } }, "headers.host: is a header that only the platform sends"],
    [{ more: 1 } as never, "more: is not known"],
  ])("%j is refused", (options, message) => {
    expect(() => createProxy({ target: TARGET, ...(options as object) })).toThrow(message);
  });

  test("the message about a target shows no password", () => {
    expect(() => createProxy({ target: "https://user:secret@h/" })).not.toThrow("secret");
  });
});

test("says that it is alive, and what fails", async () => {
  const { get } = proxied(() => xml("<x/>", { status: 500 }), { allow: { id: [1000] } });
  const health = async () => {
    const answer = await get("/healthz");
    return [answer.status, await answer.json()];
  };
  expect(await health()).toEqual([200, { status: "ok", failing: [] }]);
  await get(AVAILABILITY);
  expect(await health()).toEqual([
    200,
    { status: "ok", failing: ["upstream getAgentAvailability"] },
  ]);
  expect((await get("/healthz", {}, "POST")).status).toBe(404);
});

test("whoever listens to events cannot spoil an answer", async () => {
  const { get } = proxied(() => xml(YES), {
    onEvent() {
      throw new Error("no");
    },
  });
  expect((await get(AVAILABILITY)).status).toBe(200);
});
