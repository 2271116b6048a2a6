import { describe, expect, test } from "vitest";
import { InputError } from "../../../runtime/errors.ts";
import type { Fault } from "../../../runtime/mock/fault.ts";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, CAPACITY, ELIGIBILITY, ONE_ANSWER, SURVEY, survey } from "./ask.ts";

describe("a fault", () => {
  test("is the answer, to the letter, with CORS headers", async () => {
    const mock = createMock(api);
    mock.addFault({ status: 502, body: { base64: "PP8+" } });
    const response = await mock.handle(new Request(`http://localhost${CAPACITY}`));
    expect(response.status).toBe(502);
    expect(Object.fromEntries(response.headers)).toEqual({
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "preference-applied, retry-after",
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(60, 255, 62));
  });

  test("has the headers that it is given", async () => {
    const mock = createMock(api);
    const headers = { "Content-Type": "text/html", "access-control-allow-origin": "https://a" };
    mock.addFault({ status: 200, headers, body: { text: "<html>ü" } });
    const answer = await ask(mock, CAPACITY);
    expect(answer).toMatchObject({ status: 200, type: "text/html", body: "<html>ü" });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://a");
  });

  test.each([200, 204, 304, 404, 599])("may be a status alone: %i", async (status) => {
    const mock = createMock(api);
    mock.addFault({ status, body: { text: "" } });
    expect(await ask(mock, CAPACITY)).toMatchObject({ status, type: null, body: "" });
  });

  test("is for one request of any operation, unless it says otherwise", async () => {
    const mock = createMock(api);
    const statuses = async () => [
      (await ask(mock, CAPACITY)).status,
      (await ask(mock, ELIGIBILITY)).status,
      (await ask(mock, "/nothing")).status,
    ];
    mock.addFault({ status: 500 });
    expect(await statuses()).toEqual([500, 200, 404]);
    mock.addFault({ status: 501, operation: "checkEligibility" });
    expect(await statuses()).toEqual([200, 501, 404]);
    mock.addFault({ status: 502, times: 3 });
    expect(await statuses()).toEqual([502, 502, 404]);
    expect(mock.faults).toEqual([{ status: 502, times: 1 }]);
    expect(await statuses()).toEqual([502, 200, 404]);
    mock.addFault({ status: 503, times: null });
    for (const _ of [1, 2, 3]) expect(await statuses()).toEqual([503, 503, 404]);
    mock.clearFaults();
    expect(await statuses()).toEqual([200, 200, 404]);
  });

  test("comes in its turn", async () => {
    const mock = createMock(api);
    mock.addFault({ status: 500 });
    mock.addFault({ status: 501 });
    expect((await ask(mock, CAPACITY)).status).toBe(500);
    expect((await ask(mock, CAPACITY)).status).toBe(501);
  });

  test("goes before what the request prefers, and before what is wrong with it", async () => {
    const mock = createMock(api);
    mock.addFault({ status: 503, times: 2 });
    expect((await ask(mock, CAPACITY, { headers: { prefer: "code=200" } })).status).toBe(503);
    expect((await ask(mock, SURVEY, survey("<x/>"))).status).toBe(503);
  });

  test("leaves no document behind: it stands for a server that never saw it", async () => {
    const mock = createMock(api);
    mock.addFault({ status: 204 });
    await ask(mock, SURVEY, survey(ONE_ANSWER));
    expect(mock.received("surveys")).toEqual([]);
    expect(mock.requests).toMatchObject([{ body: { text: ONE_ANSWER } }]);
  });

  test("may only delay the normal answer", async () => {
    const mock = createMock(api);
    mock.addFault({ delayMs: 30 });
    const started = performance.now();
    const answer = await ask(mock, CAPACITY, { headers: { prefer: "example=noneLeft, delay=0" } });
    expect(performance.now() - started).toBeGreaterThan(28);
    expect(answer.body).toContain("<ns2:count>0</ns2:count>");
    expect(answer.headers.get("preference-applied")).toBe("example=noneLeft");
  });

  test("may cut the connection", async () => {
    const mock = createMock(api);
    mock.addFault({ drop: true, delayMs: 1 });
    for (const type of ["error", "default"]) {
      const method = "HEAD";
      const request = new Request(`http://localhost${CAPACITY}`, { method });
      expect((await mock.handle(request)).type).toBe(type);
    }
    expect(mock.requests.map(({ status }) => status)).toEqual([0, 200]);
  });

  test("is gone after a reset", async () => {
    const mock = createMock(api);
    mock.addFault({ status: 500, times: null });
    mock.reset();
    expect((await ask(mock, CAPACITY)).status).toBe(200);
  });
});

describe("one that cannot be carried out is refused", () => {
  const ids = api.operations.map(({ operation }) => operation.id).join(", ");

  test.each<[unknown, string]>([
    [undefined, 'fault: expected an object, such as { "status": 503 }'],
    [[], 'fault: expected an object, such as { "status": 503 }'],
    [{}, "fault: must have a status, a delayMs or a drop, or nothing would go wrong"],
    [{ drop: false }, "fault: must have a status, a delayMs or a drop, or nothing would go wrong"],
    [
      { code: 500 },
      'fault: has no member "code"; ' +
        "there are: operation, times, status, headers, body, delayMs, drop",
    ],
    [{ operation: "x", drop: true }, `operation: no operation is called "x"; there are: ${ids}`],
    [{ operation: null, drop: true }, "operation: must be the id of an operation"],
    [
      { times: 0, drop: true },
      "times: must be a whole number from 1, or null for every request until it is cleared",
    ],
    [{ status: 100 }, "status: must be a whole number from 200 to 599"],
    [{ status: "500" }, "status: must be a whole number from 200 to 599"],
    [{ status: 200.5 }, "status: must be a whole number from 200 to 599"],
    [{ delayMs: 2 ** 31 }, "delayMs: must be a whole number from 0 to 2147483647"],
    [{ drop: 1 }, "drop: must be true or false"],
    [{ drop: true, status: 500 }, "drop: leaves no answer, so there is no status"],
    [
      { delayMs: 1, headers: {} },
      "headers: are those of an answer, so a status has to be given too",
    ],
    [{ delayMs: 1, body: { text: "" } }, "body: needs a status"],
    [{ status: 200, headers: { a: 1 } }, "headers: must be an object of texts"],
    [{ status: 200, headers: { "a b": "" } }, "headers.a b: is not a valid name of a header"],
    [{ status: 200, headers: { a: "1\n2" } }, 'headers.a: "1\\n2" cannot be in a header'],
    [{ status: 200, headers: { a: "€" } }, 'headers.a: "€" cannot be in a header'],
    [
      { status: 200, headers: { "Transfer-Encoding": "chunked" } },
      "headers.Transfer-Encoding: is the connection's, so it cannot be chosen",
    ],
    [
      { status: 200, headers: { "content-length": "5" }, body: { text: "ü" } },
      "headers.content-length: must be that of the body, 2, or be left out",
    ],
    [{ status: 200, body: "x" }, 'body: must be { "text": "…" } or { "base64": "…" }'],
    [{ status: 200, body: { text: 1 } }, 'body: must be { "text": "…" } or { "base64": "…" }'],
    [
      { status: 200, body: { text: "", base64: "" } },
      'body: must be { "text": "…" } or { "base64": "…" }',
    ],
    [{ status: 200, body: { base64: "?" } }, 'body.base64: expected base64, got "?"'],
    [{ status: 204, body: { text: "x" } }, "body: cannot be with status 204 (RFC 9110 §15)"],
  ])("%j", (fault, problem) => {
    const mock = createMock(api);
    expect(() => mock.addFault(fault as Fault)).toThrow(new InputError(...split(problem)));
    expect(mock.faults).toEqual([]);
  });
});

/** A path, and what is wrong there. */
function split(message: string): [path: string, problem: string] {
  const at = message.indexOf(": ");
  return [message.slice(0, at), message.slice(at + 2)];
}
