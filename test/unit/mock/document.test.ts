/** What a mock makes of the body of a request. */
import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { api } from "../../support/six-operations.ts";
import { ask, ONE_ANSWER, SURVEY, survey } from "./ask.ts";
import { lamps } from "./lamps.ts";

describe("a document that is as described", () => {
  test.each([
    "text/xml",
    "application/xml; charset=utf-8",
    "application/soap+xml",
    "TEXT/XML ;x=1",
  ])("is kept, sent as %s", async (type) => {
    const mock = createMock(api);
    expect((await ask(mock, SURVEY, survey(ONE_ANSWER, type))).status).toBe(204);
    expect(mock.received("surveys")).toEqual([
      { sid: "9", survey: [{ question: "Q", answer: "A" }] },
    ]);
  });

  test("is not missed where the body is optional, and read where it is there", async () => {
    const optional = api.operations.map(({ operation, ...more }) => {
      const { body } = operation;
      return {
        ...more,
        operation: body ? { ...operation, body: { ...body, optional: true } } : operation,
      };
    });
    const mock = createMock({ ...api, operations: optional });
    expect((await ask(mock, SURVEY, { method: "POST" })).status).toBe(204);
    expect(mock.received("surveys")).toEqual([]);
    expect((await ask(mock, SURVEY, survey(ONE_ANSWER))).status).toBe(204);
    expect(mock.received("surveys")).toHaveLength(1);
    expect((await ask(mock, SURVEY, survey("<a/>"))).status).toBe(400);
  });

  test("is kept in each of the forms that the spec shows", async () => {
    const mock = createMock(api);
    const bodies = api.operations.flatMap(({ body }) => body ?? []);
    for (const { text } of bodies.flatMap(({ examples }) => examples)) {
      expect((await ask(mock, SURVEY, survey(text))).status).toBe(204);
    }
    expect(mock.received("surveys")).toHaveLength(2);
  });

  test("is kept in another encoding too, if that is named", async () => {
    const mock = createMock(api);
    const body = Uint8Array.from(ONE_ANSWER.replace("A", "é"), (char) => char.charCodeAt(0));
    const headers = { "content-type": "text/xml; charset=iso-8859-1" };
    expect((await ask(mock, SURVEY, { method: "POST", headers, body })).status).toBe(204);
    expect(mock.received("surveys")).toMatchObject([{ survey: [{ answer: "é" }] }]);
  });

  test("is kept as JSON: integers of 64 bits, bytes and what is no number are texts", async () => {
    const mock = createMock(lamps);
    const xml = '<plan at="0012"><image> AQ== </image><level>.5</level><level>-INF</level></plan>';
    expect((await ask(mock, "/lamps/1/plan", survey(xml))).status).toBe(204);
    expect(mock.received("plans")).toEqual([{ at: "12", image: "AQ==", level: [0.5, "-INF"] }]);
  });

  test("is kept until there are too many, or they are cleared", async () => {
    const mock = createMock(api, { maxKept: 2 });
    const sids = () => mock.received("surveys").map((each) => Object(each).sid);
    for (const sid of ["1", "2", "3"]) {
      await ask(mock, SURVEY, survey(ONE_ANSWER.replace("9", sid)));
    }
    expect(sids()).toEqual(["2", "3"]);
    mock.clearReceived("surveys");
    expect(sids()).toEqual([]);
  });
});

describe("one that is not as described is told with 400, and not kept", () => {
  test("with the place of what is wrong", async () => {
    const mock = createMock(api);
    const { status, type, body } = await ask(
      mock,
      SURVEY,
      survey('<egainSurvey sid="9">\n  <survey><question>Q</question></survey></egainSurvey>'),
    );
    expect(JSON.parse(body)).toEqual({
      code: "missing",
      path: "/egainSurvey/survey[1]/answer",
      line: 2,
      column: 3,
      message:
        "submitSurvey: /egainSurvey/survey[1]/answer: this element is missing (line 2, column 3)",
      excerpt: "  <survey><question>Q</question></survey><\n  ^",
    });
    expect([status, type]).toEqual([400, "application/json"]);
    expect(mock.received("surveys")).toEqual([]);
  });

  test.each([
    ["", "empty-body"],
    ["<x", "not-well-formed"],
    ["<x/>", "unexpected-root"],
    ['<!DOCTYPE x><egainSurvey sid="9"/>', "doctype"],
    ['<egainSurvey sid="9"/>', "out-of-range"],
  ])("%s", async (xml, code) => {
    const { status, body } = await ask(createMock(api), SURVEY, survey(xml));
    expect(JSON.parse(body)).toMatchObject({ code });
    expect(status).toBe(400);
  });
});

describe("what is not read at all", () => {
  test.each([
    ["application/json", '"application/json"'],
    ["text/xmlx", '"text/xmlx"'],
    ["text/plain; x=+xml", '"text/plain; x=+xml"'],
    ["", '""'],
  ])("of the type %j: 415", async (type, shown) => {
    const answer = await ask(createMock(api), SURVEY, survey(ONE_ANSWER, type));
    expect(answer.body).toBe(
      `Content-Type: expected "text/xml; charset=utf-8" or another type of XML, got ${shown}\n`,
    );
    expect([answer.status, answer.headers.get("accept")]).toEqual([415, "text/xml; charset=utf-8"]);
  });

  test("of no type: 415", async () => {
    const body = new TextEncoder().encode(ONE_ANSWER);
    const answer = await ask(createMock(api), SURVEY, { method: "POST", body });
    expect(answer.body).toMatch(/, got none$/m);
    expect(answer.status).toBe(415);
  });

  test("compressed: 415", async () => {
    const headers = { "content-type": "text/xml", "content-encoding": "gzip" };
    const answer = await ask(createMock(api), SURVEY, { ...survey(ONE_ANSWER), headers });
    expect(answer.body).toBe('Content-Encoding: "gzip" is not read: send the document as it is\n');
    expect(answer.status).toBe(415);
  });

  test("longer than is read: 413", async () => {
    const mock = createMock(api, { maxRequestBytes: ONE_ANSWER.length });
    expect((await ask(mock, SURVEY, survey(ONE_ANSWER))).status).toBe(204);
    const answer = await ask(mock, SURVEY, survey(`${ONE_ANSWER} `));
    expect(answer.body).toBe(`the body is longer than ${ONE_ANSWER.length} bytes\n`);
    expect(answer.status).toBe(413);
    expect(mock.requests.map(({ body, status }) => [status, body !== undefined])).toEqual([
      [204, true],
      [413, false],
    ]);
  });
});
