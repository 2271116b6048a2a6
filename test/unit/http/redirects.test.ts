import { describe, expect, test, vi } from "vitest";
import type { Fetch, SentRequest } from "../../../runtime/http/client-options.ts";
import { send } from "../../../runtime/http/transport.ts";
import { failureOf, getLamp, ON, type Server, serve, switchLamp } from "./server.ts";

const STATUSES = [301, 302, 303, 307, 308];
const retry = false as const;

/** Answers each path with a redirect to where `locations` says, and any other with a lamp. */
function redirecting(locations: Readonly<Record<string, string | undefined>>, status = 302) {
  return serve((response, { url }) => {
    const path = url.split("?")[0] ?? "";
    const location = locations[path];
    if (!(path in locations)) response.end(ON);
    else response.writeHead(status, location === undefined ? {} : { location }).end("moved");
  });
}

const pathsOf = ({ arrived }: Server) => arrived.map(({ url }) => url);

/** The headers by which a secret might travel: of a client, a call, a hook, a parameter. */
const secrets = {
  client: { authorization: "Bearer client", "x-api-key": "client" },
  call: { "x-gateway-token": "call", cookie: "session=call" },
  input: { id: 1, traceId: "parameter" },
  onRequest: ({ headers }: { readonly headers: Headers }) => headers.set("x-hook", "hook"),
};
const NAMES = ["authorization", "x-api-key", "x-gateway-token", "cookie", "trace-id", "x-hook"];

function callWithSecrets(baseUrl: string) {
  const client = { baseUrl, retry, headers: secrets.client, onRequest: secrets.onRequest };
  return send(getLamp, client, secrets.input, { headers: secrets.call });
}

const secretsIn = ({ arrived }: Server, index = 0) =>
  NAMES.filter((name) => arrived[index]?.headers[name] !== undefined);

describe("a GET with headers of the app's own", () => {
  test.each(STATUSES)("takes them along on its origin: %i", async (status) => {
    const server = await redirecting({ "/lamps/1": "../new?x=1" }, status);
    expect(await callWithSecrets(server.baseUrl)).toEqual({ on: true });
    expect(pathsOf(server)).toEqual(["/lamps/1", "/new?x=1"]);
    expect(server.arrived[1]?.method).toBe("GET");
    expect(secretsIn(server, 1)).toEqual(NAMES);
  });

  test.each(STATUSES)("does not hand them on to another port: %i", async (status) => {
    const other = await redirecting({});
    const server = await redirecting({ "/lamps/1": `${other.baseUrl}/lamps/1` }, status);
    expect(await callWithSecrets(server.baseUrl)).toEqual({ on: true });
    expect(secretsIn(server)).toEqual(NAMES);
    expect(pathsOf(other)).toEqual(["/lamps/1"]);
    expect(secretsIn(other)).toEqual([]);
    expect(other.arrived[0]?.headers.accept).toBe("application/xml, text/xml");
  });

  test("does not to another name of the same machine", async () => {
    const server = await redirecting({ "/lamps/1": "/there" });
    const away = server.baseUrl.replace("127.0.0.1", "localhost");
    const first = await redirecting({ "/lamps/1": `${away}/elsewhere` });
    // Whether "localhost" is reached or not depends on the machine.
    await callWithSecrets(first.baseUrl).catch(() => {});
    expect(secretsIn(server)).toEqual([]);
  });

  test("never again after another origin, not even back where it began", async () => {
    const other = await redirecting({});
    const server = await redirecting({ "/lamps/1": `${other.baseUrl}/there` });
    const back = await serve((response) => {
      response.writeHead(302, { location: `${server.baseUrl}/back` }).end();
    });
    const first = await redirecting({ "/lamps/1": `${server.baseUrl}/lamps/1`, "/x": undefined });
    expect(await callWithSecrets(first.baseUrl)).toEqual({ on: true });
    expect(secretsIn(server)).toEqual([]);
    expect(secretsIn(other)).toEqual([]);
    const there = await redirecting({ "/lamps/1": `${back.baseUrl}/` });
    expect(await callWithSecrets(there.baseUrl)).toEqual({ on: true });
    expect(secretsIn(there)).toEqual(NAMES);
    expect(server.arrived.at(-1)?.url).toBe("/back");
    expect(secretsIn(server, server.arrived.length - 1)).toEqual([]);
  });

  test("from https to http", async () => {
    const sent: [string, string[]][] = [];
    const fetch: Fetch = async (url, { headers }) => {
      sent.push([url, [...new Headers(headers).keys()]]);
      const location = "http://h/lamps/1";
      if (url.startsWith("http:")) return new Response(ON);
      return new Response(null, { status: 302, headers: { location } });
    };
    await send(getLamp, { baseUrl: "https://h", fetch, headers: { "x-token": "t" } }, { id: 1 });
    expect(sent).toEqual([
      ["https://h/lamps/1", ["accept", "x-token"]],
      ["http://h/lamps/1", ["accept"]],
    ]);
  });

  test("gives the hooks the request as it was made, and the answer with the URL that it came from", async () => {
    const other = await redirecting({});
    const server = await redirecting({ "/lamps/1": `${other.baseUrl}/there` });
    const requests: string[] = [];
    const answers: string[] = [];
    const client = {
      baseUrl: server.baseUrl,
      headers: secrets.client,
      onRequest: ({ url }: { url: string }) => requests.push(url),
      onResponse: (response: Response, { url }: { url: string }) =>
        answers.push(`${response.status} ${response.url} ${url}`),
    };
    await send(getLamp, client, { id: 1 });
    const url = `${server.baseUrl}/lamps/1`;
    expect({ requests, answers }).toEqual({
      requests: [url],
      answers: [`200 ${other.baseUrl}/there ${url}`],
    });
  });
});

