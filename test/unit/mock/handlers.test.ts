/** Handlers for Mock Service Worker. How an app uses them is in test/msw.test.ts. */
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import type { ApiDescription } from "../../../runtime/api/description.ts";
import { InputError } from "../../../runtime/errors.ts";
import { createMock } from "../../../runtime/mock/mock.ts";
import { type HandlerOptions, handlersOf } from "../../../runtime/mock/msw-handlers.ts";
import { api } from "../../support/six-operations.ts";
import { CAPACITY, ELIGIBILITY } from "./ask.ts";
import { lamps } from "./lamps.ts";

/** The status, or nothing where no handler takes the request. */
async function statusOf(
  given: ApiDescription,
  url: string,
  options?: HandlerOptions,
  init?: RequestInit,
): Promise<number | undefined> {
  const response = await getResponse(handlersOf(given, options), new Request(url, init));
  return response?.status;
}

describe("a request is answered", () => {
  test.each([
    `http://localhost${CAPACITY}`,
    `https://chat.example.com:8443/system/egain${CAPACITY}?x=1`,
  ])("anywhere unless a base URL is given: %s", async (url) => {
    expect(await statusOf(api, url)).toBe(200);
  });

  test.each([
    ["https://chat.example.com/system/egain", "https://chat.example.com/system/egain"],
    ["https://Chat.example.com:443/system//", "https://chat.example.com/system"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://[::1]:8080/a(b)+c:2/*", "http://[::1]:8080/a(b)+c:2/*"],
  ])("below the base URL %s", async (baseUrl, asked) => {
    expect(await statusOf(api, asked + CAPACITY, { baseUrl })).toBe(200);
    const { origin } = new URL(asked);
    expect(await statusOf(api, `${origin}/other${CAPACITY}`, { baseUrl })).toBeUndefined();
    expect(await statusOf(api, `http://other${CAPACITY}`, { baseUrl })).toBeUndefined();
  });

  test("whatever its path is made of", async () => {
    const put = { method: "PUT" };
    expect(await statusOf(lamps, "http://h/x/größe/attic-lamp.xml", {}, put)).toBe(204);
    const operations = lamps.operations.map((each) => ({
      ...each,
      operation: { ...each.operation, path: "/lamps(all):switch+*/{the-id}", parameters: [] },
    }));
    const odd = { ...lamps, operations: operations.slice(1, 2) };
    expect(await statusOf(odd, "http://h/lamps(all):switch+*/7")).toBe(200);
    expect(await statusOf(odd, "http://h/lamps/7")).toBeUndefined();
  });
});

describe("the mock behind them", () => {
  test("takes a scenario and a delay", async () => {
    const started = performance.now();
    expect(
      await statusOf(api, `http://h${ELIGIBILITY}`, { scenario: "failing", delayMs: 30 }),
    ).toBe(500);
    expect(performance.now() - started).toBeGreaterThan(28);
  });

  test("may be given", async () => {
    const mock = createMock(api);
    await statusOf(api, `http://h${ELIGIBILITY}`, { mock });
    expect(mock.requests).toHaveLength(1);
  });
});

describe("what cannot be used is refused", () => {
  test.each<[HandlerOptions, InputError]>([
    [{ baseUrl: "/system/egain" }, new InputError("baseUrl", "must be an http(s) URL")],
    [{ baseUrl: "" }, new InputError("baseUrl", "must be an http(s) URL")],
    [
      { mock: createMock(api), scenario: "open" },
      new InputError("scenario", "is not for a mock that is given"),
    ],
    [
      { mock: createMock(api), delayMs: 1 },
      new InputError("delayMs", "is not for a mock that is given"),
    ],
  ])("%j", (options, error) => {
    expect(() => handlersOf(api, options)).toThrow(error);
  });
});
