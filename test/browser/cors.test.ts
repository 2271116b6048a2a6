import { expect, inject, test } from "vitest";
import { createClient, NetworkError } from "../../generated/index.ts";

test("this is a real Chromium", () => {
  expect(navigator.userAgent).toMatch(/HeadlessChrome\/\d+/);
});

test("a server on another origin is not read, unless it allows it", async () => {
  const ece = createClient({ baseUrl: inject("plainUrl"), retry: false });
  const call = ece.getAgentAvailability({ id: 1000 });
  await expect(call).rejects.toBeInstanceOf(NetworkError);
  await expect(call).rejects.toThrow("no complete answer: TypeError: Failed to fetch");
});

test("the mock allows it", async () => {
  const ece = createClient({ baseUrl: inject("mockUrl"), retry: false });
  expect(await ece.getAgentAvailability({ id: 1000 })).toEqual({ available: true });
});

test("no page controls the mock", async () => {
  const control = `${inject("mockUrl")}/__mock/`;
  await expect(fetch(control)).rejects.toThrow("Failed to fetch");
  const scenario = { method: "PUT", body: '{"scenario":"failing"}' };
  await expect(fetch(`${control}scenario`, scenario)).rejects.toThrow("Failed to fetch");
});
