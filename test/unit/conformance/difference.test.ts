import { describe, expect, test } from "vitest";
import type { Case, Json } from "../../../runtime/api/case.ts";
import { differenceOf, type Given } from "../../../runtime/conformance/difference.ts";
import { readXmlBySaxes } from "../../conformance/targets/xml-by-saxes.ts";

type Expectation = Case["expect"];

const strict = { readXml: readXmlBySaxes, positions: true, partial: false };
const nothing: Given = { kind: "nothing" };
const accepted: Given = { kind: "accepted" };
const refused: Given = { kind: "refused" };

function value(json: Json): Expectation & Given {
  return { kind: "value", value: json };
}

const missing: Expectation = {
  kind: "error",
  codes: ["missing"],
  path: "/a/b",
  line: 1,
  column: 2,
};
const seen = {
  code: "missing",
  path: "/a/b",
  line: 1,
  column: 2,
  message: "it is missing",
} as const;
const request: Expectation = {
  kind: "request",
  request: { method: "GET", path: "/a", headers: {} },
};

describe("no difference", () => {
  test.each<[string, Expectation, Given]>([
    ["the same value", value({ a: [1, { b: null }] }), value({ a: [1, { b: null }] })],
    ["0 and -0, which JSON may not keep apart", value(0), value(-0)],
    ["no value", { kind: "nothing" }, nothing],
    ["the same error", missing, { kind: "error", error: seen }],
    [
      "of an error all that the case says",
      { kind: "error", codes: ["missing"] },
      { kind: "error", error: seen },
    ],
    ["a value, and a body that was accepted", value(1), accepted],
    ["no value, and a body that was accepted", { kind: "nothing" }, accepted],
    ["an error, and a body that was refused", missing, refused],
  ])("%s", (_name, expected, outcome) => {
    expect(differenceOf(expected, outcome, strict)).toBeUndefined();
  });
});

describe("of values", () => {
  test.each<[Json, Json, object]>([
    [{ a: 1 }, { a: 2 }, { at: "value.a", expected: "1", actual: "2" }],
    [
      { a: 1, b: 2 },
      { a: 1, b: 3 },
      { at: "value.b", expected: "2", actual: "3" },
    ],
    [[1, { b: 2 }], [1, { b: 3 }], { at: "value[1].b", expected: "2", actual: "3" }],
    [1, "1", { at: "value", expected: "1", actual: '"1"' }],
    [[], {}, { at: "value", expected: "[]", actual: "{}" }],
    [null, {}, { at: "value", expected: "null", actual: "{}" }],
    [{ a: [1, 2] }, { a: [1] }, { at: "value.a[1]", expected: "2", actual: "nothing" }],
    [[{ b: 1 }], [{ b: 1 }, 0], { at: "value[1]", expected: "nothing", actual: "0" }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      { at: "value", expected: 'the members "a", "b"', actual: 'the members "b", "a"' },
    ],
    [{ a: 1 }, {}, { at: "value", expected: 'the members "a"', actual: "the members (none)" }],
    ["x".repeat(600), 1, { expected: `"${"x".repeat(499)}…`, actual: "1" }],
  ])("%j and %j", (expected, actual, difference) => {
    const found = differenceOf(value(expected), value(actual), strict);
    expect(found).toMatchObject(difference);
  });
});

