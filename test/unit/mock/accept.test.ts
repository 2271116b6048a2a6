/** Whether a mock's answer is one that the request takes. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, CAPACITY, ONE_ANSWER, SURVEY } from "./ask.ts";

const asking = (accept: string, more: RequestInit = {}) =>
  ask(createMock(api), CAPACITY, { ...more, headers: { accept, ...more.headers } });

describe("XML is given to a request that accepts", () => {
  test.each([
    "",
    "*/*",
    "application/*",
    "text/*",
    "text/xml",
    "APPLICATION/XML",
    "application/xml, text/xml",
    "application/xml;q=0.5, */*;q=0.1",
    "application/json, text/xml;q=0.001",
    "application/json;q=0, */*",
    "text/xml;q=0, application/xml",
    "application/xml;charset=utf-8",
    'application/xml;a="b, application/xml;q=0"',
    "*/*;q=0, application/xml",
    "application/*;q=0, application/xml;q=1.0",
    "application/xml;q=x",
    "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
    "nonsense",
    " , ",
  ])("%j", async (accept) => {
    expect(await asking(accept)).toMatchObject({ status: 200, type: "application/xml" });
  });

  test("nothing in particular", async () => {
    expect((await ask(createMock(api), CAPACITY)).status).toBe(200);
  });
});

describe("406 is what a request gets that accepts", () => {
  test.each([
    "application/json",
    "text/html",
    "application/soap+xml",
    "application/xml;q=0",
    "application/xml;q=0.000, */*",
    "text/xml;q=0",
    "*/*;q=0",
    "application/*; Q=0",
    "application/json, text/*;q=0",
    'application/json;a=", application/xml"',
  ])("%s", async (accept) => {
    const { status, type, body } = await asking(accept);
    expect(body).toBe(
      `Accept: the answer is application/xml, and ${JSON.stringify(accept)} does not take it: ` +
        "ask for application/xml, text/xml or */*\n",
    );
    expect([status, type]).toEqual([406, "text/plain; charset=utf-8"]);
  });

  test("it is short, whatever was accepted", async () => {
    expect((await asking(`a/${"b".repeat(5000)}`)).body.length).toBeLessThan(250);
  });
});

test("what has no body is given to everybody, and a fault is sent as it is", async () => {
  const mock = createMock(api);
  const headers = { accept: "application/json", "content-type": "text/xml" };
  const sent = await ask(mock, SURVEY, { method: "POST", headers, body: ONE_ANSWER });
  expect(sent.status).toBe(204);
  expect((await ask(mock, CAPACITY.replace("1000", "1007"), { headers })).status).toBe(500);
  mock.addFault({ status: 200, headers: { "content-type": "text/html" }, body: { text: "<p/>" } });
  expect((await ask(mock, CAPACITY, { headers: { accept: "image/png" } })).body).toBe("<p/>");
});
