import { expect, inject, test } from "vitest";
import { commands } from "vitest/browser";
import { createClient, NetworkError } from "../../generated/index.ts";

test("this is a real Chromium", () => {
  expect(navigator.userAgent).toMatch(/HeadlessChrome\/\d+/);
});

test("a server on another origin is not read, unless it allows it", async () => {
  // It is there, and answers: to others than pages, and to a page that does not look.
  const url = `${inject("plainUrl")}/chat/entrypoint/agentAvailability/1000`;
  expect((await commands.request(url, "GET", null)).status).toBe(200);
  expect((await fetch(url, { mode: "no-cors" })).type).toBe("opaque");

  const ece = createClient({ baseUrl: inject("plainUrl"), retry: false });
  const call = ece.getAgentAvailability({ id: 1000 });
  await expect(call).rejects.toBeInstanceOf(NetworkError);
  const origins = `does ${new URL(inject("plainUrl")).origin} allow ${location.origin} by CORS?`;
  await expect(call).rejects.toThrow(`no complete answer: TypeError: Failed to fetch; ${origins}`);
});

test("headers that a page drops in silence are refused by their names", async () => {
  const headers = { "x-shop": "1", cookie: "a=b" };
  expect(() => createClient({ baseUrl: inject("mockUrl"), headers })).toThrow(
    "headers.cookie: is a header that only the platform sends",
  );
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
  // Such a request arrives without being asked for; it must do nothing.
  const fault = '{"status":599,"times":null}';
  await fetch(`${control}faults`, { method: "POST", mode: "no-cors", body: fault });

  const seen = await commands.request(control, "GET", null);
  expect(JSON.parse(seen.body)).toMatchObject({ scenario: null, faults: 0 });
});