describe("of errors", () => {
  test.each([
    [{ code: "duplicate" }, "the error duplicate at /a/b (line 1, column 2): it is missing"],
    [{ path: "/a" }, "the error missing at /a (line 1, column 2): it is missing"],
    [{ line: 3 }, "the error missing at /a/b (line 3, column 2): it is missing"],
    [{ column: 4 }, "the error missing at /a/b (line 1, column 4): it is missing"],
  ] as const)("%j", (more, actual) => {
    const outcome: Given = { kind: "error", error: { ...seen, ...more } };
    const expected = "the error missing at /a/b (line 1, column 2)";
    expect(differenceOf(missing, outcome, strict)).toEqual({ at: "error", expected, actual });
  });

  test("in the status", () => {
    const expected: Expectation = { kind: "error", codes: ["unexpected-status"], status: 500 };
    const error = { code: "unexpected-status", status: 404, message: "not found" } as const;
    expect(differenceOf(expected, { kind: "error", error }, strict)).toEqual({
      at: "error",
      expected: "the error unexpected-status (status 500)",
      actual: "the error unexpected-status (status 404): not found",
    });
  });

  test("but for code, status and path they may differ where positions do not count", () => {
    const loose = { ...strict, positions: false, partial: false };
    const other: Given = {
      kind: "error",
      error: { code: "missing", path: "/a/b", line: 9, message: "" },
    };
    expect(differenceOf(missing, other, loose)).toBeUndefined();
    const elsewhere: Given = { kind: "error", error: { ...seen, path: "/a" } };
    expect(differenceOf(missing, elsewhere, loose)).toMatchObject({ at: "error" });
  });

  test("a status is no position: it counts all the same", () => {
    const loose = { ...strict, positions: false, partial: false };
    const failed: Expectation = { kind: "error", codes: ["unexpected-status"], status: 500 };
    const other: Given = {
      kind: "error",
      error: { code: "unexpected-status", status: 404, message: "not found" },
    };
    expect(differenceOf(failed, other, loose)).toMatchObject({ at: "error" });
  });
});

describe("of kinds", () => {
  test.each<[Expectation, Given, string, string]>([
    [value({ a: 1 }), nothing, 'the value {"a":1}', "no value"],
    [value(1), refused, "the value 1", "it was refused"],
    [{ kind: "nothing" }, value(1), "no value", "the value 1"],
    [missing, accepted, "the error missing at /a/b (line 1, column 2)", "it was accepted"],
    [missing, nothing, "the error missing at /a/b (line 1, column 2)", "no value"],
    [
      request,
      { kind: "error", error: { code: "invalid-input", path: "id", message: "id: is missing" } },
      "the request GET /a",
      "the error invalid-input at id: id: is missing",
    ],
    [
      { kind: "error", codes: ["invalid-input"] },
      { kind: "request", request: { method: "GET", path: "/a" } },
      "the error invalid-input",
      "the request GET /a",
    ],
    [
      { kind: "error", codes: ["invalid-input"] },
      { kind: "request", request: {} },
      "the error invalid-input",
      "the request",
    ],
  ])("%j and %j", (expect_, outcome, expected, actual) => {
    expect(differenceOf(expect_, outcome, strict)).toEqual({ at: "outcome", expected, actual });
  });
});

describe("a program that says what it can", () => {
  const partial = { ...strict, partial: true };

  test("has members in an order of its own", () => {
    const expected = value({ a: [{ b: 1, c: 2 }], d: 3 });
    const given = value({ d: 3, a: [{ c: 2, b: 1 }] });
    expect(differenceOf(expected, given, partial)).toBeUndefined();
    expect(differenceOf(expected, given, strict)).toMatchObject({ at: "value" });
    expect(differenceOf(expected, value({ d: 3, a: [{ c: 2, e: 1 }] }), partial)).toEqual({
      at: "value.a[0]",
      expected: 'the members "b", "c"',
      actual: 'the members "c", "e"',
    });
    expect(differenceOf(value({ a: null }), value({ a: [1] }), partial)).toBeDefined();
  });

  test("need not say where an error is; what it says has to be right", () => {
    const error = { code: "missing", message: "" };
    expect(differenceOf(missing, { kind: "error", error }, partial)).toBeUndefined();
    for (const more of [{ path: "/a" }, { line: 3 }, { column: 4 }]) {
      const outcome: Given = { kind: "error", error: { ...error, ...more } };
      expect(differenceOf(missing, outcome, partial)).toMatchObject({ at: "error" });
    }
  });
});

test("any of several codes will do, and a message names all", () => {
  const expected: Expectation = { kind: "error", codes: ["encoding", "not-well-formed"] };
  const outcome = (code: string): Given => ({ kind: "error", error: { code, message: "no" } });
  expect(differenceOf(expected, outcome("not-well-formed"), strict)).toBeUndefined();
  expect(differenceOf(expected, outcome("doctype"), strict)).toEqual({
    at: "error",
    expected: "the error encoding or not-well-formed",
    actual: "the error doctype: no",
  });
});
