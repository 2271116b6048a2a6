import { describe, expect, test } from "vitest";
import { createMock } from "../../../runtime/mock/mock.ts";
import { readPreferences } from "../../../runtime/mock/preferences.ts";
import { api } from "../../support/six-operations.ts";
import { ask, CAPACITY, ELIGIBILITY, ONE_ANSWER, prefer, SURVEY, survey } from "./ask.ts";
import { lamps } from "./lamps.ts";

const mock = createMock(api);
const applied = ({ headers }: { headers: Headers }) => headers.get("preference-applied");

describe("a request may prefer", () => {
  test("an example", async () => {
    const answer = await prefer(mock, CAPACITY, "example=noneLeft");
    expect(answer.body).toContain("<ns2:count>0</ns2:count>");
    expect(applied(answer)).toBe("example=noneLeft");
  });

  test("a status, documented or not", async () => {
    for (const code of [500, 599, 302, 204]) {
      const answer = await prefer(mock, CAPACITY, `code=${code}`);
      expect(answer).toMatchObject({ status: code, type: null, body: "" });
      expect(applied(answer)).toBe(`code=${code}`);
    }
  });

  test("a status that has an example: that is the body", async () => {
    const given = await Promise.all(
      [404, 226, 418].map(async (code) => {
        const headers = { "x-level": "1", prefer: `code=${code}` };
        const { status, body } = await ask(createMock(lamps), "/lamps/1", { headers });
        return `${status} ${body}`;
      }),
    );
    expect(given).toEqual([
      '404 <lamp is="missing"/>',
      '226 <lamp is="on"/>', // of 2XX
      '418 <lamp is="broken"/>', // of default
    ]);
  });

  test("an example of a failure", async () => {
    const given = await Promise.all(
      ["missing", "broken", "off"].map(async (name) => {
        const headers = { "x-level": "1", prefer: `example=${name}` };
        return (await ask(createMock(lamps), "/lamps/1", { headers })).status;
      }),
    );
    expect(given).toEqual([404, 500, 200]);
  });

  test("a scenario, whatever is set for all", async () => {
    const failing = createMock(api, { scenario: "failing" });
    const answer = await prefer(failing, ELIGIBILITY, "scenario=queueFull");
    expect(answer.body).toContain('responseType="2"');
    expect(applied(answer)).toBe("scenario=queueFull");
  });

  test("a delay", async () => {
    const started = performance.now();
    expect(applied(await prefer(mock, CAPACITY, "delay=30"))).toBe("delay=30");
    expect(performance.now() - started).toBeGreaterThan(28);
  });

  test("several things, of which some are not known here (RFC 7240 §2)", async () => {
    const both =
      "respond-async, Example = noneLeft;why=later, code=200,, wait=10, code=500, dynamic";
    const answer = await prefer(mock, CAPACITY, both);
    expect(answer.body).toContain("<ns2:count>0</ns2:count>");
    expect(applied(answer)).toBe("example=noneLeft, code=200");
  });

  test("several things in several fields", async () => {
    const headers = new Headers();
    headers.append("prefer", 'example="noneLeft"');
    headers.append("prefer", "delay=1");
    expect(applied(await ask(mock, CAPACITY, { headers }))).toBe("example=noneLeft, delay=1");
  });

  test("an example by the query, where no header can be set", async () => {
    const answer = await ask(mock, `${CAPACITY}?__example=noneLeft`);
    expect(answer.body).toContain("<ns2:count>0</ns2:count>");
    expect(applied(answer)).toBe("example=noneLeft");
    const both = { headers: { prefer: "example=oneLeft" } };
    expect(applied(await ask(mock, `${CAPACITY}?__example=noneLeft`, both))).toBe(
      "example=oneLeft",
    );
    expect(applied(await ask(mock, `${CAPACITY}?__example=`))).toBeNull();
  });

  test("nothing", async () => {
    expect(applied(await prefer(mock, CAPACITY, "example=, scenario"))).toBeNull();
  });
});

describe("a value is read", () => {
  test.each([
    ['example="a, b"', "a, b"],
    ['example="a\\"b\\\\c"', 'a"b\\c'],
    ["example=two words", "two words"],
    ['example\t= \t"x" ; y="z, q"', "x"],
    ["EXAMPLE=x", "x"],
    [" , example=x , ", "x"],
  ])("of %s", (text, example) => {
    expect(readPreferences(text)).toMatchObject({ example });
  });

  test("in time that grows no faster than its length", () => {
    for (const text of ['"'.repeat(50_000), `a=${" ;".repeat(50_000)}"`, ", ".repeat(50_000)]) {
      const started = performance.now();
      try {
        readPreferences(text);
      } catch {
        // That it cannot be read is another matter.
      }
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});

describe("what cannot be had is told with 400", () => {
  test("by the query", async () => {
    const { status, body } = await ask(mock, `${CAPACITY}?__example=many`);
    expect(body).toMatch(/^__example: getCapacity has no example "many"; there are: fourLeft, /);
    expect(status).toBe(400);
  });

  test.each([
    [
      "example=many",
      'Prefer: getCapacity has no example "many"; ' +
        "there are: fourLeft, oneLeft, noneLeft, renumberedPrefixes, olderServer",
    ],
    [
      "example=oneLeft, code=500",
      'Prefer: getCapacity has no example "oneLeft" with status 500; there is none',
    ],
    ["code=x", 'Prefer: code must be a whole number from 200 to 599, not "x"'],
    ["code=100", 'Prefer: code must be a whole number from 200 to 599, not "100"'],
    ["delay=-1", 'Prefer: delay must be a whole number from 0 to 2147483647, not "-1"'],
    ["delay=9999999999", /^Prefer: delay must be/],
    ['code=200, example="x', /^Prefer: cannot be read from " example=\\"x" on/],
    ["example x", 'Prefer: cannot be read from "example x" on'],
    [
      "scenario=closed",
      `scenario: none is called "closed"; there are: ${api.scenarios.map(({ name }) => name).join(", ")}`,
    ],
  ])("%s", async (preference, problem) => {
    const { status, body } = await prefer(mock, CAPACITY, preference);
    expect(body.trimEnd()).toMatch(problem);
    expect(status).toBe(400);
  });
});

test("a document is kept only where the preferred answer is a success", async () => {
  const receiving = createMock(api);
  const { method, headers, body } = survey(ONE_ANSWER);
  for (const code of [503, 201]) {
    const preferring = { ...(headers as object), prefer: `code=${code}` };
    await ask(receiving, SURVEY, { method: method ?? "", headers: preferring, body: body ?? "" });
    expect(receiving.received("surveys")).toHaveLength(code === 201 ? 1 : 0);
  }
});
