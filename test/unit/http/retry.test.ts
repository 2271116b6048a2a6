import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HttpError, NetworkError, TimeoutError } from "../../../runtime/errors.ts";
import type { Settings } from "../../../runtime/http/client-options.ts";
import { retryDelay } from "../../../runtime/http/retry.ts";
import { send } from "../../../runtime/http/transport.ts";
import { failureOf, getLamp, ON, serve, switchLamp } from "./server.ts";

const retry = { delayMs: 0 };

describe("a GET", () => {
  test.each([408, 429, 500, 502, 503, 504])("is tried again after %i", async (status) => {
    const { baseUrl, arrived } = await serve((response, _request, count) => {
      response.writeHead(count < 3 ? status : 200).end(ON);
    });
    expect(await send(getLamp, { baseUrl, retry }, { id: 1 })).toEqual({ on: true });
    expect(arrived).toHaveLength(3);
  });

  test.each([400, 404, 409, 204])("is not after %i", async (status) => {
    const { baseUrl, arrived } = await serve((response) => response.writeHead(status).end());
    expect(await failureOf(send(getLamp, { baseUrl, retry }, { id: 1 }))).toMatchObject({ status });
    expect(arrived).toHaveLength(1);
  });

  test("is after a connection that broke, before or in the middle of the body", async () => {
    const { baseUrl, arrived } = await serve((response, _request, count) => {
      if (count === 1) response.destroy();
      else if (count === 2) {
        response.writeHead(200, { "content-length": "99" }).write("<", () => response.destroy());
      } else response.end(ON);
    });
    expect(await send(getLamp, { baseUrl, retry }, { id: 1 })).toEqual({ on: true });
    expect(arrived).toHaveLength(3);
  });

  test("is after a timeout", async () => {
    let count = 0;
    const fetch = () =>
      ++count < 3 ? new Promise<Response>(() => {}) : Promise.resolve(new Response(ON));
    const client = { baseUrl: "http://h", fetch, retry, timeoutMs: 10 };
    expect(await send(getLamp, client, { id: 1 })).toEqual({ on: true });
    expect(count).toBe(3);
  });

  test.each([
    [undefined, 3],
    [{}, 3],
    [{ retries: 1 }, 2],
    [3, 4],
    [0, 1],
    [false as const, 1],
  ])("with retry %j is tried %i times at most", async (given, times) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { baseUrl, arrived } = await serve((response) => response.writeHead(500).end());
    expect(await failureOf(send(getLamp, { baseUrl, retry: given }, { id: 1 }))).toMatchObject({
      message: "getLamp: the lamp does not answer (status 500)",
    });
    expect(arrived).toHaveLength(times);
    vi.restoreAllMocks();
  });

  test("gives the error at once when Retry-After is too long", async () => {
    const { baseUrl, arrived } = await serve((response) => {
      response.writeHead(503, { "retry-after": "31" }).end();
    });
    expect(await failureOf(send(getLamp, { baseUrl, retry }, { id: 1 }))).toMatchObject({
      message: "getLamp: no idea (status 503)",
    });
    expect(arrived).toHaveLength(1);
  });
});

describe("a POST is never sent again", () => {
  test.each([408, 429, 500, 503])("after %i", async (status) => {
    const { baseUrl, arrived } = await serve((response) => {
      response.writeHead(status, { "retry-after": "0" }).end();
    });
    expect(await failureOf(send(switchLamp, { baseUrl, retry: 5 }, { on: true }))).toMatchObject({
      status,
    });
    expect(arrived).toHaveLength(1);
  });

  test("after a connection that broke", async () => {
    const { baseUrl, arrived } = await serve((response) => response.destroy());
    expect(await failureOf(send(switchLamp, { baseUrl, retry: 5 }, { on: true }))).toMatchObject({
      name: "NetworkError",
      code: "network",
      operation: "switchLamp",
      message: expect.stringMatching(/^switchLamp: no complete answer: /),
    });
    expect(arrived).toHaveLength(1);
  });
});

describe("the pause", () => {
  const settings = { retries: 9, delayMs: 500 } as Settings;
  const busy = new HttpError(503, undefined, "", "getLamp");

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12, 0, 0) });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test("is random up to a bound that doubles, at most 30 s", () => {
    const random = vi.spyOn(Math, "random");
    const bounds = (value: number) => {
      random.mockReturnValue(value);
      return [1, 2, 3, 6, 7, 8].map((attempt) => retryDelay(busy, null, attempt, settings));
    };
    expect(bounds(1)).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000]);
    expect(bounds(0.5)).toEqual([250, 500, 1000, 8000, 15_000, 15_000]);
    expect(bounds(0)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test.each([
    ["0", 100],
    ["7", 7000],
    ["30", 30_000],
    ["31", undefined],
    ["Sun, 22 Nov 2026 12:00:05 GMT", 5000],
    ["Sunday, 22-Nov-26 12:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 12:00:31 GMT", undefined],
    ["Sun, 22 Nov 2026 11:00:00 GMT", 100],
    ["soon", 100],
    ["-5", 100],
    ["", 100],
    [null, 100],
    [undefined, 100],
  ])("with Retry-After %j is %j", (retryAfter, pause) => {
    vi.spyOn(Math, "random").mockReturnValue(0.2);
    expect(retryDelay(busy, retryAfter, 1, settings)).toBe(pause);
  });

  test("is for passing failures only, and as often as was asked for", () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const pauses = [
      new NetworkError("gone", undefined),
      new TimeoutError("late", undefined),
      new HttpError(400, undefined, "", undefined),
      new DOMException("stop", "AbortError"),
      Object.assign(new Error("not ours"), { code: "network" }),
      undefined,
    ].map((error) => retryDelay(error, null, 1, settings));
    expect(pauses).toEqual([0, 0, undefined, undefined, undefined, undefined]);
    expect(retryDelay(busy, null, 9, settings)).toBe(0);
    expect(retryDelay(busy, null, 10, settings)).toBeUndefined();
  });
});
