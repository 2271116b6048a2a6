/** Pages of every origin may ask the mock, as the real server may be set up to let them. */
import { expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, CAPACITY, SURVEY } from "./ask.ts";

const mock = createMock(api);
const origin = "https://shop.example";

test.each([
  [CAPACITY, {}, 200],
  [`${CAPACITY}x`, {}, 400],
  ["/nothing", {}, 404],
  [SURVEY, {}, 405],
  [SURVEY, { method: "POST", body: "x" }, 415],
])("an answer can be read: %s %j %i", async (path, init, status) => {
  const answer = await ask(mock, path, { ...init, headers: { origin } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-expose-headers")).toBe(
    "preference-applied, retry-after",
  );
});

test("a preflight allows what it asks for, is not logged and meets no fault", async () => {
  mock.addFault({ status: 500 });
  const headers = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,prefer",
  };
  const answer = await ask(mock, `/system/egain${SURVEY}`, { method: "OPTIONS", headers });
  expect(answer.status).toBe(204);
  expect(Object.fromEntries(answer.headers)).toEqual({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type,prefer",
    "access-control-max-age": "600",
  });
  expect(mock.faults).toHaveLength(1);
  mock.reset();
});

test("a mock without CORS answers as a server that knows nothing of it", async () => {
  const strict = createMock(api, { cors: false });
  const headers = { origin, "access-control-request-method": "GET" };
  const asked = await ask(strict, CAPACITY, { method: "OPTIONS", headers });
  expect([asked.status, Object.fromEntries(asked.headers)]).toEqual([
    204,
    { allow: "GET, HEAD, OPTIONS" },
  ]);
  const answer = await ask(strict, CAPACITY, { headers: { origin } });
  expect(Object.fromEntries(answer.headers)).toEqual({ "content-type": "application/xml" });
  expect(answer.status).toBe(200);
});

test("a preflight allows what will turn out wrong, so that the page is told", async () => {
  const headers = { origin, "access-control-request-method": "DELETE" };
  const answer = await ask(mock, "/nothing", { method: "OPTIONS", headers });
  expect([answer.status, answer.headers.get("access-control-allow-methods")]).toEqual([
    204,
    "DELETE",
  ]);
});
