/** A mock is looked at and set by HTTP; here by way of a socket, as other programs do it. */
import { describe, expect, onTestFinished, test } from "vitest";
import { createMock, type Mock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { CAPACITY, ELIGIBILITY, ONE_ANSWER, read, SURVEY, survey } from "./ask.ts";
import { lamps } from "./lamps.ts";

const names = api.scenarios.map(({ name }) => name).join(", ");

/** Starts a mock, and gives what sends requests to it. */
async function start(mock: Mock = createMock(api)) {
  const { url, close } = await mock.listen();
  onTestFinished(close);
  const send = async (method: string, path: string, given?: unknown) => {
    const body = given === undefined ? null : JSON.stringify(given);
    const headers = body === null ? {} : { "content-type": "application/json" };
    const answer = await read(await fetch(url + path, { method, headers, body }));
    return { ...answer, value: answer.body === "" ? undefined : JSON.parse(answer.body) };
  };
  const ask = async (path: string, init: RequestInit = {}) => read(await fetch(url + path, init));
  return { mock, url, send, ask };
}

describe("the control shows", () => {
  test("what there is", async () => {
    const { send, ask, mock } = await start();
    await ask(SURVEY, survey(ONE_ANSWER));
    mock.addFault({ drop: true });
    const { status, type, value } = await send("GET", "/__mock/");
    expect([status, type]).toEqual([200, "application/json"]);
    expect(value).toEqual({
      title: api.title,
      scenario: null,
      scenarios: api.scenarios.map(({ name, summary, parameters }) => ({
        name,
        summary,
        parameters,
      })),
      faults: 1,
      requests: 1,
      collections: { surveys: 1 },
      links: {
        scenario: "/__mock/scenario",
        faults: "/__mock/faults",
        requests: "/__mock/requests",
        surveys: "/__mock/surveys",
        reset: "/__mock/reset",
      },
    });
    expect((await send("GET", "/__mock")).value).toEqual(value);
    for (const link of Object.values<string>(value.links)) {
      expect((await ask(link, { method: "HEAD" })).status).toBe(link.endsWith("t") ? 405 : 200);
    }
  });

  test("what was sent, and forgets it", async () => {
    const { send, ask } = await start();
    await ask(SURVEY, survey(ONE_ANSWER));
    const kept = [{ sid: "9", survey: [{ question: "Q", answer: "A" }] }];
    expect((await send("GET", "/__mock/surveys")).value).toEqual(kept);
    expect((await send("DELETE", "/__mock/surveys")).status).toBe(204);
    expect((await send("GET", "/__mock/surveys")).value).toEqual([]);
  });

  test("what was asked, and forgets it; the control itself is not in it", async () => {
    const { send, ask, url } = await start();
    await ask(`/system/egain${CAPACITY}?x`, { headers: { "X-Trace": "t" } });
    expect((await send("GET", "/__mock/requests")).value).toEqual([
      {
        operation: "getCapacity",
        method: "GET",
        path: "/chat/entrypoint/capacity/1000?x",
        url: `${url}/system/egain/chat/entrypoint/capacity/1000?x`,
        headers: expect.objectContaining({ host: url.slice(7), "x-trace": "t" }),
        status: 200,
      },
    ]);
    expect((await send("DELETE", "/__mock/requests")).status).toBe(204);
    expect((await send("GET", "/__mock/requests")).value).toEqual([]);
  });
});

describe("the control sets", () => {
  test("the scenario", async () => {
    const { send, ask } = await start();
    const put = (scenario: string | null) => send("PUT", "/__mock/scenario", { scenario });
    expect((await put("queueFull")).value).toEqual({ scenario: "queueFull" });
    expect((await ask(ELIGIBILITY)).body).toContain('responseType="2"');
    expect((await send("GET", "/__mock/scenario")).value).toEqual({ scenario: "queueFull" });
    expect((await put(null)).value).toEqual({ scenario: null });
    // Without a body, as it is easily typed.
    const named = await send("PUT", "/__mock/scenario/noAgents");
    expect([named.status, named.value]).toEqual([200, { scenario: "noAgents" }]);
    await put("failing");
    expect((await send("DELETE", "/__mock/scenario")).status).toBe(204);
    expect((await ask(ELIGIBILITY)).body).toContain('responseType="0"');
  });

  test("faults", async () => {
    const { send, ask } = await start();
    const fault = {
      operation: "getCapacity",
      times: 2,
      status: 429,
      headers: { "retry-after": "1" },
      body: { base64: "PP8+" },
    };
    const { status, value } = await send("POST", "/__mock/faults", fault);
    expect([status, value]).toEqual([201, fault]);
    const answer = await ask(CAPACITY);
    expect(answer).toMatchObject({ status: 429, type: null, body: "<\ufffd>" });
    expect(answer.headers.get("retry-after")).toBe("1");
    expect((await send("GET", "/__mock/faults")).value).toEqual([{ ...fault, times: 1 }]);
    expect((await send("DELETE", "/__mock/faults")).status).toBe(204);
    expect((await ask(CAPACITY)).status).toBe(200);
  });

  test("all of it back", async () => {
    const { send, ask, mock } = await start(createMock(api, { scenario: "open" }));
    await ask(SURVEY, survey(ONE_ANSWER));
    mock.useScenario("failing");
    mock.addFault({ drop: true });
    expect((await send("POST", "/__mock/reset")).status).toBe(204);
    expect((await send("GET", "/__mock/")).value).toMatchObject({
      scenario: "open",
      faults: 0,
      requests: 0,
      collections: { surveys: 0 },
    });
  });
});

describe("the control refuses", () => {
  test.each([
    ["PUT", "scenario", undefined, 'scenario: expected { "scenario": the name of one, or null }'],
    ["PUT", "scenario", "open", 'scenario: expected { "scenario": the name of one, or null }'],
    [
      "PUT",
      "scenario",
      { scenario: "open", delay: 1 },
      'scenario: expected { "scenario": the name of one, or null }',
    ],
    [
      "PUT",
      "scenario",
      { scenario: "close" },
      `scenario: none is called "close"; there are: ${names}`,
    ],
    ["POST", "faults", { status: 1 }, "status: must be a whole number from 200 to 599"],
    ["POST", "faults", undefined, 'fault: expected an object, such as { "status": 503 }'],
  ])("%s %s with %j", async (method, path, given, message) => {
    const { send } = await start();
    const { status, value } = await send(method, `/__mock/${path}`, given);
    expect(value).toEqual({ message });
    expect(status).toBe(400);
  });

  test("what is no JSON", async () => {
    const { ask } = await start();
    const headers = { "content-type": "application/json; charset=utf-8" };
    const { status, body } = await ask("/__mock/faults", { method: "POST", headers, body: "{" });
    expect(JSON.parse(body).message).toMatch(/^the body is not JSON: SyntaxError: /);
    expect(status).toBe(400);
  });

  test("what another path or method would be for", async () => {
    const { send } = await start(createMock(lamps));
    const nowhere = await send("GET", "/__mock/surveys");
    expect(nowhere.value).toEqual({
      message:
        'there is nothing at "/__mock/surveys"; there are: /__mock/, /__mock/scenario, ' +
        "/__mock/faults, /__mock/requests, /__mock/reset, /__mock/plans",
    });
    expect(nowhere.status).toBe(404);
    const other = await send("PATCH", "/__mock/scenario", {});
    expect(other.value).toEqual({
      message: "/__mock/scenario takes GET, PUT, DELETE, HEAD, not PATCH",
    });
    expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, PUT, DELETE, HEAD"]);
  });

  test("what a page of another origin may send without asking", async () => {
    const { ask, mock, url } = await start();
    mock.useScenario("open");
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
      const headers = { "content-type": type };
      const { status, body } = await ask("/__mock/reset", { method: "POST", headers, body: "{}" });
      expect(JSON.parse(body)).toEqual({
        message: `Content-Type: expected "application/json", got "${type}"`,
      });
      expect(status).toBe(415);
    }
    for (const origin of ["https://evil.example", "null", "http://localhost:1"]) {
      const { status, body } = await ask("/__mock/reset", { method: "POST", headers: { origin } });
      expect(JSON.parse(body)).toEqual({
        message: `the control takes no requests from pages of other origins: ${origin} is not ${url}`,
      });
      expect(status).toBe(403);
    }
    expect(mock.scenario).toBe("open");
    expect((await ask("/__mock/", { headers: { origin: url } })).status).toBe(200);
  });

  test("a preflight, and gives no answer that a page of another origin may read", async () => {
    const { ask } = await start();
    const headers = {
      origin: "https://evil.example",
      "access-control-request-method": "PUT",
    };
    const preflight = await ask("/__mock/scenario", { method: "OPTIONS", headers });
    const plain = await ask("/__mock/");
    expect([preflight.status, plain.status]).toEqual([403, 200]);
    for (const answer of [preflight, plain]) {
      const fields = [...answer.headers.keys()];
      expect(fields.filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("a host that may be another's name for this machine (DNS rebinding)", async () => {
    const mock = createMock(api);
    const status = async (host: string) =>
      (await mock.handle(new Request(`http://${host}/__mock/`))).status;
    for (const host of ["localhost:4010", "a.localhost", "127.0.0.1", "[::1]:80", "10.0.0.7"]) {
      expect(await status(host)).toBe(200);
    }
    const refused = await mock.handle(new Request("http://mock.evil.example/__mock/"));
    expect(await refused.json()).toEqual({
      message:
        "the control is reached by localhost, an IP address, or the host that the mock listens on, " +
        'not by "mock.evil.example"',
    });
    expect(refused.status).toBe(403);
    expect(await status("localhost.evil.example")).toBe(403);
    expect(await status("1.2.3.4.evil.example")).toBe(403);
  });
});

test("a collection that is called like a part of the control can be had in code", async () => {
  const operations = lamps.operations.map((each) =>
    each.body ? { ...each, body: { ...each.body, collection: "faults" } } : each,
  );
  const mock = createMock({ ...lamps, operations });
  const { send, ask } = await start(mock);
  await ask("/lamps/1/plan", survey("<plan/>"));
  expect((await send("GET", "/__mock/faults")).value).toEqual([]);
  expect(mock.received("faults")).toEqual([{ level: [] }]);
});