test("another origin gets the Accept of the request, or that of all types where a hook took it out", async () => {
  const accepts: (string | null)[] = [];
  const fetch: Fetch = async (url, init) => {
    accepts.push(new Headers(init.headers as HeadersInit).get("accept"));
    const location = "http://other.test/lamp";
    return url === location
      ? new Response(ON)
      : new Response("", { status: 302, headers: { location } });
  };
  const client = { baseUrl: "http://h", fetch, retry };
  await send(getLamp, client, { id: 1 });
  const onRequest = ({ headers }: SentRequest) => headers.delete("accept");
  await send(getLamp, { ...client, onRequest }, { id: 1 });
  const accept = "application/xml, text/xml";
  expect(accepts).toEqual([accept, accept, null, "*/*"]);
});

describe.each<[string, Record<string, string>]>([
  ["with headers", { "x-token": "t" }],
  ["without headers", {}],
])("a redirect %s that leads nowhere is an HttpError", (_name, headers) => {
  test.each([
    ["no Location", undefined],
    ["an invalid one", "http://:80:80/"],
    ["another scheme", "ftp://example.com/lamps/1"],
    ["a script", "javascript:alert(1)"],
    ["data", `data:text/xml,${ON}`],
    ["a file", "file:///etc/hostname"],
    ["credentials", "http://user:secret@127.0.0.1/"],
  ])("%s", async (_case, location) => {
    const server = await redirecting({ "/lamps/1": location });
    const call = send(getLamp, { baseUrl: server.baseUrl, headers }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({
      name: "HttpError",
      status: 302,
      message: "getLamp: a redirect, not followed (status 302)",
      body: "moved",
    });
    expect(server.arrived).toHaveLength(1);
  });

  test("a loop ends after twenty", async () => {
    const server = await redirecting({ "/lamps/1": "/lamps/1" }, 307);
    const call = send(getLamp, { baseUrl: server.baseUrl, headers }, { id: 1 });
    expect(await failureOf(call)).toMatchObject({ name: "HttpError", status: 307 });
    expect(server.arrived).toHaveLength(21);
  });

  test("twenty are followed", async () => {
    const steps = Object.fromEntries(
      Array.from({ length: 19 }, (_, index) => [`/${index}`, `/${index + 1}`]),
    );
    const server = await redirecting({ "/lamps/1": "/0", ...steps });
    expect(await send(getLamp, { baseUrl: server.baseUrl, headers }, { id: 1 })).toEqual({
      on: true,
    });
    expect(server.arrived).toHaveLength(21);
  });
});

test("timeoutMs is for all redirects of an attempt together", async () => {
  const { baseUrl } = await serve((response, { url }) => {
    const location = `${url}x`;
    setTimeout(() => response.writeHead(302, { location }).end(), 15);
  });
  const call = send(getLamp, { baseUrl, retry, timeoutMs: 60 }, { id: 1 });
  expect(await failureOf(call)).toMatchObject({ code: "timeout" });
});

test("no further redirect is followed once nobody waits, even by a fetch that does not know of signals", async () => {
  const urls: string[] = [];
  let answerLate = () => {};
  const late = new Promise<void>((resolve) => {
    answerLate = resolve;
  });
  const fetch: Fetch = async (url) => {
    urls.push(url);
    // The second answer comes after the call has timed out, however slow the machine is.
    if (urls.length > 1) await late;
    return new Response(null, { status: 302, headers: { location: `${url}x` } });
  };
  const call = send(getLamp, { baseUrl: "http://h", fetch, retry, timeoutMs: 500 }, { id: 1 });
  expect(await failureOf(call)).toMatchObject({ code: "timeout" });
  answerLate();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(urls).toEqual(["http://h/lamps/1", "http://h/lamps/1x"]);
});

describe("in a page, which is not shown where a redirect leads", () => {
  const opaque = Object.defineProperties(Response.error(), { type: { value: "opaqueredirect" } });
  const answer = (init: RequestInit) => (init.redirect === "follow" ? new Response(ON) : opaque);

  test("fetch follows, if there is nothing that it could hand on", async () => {
    const fetch = vi.fn(async (_url: string, init: RequestInit) => answer(init));
    expect(await send(getLamp, { baseUrl: "http://h", fetch }, { id: 1 })).toEqual({ on: true });
    expect(fetch.mock.calls.map(([url, { redirect }]) => [url, redirect])).toEqual([
      ["http://h/lamps/1", "manual"],
      ["http://h/lamps/1", "follow"],
    ]);
  });

  test.each([
    ["of the app", { headers: { "x-token": "t" } }, { id: 1 }],
    ["of a parameter", {}, { id: 1, traceId: "t" }],
    [
      "of a hook",
      { onRequest: ({ headers }: { headers: Headers }) => headers.set("a", "b") },
      { id: 1 },
    ],
  ])("with a header %s it is not followed", async (_name, options, input) => {
    const fetch = vi.fn(async (_url: string, init: RequestInit) => answer(init));
    const call = send(getLamp, { baseUrl: "http://h", fetch, ...options }, input);
    expect(await failureOf(call)).toMatchObject({
      name: "HttpError",
      status: 0,
      message: "getLamp: a redirect, not followed (status 0)",
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("a POST is not followed", async () => {
    const fetch = vi.fn(async (_url: string, init: RequestInit) => answer(init));
    const call = send(switchLamp, { baseUrl: "http://h", fetch }, { on: true });
    expect(await failureOf(call)).toMatchObject({ status: 0 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
