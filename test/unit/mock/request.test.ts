/** Which operation a request is for, and whether its parameters are what the spec says. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, CAPACITY, ONE_ANSWER, SURVEY, survey } from "./ask.ts";
import { lamps } from "./lamps.ts";

const mock = createMock(api);
const level = { headers: { "x-level": "1" } };

describe("an operation is found", () => {
  test.each(["", "/system/egain", "/a/b/c", "//x", "/chat/entrypoint"])(
    "below the path %j",
    async (root) => {
      expect((await ask(mock, root + CAPACITY)).status).toBe(200);
    },
  );

  test("by its path as URLs have it", async () => {
    const put = { method: "PUT" };
    for (const path of [
      "/größe/a-b.xml",
      "/gr%C3%B6%C3%9Fe/a%2Fb-c%20d.xml",
      "/x/größe/-a-b.xml",
    ]) {
      expect((await ask(createMock(lamps), path, put)).status).toBe(204);
    }
  });

  test("where two fit, by the one with fewer parameters", async () => {
    expect((await ask(createMock(lamps), "/lamps/first")).body).toBe('<lamp is="first"/>');
  });

  test("for HEAD too, and answered without a body (RFC 9110 §9.3.2)", async () => {
    const head = await ask(mock, CAPACITY, { method: "HEAD" });
    expect(head).toMatchObject({ status: 200, type: "application/xml", body: "" });
    expect(await ask(mock, "/nothing", { method: "HEAD" })).toMatchObject({
      status: 404,
      body: "",
    });
  });
});

describe("nothing is found", () => {
  test("at an unknown path: 404, with what there is", async () => {
    const { status, type, body } = await ask(mock, "/system/capacity/1000?x=1");
    expect(
      body,
    ).toBe(`This is a mock of: Customer-facing chat API of Cisco Enterprise Chat and Email (ECE)
There is nothing at "/system/capacity/1000". These are there, below any path:
  GET /chat/entrypoint/agentAvailability/{id}
  GET /chat/entrypoint/capacity/{id}
  GET /chat/entrypoint/liveSessionStatus/{id}
  GET /chat/entrypoint/checkEligibility/{id}
  GET /chat/entrypoint/chatAllowed/{id}
  POST /chat/entrypoint/survey
The mock itself is looked at and set at /__mock/.
`);
    expect([status, type]).toEqual([404, "text/plain; charset=utf-8"]);
  });

  test.each(["/", "//", "/%zz", `${SURVEY}/`, `/x${CAPACITY.slice(1)}`, `${CAPACITY}/1`, "/*"])(
    "at %s",
    async (path) => {
      expect((await ask(mock, path)).status).toBe(404);
    },
  );

  test("with another method: 405, with those that there are (RFC 9110 §15.5.6)", async () => {
    const answer = await ask(mock, `/x${CAPACITY}`, { method: "DELETE" });
    expect(answer.body).toBe(
      "/chat/entrypoint/capacity/1000 takes GET, HEAD, OPTIONS, not DELETE\n",
    );
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  test("but OPTIONS is told what there is (RFC 9110 §9.3.7)", async () => {
    const answer = await ask(mock, SURVEY, { method: "OPTIONS" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
    expect((await ask(mock, "/x", { method: "OPTIONS" })).status).toBe(404);
  });
});

describe("a parameter that is not what the spec says is told with 400", () => {
  test.each([
    ["/lamps/12x", "invalid-int64", "id", 'id in the path: expected int64, got "12x"'],
    [
      "/lamps/9223372036854775808",
      "out-of-range",
      "id",
      'id in the path: "9223372036854775808" is out of the range of int64',
    ],
    ["/lamps/%ff", "encoding", "id", 'id in the path: "%ff" is not UTF-8 that is percent-encoded'],
    ["/lamps/1?room=a&room=b", "duplicate", "room", "room in the query: is given more than once"],
  ])("%s", async (path, code, name, message) => {
    const { status, type, body } = await ask(createMock(lamps), path, level);
    expect(JSON.parse(body)).toEqual({ code, path: name, message });
    expect([status, type]).toEqual([400, "application/json"]);
  });

  test("when it is missing", async () => {
    const { status, body } = await ask(createMock(lamps), "/lamps/1");
    const message = "x-level in the header: is missing";
    expect(JSON.parse(body)).toEqual({ code: "missing", path: "x-level", message });
    expect(status).toBe(400);
  });
});

test("parameters that may be repeated, or that the spec does not know, are let through", async () => {
  const path = "/lamps/1?colour=red&colour=blue&debug=1&debug=2";
  expect((await ask(createMock(lamps), path, level)).status).toBe(200);
});

describe("the log", () => {
  test("holds what was asked, oldest first", async () => {
    const logging = createMock(api);
    await ask(logging, `/system/egain${CAPACITY}?a=%20b`, { headers: { "X-Trace": "1" } });
    await ask(logging, `/system/egain${SURVEY}`, survey(ONE_ANSWER));
    await ask(logging, "/nothing?x");
    await ask(logging, CAPACITY, { method: "DELETE" });
    expect(logging.requests).toEqual([
      {
        operation: "getCapacity",
        method: "GET",
        path: "/chat/entrypoint/capacity/1000?a=%20b",
        url: "http://localhost/system/egain/chat/entrypoint/capacity/1000?a=%20b",
        headers: { "x-trace": "1" },
        status: 200,
      },
      {
        operation: "submitSurvey",
        method: "POST",
        path: "/chat/entrypoint/survey",
        url: "http://localhost/system/egain/chat/entrypoint/survey",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: { text: ONE_ANSWER },
        status: 204,
      },
      expect.objectContaining({ operation: null, path: "/nothing?x", status: 404 }),
      expect.objectContaining({ operation: null, method: "DELETE", path: CAPACITY, status: 405 }),
    ]);
    logging.clearRequests();
    expect(logging.requests).toEqual([]);
  });

  test("holds bytes that are no text, and a byte order mark", async () => {
    const logging = createMock(api);
    const { method, headers } = survey("");
    for (const body of [Uint8Array.of(0xff, 0xfe, 60, 0), "\ufeff<x/>"]) {
      await ask(logging, SURVEY, { method: method ?? "", headers: headers ?? {}, body });
    }
    expect(logging.requests.map(({ body }) => body)).toEqual([
      { base64: "//48AA==" },
      { text: "\ufeff<x/>" },
    ]);
  });

  test("is told of what is not answered yet, and of what never was", async () => {
    const logging = createMock(api);
    const given = new AbortController();
    logging.addFault({ delayMs: 60_000 });
    const request = new Request(`http://localhost${CAPACITY}`, { signal: given.signal });
    const answer = logging.handle(request);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(logging.requests).toMatchObject([{ status: 0 }]);
    given.abort();
    expect((await answer).type).toBe("error");
    expect(logging.requests).toMatchObject([{ status: 0 }]);
  });

  test("is bounded", async () => {
    const logging = createMock(api, { maxLogged: 2 });
    for (const n of [1, 2, 3]) await ask(logging, `/${n}`);
    expect(logging.requests.map(({ path }) => path)).toEqual(["/2", "/3"]);
  });
});

test("a bug of the mock is told as one", async () => {
  const type = {
    kind: "scalar" as const,
    name: "broken",
    parse: () => {
      throw new RangeError("oh no");
    },
    format: () => "",
  };
  const operations = lamps.operations.map((each) => ({
    ...each,
    operation: {
      ...each.operation,
      parameters: each.operation.parameters.map((parameter) => ({ ...parameter, type })),
    },
  }));
  const { status, body } = await ask(createMock({ ...lamps, operations }), "/lamps/1", level);
  expect(body).toBe(
    "RangeError: oh no\nThis is a bug of the mock, not of the program that asks it.\n",
  );
  expect(status).toBe(500);
});
