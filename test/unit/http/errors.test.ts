/** What errors tell of a call, besides what went wrong. */
import { describe, expect, test } from "vitest";
import { ClientError, cut, HttpError, quote, redact } from "../../../runtime/errors.ts";
import type { ClientOptions } from "../../../runtime/http/client-options.ts";
import { send } from "../../../runtime/http/transport.ts";
import { failureOf, getLamp, ON, serve } from "./server.ts";

async function errorOf(client: Partial<ClientOptions>, id: unknown = 1): Promise<ClientError> {
  const options = { baseUrl: "http://h/a", retry: { retries: 1, delayMs: 0 }, ...client };
  const failure = await failureOf(send(getLamp, options, { id, colours: ["secret"] } as never));
  if (failure instanceof ClientError) return failure;
  throw failure;
}

describe("an error says", () => {
  test("of an input that is refused nothing of a request", async () => {
    const error = await errorOf({}, "x");
    expect(Object.keys(error).sort()).toEqual(["code", "name", "operation", "path"]);
  });

  test("of a connection that failed what was asked, without the query, and how often", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    expect(await errorOf({ fetch })).toMatchObject({
      name: "NetworkError",
      code: "network",
      operation: "getLamp",
      url: "http://h/a/lamps/1",
      attempts: 2,
    });
    expect(await errorOf({ fetch })).not.toHaveProperty("status");
  });

  test("of a response its status and header fields", async () => {
    const { baseUrl } = await serve((response) =>
      response.writeHead(503, { "x-node": "seven" }).end("down"),
    );
    const error = await errorOf({ baseUrl });
    expect(error).toMatchObject({ code: "unexpected-status", status: 503, attempts: 2 });
    expect(error.headers?.get("x-node")).toBe("seven");
  });

  test("of a response that is no document, and of one that takes too long, the same", async () => {
    const { baseUrl } = await serve((response, _request, count) => {
      response.writeHead(200, { "x-count": String(count) });
      if (count === 1) response.end("<html>");
      else response.write("<");
    });
    const wrong = await errorOf({ baseUrl });
    expect(wrong).toMatchObject({ name: "DecodeError", status: 200, attempts: 1 });
    expect(wrong.headers?.get("x-count")).toBe("1");
    const late = await errorOf({ baseUrl, timeoutMs: 100, retry: false });
    expect(late).toMatchObject({ name: "TimeoutError", status: 200, attempts: 1 });
    expect(late.headers?.get("x-count")).toBe("2");
  });

  test("of an attempt that ended before it was sent what was asked before", async () => {
    const { baseUrl } = await serve((response) => response.writeHead(503).end("down"));
    let count = 0;
    const headers = () => (++count === 1 ? {} : new Promise<never>(() => {}));
    const error = await errorOf({ baseUrl, headers, timeoutMs: 100 });
    expect(error).toMatchObject({ code: "timeout", url: `${baseUrl}/lamps/1`, attempts: 2 });
    expect(error).not.toHaveProperty("status");
  });

  test("where the last redirect led", async () => {
    const { baseUrl } = await serve((response, request) =>
      request.url?.startsWith("/other")
        ? response.writeHead(404).end()
        : response.writeHead(302, { location: "/other?session=secret" }).end(ON),
    );
    expect(await errorOf({ baseUrl })).toMatchObject({ status: 404, url: `${baseUrl}/other` });
  });
});

test("the message of a failed connection has neither credentials nor queries", async () => {
  const cause = new Error("request to https://user:secret@proxy/a?key=secret failed, reason: gone");
  const { message } = await errorOf({ fetch: () => Promise.reject(cause) });
  expect(message).toBe(
    "getLamp: no complete answer: Error: request to https://…@proxy/a?… failed, reason: gone",
  );
});

describe("what a message shows", () => {
  test.each([
    ["a".repeat(60), "a".repeat(60)],
    ["a".repeat(61), `${"a".repeat(60)}…`],
    ["\u{1f600}".repeat(60), "\u{1f600}".repeat(60)],
    ["\u{1f600}".repeat(61), `${"\u{1f600}".repeat(60)}…`],
    ["\u{1f600}".repeat(1000), `${"\u{1f600}".repeat(60)}…`],
  ])("of the name %s", (name, shown) => {
    expect(cut(name)).toBe(shown);
  });

  test.each([
    ["a".repeat(100), `"${"a".repeat(60)}"`],
    [10n ** 100n, `1${"0".repeat(59)}`],
    [["a"], "an array"],
    [Symbol("a"), "Symbol(a)"],
  ])("of the value %# is short", (value, shown) => {
    expect(quote(value)).toBe(shown);
  });

  test("of a status that means nothing is what it is", () => {
    expect(new HttpError(503, undefined, "", "getLamp").message).toBe(
      "getLamp: the server answered 503",
    );
  });
});

test.each([
  ["nothing of it", "nothing of it"],
  ["a@b", "…@b"],
  ["https://u:p@h:1/a@b", "https://…@b"],
  ["<https://u:p@h/>, 'ftp://u@h#x'", "<https://…@h/>, 'ftp://…@h?…'"],
  ["why? and https://h/?a=b&c=d.", "why? and https://h/?…"],
])("%j is shown as %j", (text, shown) => {
  expect(redact(text)).toBe(shown);
});

test("a long text takes no longer than its length", () => {
  for (const piece of ["a", "https://", "@", "?", " ", "a:"]) {
    const start = performance.now();
    redact(piece.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(2000);
  }
});
