/** What pages are told of problems by code, and what whoever runs the proxy is told of them. */
import { describe, expect, test, vi } from "vitest";
import { codesOf, errorClasses } from "../../../runtime/api/error-codes.ts";
import { proxyProblems } from "../../../runtime/proxy/proxy-exchange.ts";
import { readRepository } from "../../support/generate.ts";
import {
  AVAILABILITY,
  ONE_ANSWER,
  proxied,
  SURVEY,
  silence,
  useFakeTime,
  xml,
  YES,
} from "./upstream.ts";

const stored = () => new Response(null, { status: 204 });

/** The rows of the table of statuses. */
function rows(): readonly { readonly status: number; readonly codes: readonly string[] }[] {
  const page = readRepository("docs/proxy.md");
  const [, table = ""] = /^## Responses\n[\s\S]*?\n((?:\|.*\n)+)/m.exec(page) ?? [];
  return table
    .split("\n")
    .slice(2, -1)
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .map(([, status, codes = ""]) => ({
      status: Number(status),
      codes: [...codes.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code),
    }));
}

test("docs/proxy.md lists the codes of the proxy with their statuses, and no others", () => {
  const listed = rows().flatMap(({ status, codes }) =>
    codes.map((code) => [code, status] as const),
  );
  const own = listed.filter(([code]) => !Object.hasOwn(errorClasses, code));
  expect(own.sort()).toEqual(Object.entries(proxyProblems).sort());
});

describe("each problem is of a row of the table", () => {
  const ask: Record<string, (proxy: ReturnType<typeof proxied>) => Promise<Response>> = {
    "a document that the spec does not describe": ({ post }) => post("<x/>"),
    "a value that it does not": ({ post }) => post("{}", { "content-type": "application/json" }),
    "no operation": ({ get }) => get("/"),
    "a value that is not allowed": ({ get }) => get(`${AVAILABILITY}1`),
    "another method": ({ get }) => get(AVAILABILITY, {}, "DELETE"),
    "another origin": ({ post }) => post(ONE_ANSWER, { "sec-fetch-site": "cross-site" }),
    "too much": ({ post }) => post(ONE_ANSWER, { "content-length": "999999" }),
    "another type": ({ post }) => post(ONE_ANSWER, { "content-type": "text/plain" }),
    "another encoding": ({ post }) => post(ONE_ANSWER, { "content-encoding": "br" }),
    "a failing upstream": ({ get }) => get(AVAILABILITY),
    "a failing upstream, asked again": async ({ get }) => {
      await get(AVAILABILITY);
      return get(AVAILABILITY);
    },
    "a failing upstream that is sent a body": ({ post }) => post(ONE_ANSWER),
    "too many new questions": ({ get }) => get(AVAILABILITY),
    "too many bodies": ({ post }) => post(ONE_ANSWER),
    "a body that was read before": async ({ proxy }) => {
      const headers = { "content-type": "text/xml" };
      const request = new Request(`http://x${SURVEY}`, { method: "POST", headers, body: "<x/>" });
      await request.text();
      return proxy.handle(request);
    },
    "a body that breaks off": ({ proxy }) => {
      const headers = { "content-type": "text/xml" };
      const body = new ReadableStream({
        start: (controller) => controller.error(new Error("gone")),
      });
      const init = { method: "POST", headers, body, duplex: "half" };
      return proxy.handle(new Request(`http://x${SURVEY}`, init));
    },
    "a bug": ({ proxy }) => proxy.handle(new Request(`http://x${AVAILABILITY}`), broken),
  };
  const optionsOf: Record<string, object> = {
    "a value that is not allowed": { allow: { id: [1000] } },
    "too many new questions": { maxNewPerSecond: 0 },
    "too many bodies": { forward: { perMinute: 0 } },
  };

  test.each(Object.entries(ask))("%s", async (name, send) => {
    const answer = name.startsWith("a failing")
      ? () => xml("<x/>", { status: 500 })
      : () => xml(YES);
    const proxy = proxied(answer, optionsOf[name]);
    const response = await send(proxy);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const { code, status } = await response.json();
    expect(status).toBe(response.status);
    const codes = rows()
      .filter((row) => row.status === status)
      .flatMap((row) => row.codes)
      .flatMap((each) =>
        Object.hasOwn(errorClasses, each) ? codesOf(each as keyof typeof errorClasses) : each,
      );
    expect(codes).toContain(code);
    expect(proxy.events.filter(({ kind }) => kind === "answer").at(-1)).toMatchObject({
      status,
      code,
    });
  });

  test("silence, and too many bodies at once", async () => {
    useFakeTime();
    const { get, post } = proxied(silence, { forward: { perMinute: 1000 } });
    const late = get(AVAILABILITY);
    const bodies = Array.from({ length: 101 }, () => post(ONE_ANSWER));
    await vi.advanceTimersByTimeAsync(5000);
    expect((await (await late).json()).code).toBe("timeout");
    const codes = await Promise.all(bodies.map(async (each) => (await (await each).json()).code));
    expect(codes.sort().slice(0, 2)).toEqual(["overloaded", "timeout"]);
  });
});

/** What the platform gives with a request and does not work. */
const broken = {
  waitUntil() {
    throw new TypeError("the context is gone");
  },
};

describe("events", () => {
  test("have what was thrown, and a page is told nothing of it", async () => {
    const { proxy, events } = proxied(() => xml(YES));
    const answer = await proxy.handle(new Request(`http://x${AVAILABILITY}`), broken);
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { title: "internal error of the proxy", status: 500, code: "internal" },
    ]);
    expect(events.at(-1)).toMatchObject({
      kind: "answer",
      status: 500,
      code: "internal",
      message: "the context is gone",
      error: expect.any(TypeError),
    });
  });

  test("have it where it is thrown later, too", async () => {
    const { proxy, events } = proxied(stored);
    const headers = { "content-type": "text/xml" };
    const request = new Request(`http://x${SURVEY}`, { method: "POST", headers, body: ONE_ANSWER });
    const get = request.headers.get.bind(request.headers);
    vi.spyOn(request.headers, "get").mockImplementation((name) => {
      if (name === "content-encoding") throw new RangeError("no headers any more");
      return get(name);
    });
    expect((await proxy.handle(request)).status).toBe(500);
    expect(events.at(-1)).toMatchObject({ code: "internal", message: "no headers any more" });
  });

  test("have the value that is not allowed, short and without control characters", async () => {
    const { get, events } = proxied(() => xml(YES), { allow: { id: [1000] } });
    const answer = await get(`${AVAILABILITY}1`);
    expect(await answer.json()).toEqual({
      title: "there is nothing at this path",
      status: 404,
      code: "not-found",
    });
    expect(events).toMatchObject([{ message: 'allow.id does not contain "10001"' }]);
    await get("/nothing");
    expect(events.at(-1)).toMatchObject({ code: "not-found", message: undefined });
  });

  test("keep their message in JSON", async () => {
    const { get, events } = proxied(() => xml("<x/>", { status: 500 }), { allow: { id: [1000] } });
    await get(AVAILABILITY);
    const told = events.map((event) => JSON.parse(JSON.stringify(event)));
    expect(told.map(({ kind, message }) => [kind, message])).toEqual([
      ["upstream", expect.stringContaining("(status 500)")],
      ["state", expect.stringContaining("(status 500)")],
      ["answer", undefined],
    ]);
  });
});
