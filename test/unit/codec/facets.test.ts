import { describe, expect, test } from "vitest";
import {
  closedEnum,
  inRange,
  matching,
  multipleOf,
  ofLength,
} from "../../../runtime/codec/facets.ts";
import { collapsed, double, int32, int64, string } from "../../../runtime/codec/scalars.ts";
import { format, parse } from "./read-and-write.ts";

describe("closed", () => {
  const colour = closedEnum(collapsed, { Red: "red", DarkBlue: "dark blue" });
  const level = closedEnum(int32, { Low: 0, High: 10 });
  const size = closedEnum(int64, { Small: 1, Large: 2 });

  test.each([
    [colour, "red", "red"],
    [colour, " dark\n blue ", "dark blue"],
    [colour, "Red", 'Error: unknown-value: "Red" is not one of "red", "dark blue"'],
    [colour, "", 'Error: unknown-value: "" is not one of "red", "dark blue"'],
    [level, " +010 ", 10],
    [level, "5", "Error: unknown-value: 5 is not one of 0, 10"],
    [level, "x", 'Error: invalid-int32: expected int32, got "x"'],
  ])("%# %j is read as %j", (scalar, text, value) => {
    expect(parse(scalar, text)).toBe(value);
  });

  test.each([
    [colour, "dark blue", "dark blue"],
    [colour, " red", 'Error: unknown-value: " red" is not one of "red", "dark blue"'],
    [colour, 1, 'Error: unknown-value: 1 is not one of "red", "dark blue"'],
    [level, 10, "10"],
    [level, "10", 'Error: unknown-value: "10" is not one of 0, 10'],
    [size, 2, "2"],
    [size, "+02", "2"],
    [size, "3", "Error: unknown-value: 3 is not one of 1, 2"],
    [size, "two", 'Error: invalid-int64: expected int64, got "two"'],
  ])("%# %j is written as %j", (scalar, value, text) => {
    expect(format(scalar, value)).toBe(text);
  });
});

test("a closed int64 may be given as a bigint", () => {
  const size = closedEnum(int64, { Small: 1, Large: 2 });
  expect(format(size, 2n)).toBe("2");
  expect(format(size, 3n)).toBe("Error: unknown-value: 3 is not one of 1, 2");
});

describe("between", () => {
  const percent = inRange(int32, 0, 100);
  const positive = inRange(double, 0, Number.POSITIVE_INFINITY);
  const large = inRange(int64, -(2n ** 62n), 2n ** 62n);

  test.each([
    [percent, "0", 0],
    [percent, "100", 100],
    [percent, "-1", "Error: out-of-range: -1 is not between 0 and 100"],
    [percent, "101", "Error: out-of-range: 101 is not between 0 and 100"],
    [percent, "x", 'Error: invalid-int32: expected int32, got "x"'],
    [positive, "INF", Number.POSITIVE_INFINITY],
    [positive, "-0.1", "Error: out-of-range: -0.1 is not between 0 and Infinity"],
    [positive, "NaN", "Error: out-of-range: NaN is not between 0 and Infinity"],
    [large, "4611686018427387904", 2n ** 62n],
    [
      large,
      "4611686018427387905",
      "Error: out-of-range: 4611686018427387905 is not between -4611686018427387904 and 4611686018427387904",
    ],
  ])("%# %j is read as %s", (scalar, text, value) => {
    expect(parse(scalar, text)).toBe(value);
  });

  test.each([
    [percent, 100, "100"],
    [percent, 101, "Error: out-of-range: 101 is not between 0 and 100"],
    [percent, "1", 'Error: invalid-int32: expected int32, got "1"'],
    [positive, Number.NaN, "Error: out-of-range: NaN is not between 0 and Infinity"],
    [large, "4611686018427387904", "4611686018427387904"],
    [large, 1, "1"],
  ])("%# %s is written as %j", (scalar, value, text) => {
    expect(format(scalar, value)).toBe(text);
  });
});

describe("an enum in a message", () => {
  function ofValues(length: number) {
    return closedEnum(
      collapsed,
      Object.fromEntries(Array.from({ length }, (_, i) => [`v${i}`, `v${i}`])),
    );
  }

  test("of many values lists the first of them", () => {
    expect(parse(ofValues(500), "x")).toMatch(
      /^Error: unknown-value: "x" is not one of "v0", .*"v9", … \(500 values\)$/,
    );
  });

  test("of ten values lists all", () => {
    expect(parse(ofValues(10), "x")).toMatch(/^Error: unknown-value: "x" is .*, "v8", "v9"$/);
  });
});

describe("multiples", () => {
  const dozen = multipleOf(int32, 12);
  const wide = multipleOf(int64, 5);

  test.each([
    [dozen, "24", 24],
    [dozen, "0", 0],
    [dozen, "-12", -12],
    [dozen, "13", "Error: not-multiple: 13 is not a multiple of 12"],
    [dozen, "x", 'Error: invalid-int32: expected int32, got "x"'],
    [wide, "9007199254740995", 9007199254740995n],
    [wide, "9007199254740996", "Error: not-multiple: 9007199254740996 is not a multiple of 5"],
  ])("%# %j is read as %s", (scalar, text, value) => {
    expect(parse(scalar, text)).toBe(value);
  });

  test("as they are written", () => {
    expect(format(dozen, 36)).toBe("36");
    expect(format(dozen, 35)).toBe("Error: not-multiple: 35 is not a multiple of 12");
    expect(format(wide, "9007199254740995")).toBe("9007199254740995");
  });
});

describe("lengths", () => {
  const code = ofLength(string, 2, 4);
  const name = ofLength(string, 1);

  test.each([
    [code, "ab"],
    [code, "\u{1f600}\u{1f600}\u{1f600}\u{1f600}"],
    [code, "    "],
    [name, "x".repeat(100_000)],
  ])("%# %j is read and written", (scalar, text) => {
    expect(parse(scalar, text)).toBe(text);
    expect(format(scalar, text)).toBe(text);
  });

  test.each([
    [code, "a", "Error: out-of-range: expected at least 2 characters, got 1"],
    [code, "\u{1f600}", "Error: out-of-range: expected at least 2 characters, got 1"],
    [code, "abcde", "Error: out-of-range: expected at most 4 characters, got 5"],
    [name, "", "Error: out-of-range: expected at least 1 characters, got 0"],
  ])("%# %j is refused", (scalar, text, message) => {
    expect(parse(scalar, text)).toBe(message);
    expect(format(scalar, text)).toBe(message);
  });

  test("what is no text is no text first", () => {
    expect(format(code, 12)).toBe("Error: invalid-string: expected string, got 12");
  });
});

describe("patterns", () => {
  const plate = matching(string, /^[A-Z]+-\d/u);

  test("are looked for in the text", () => {
    expect(parse(plate, "AB-123")).toBe("AB-123");
    expect(format(matching(string, /b/u), "abc")).toBe("abc");
    const message = 'Error: pattern-mismatch: "x" does not match /^[A-Z]+-\\d/u';
    expect(parse(plate, "x")).toBe(message);
    expect(format(plate, "x")).toBe(message);
  });

  test("are short in messages", () => {
    const long = matching(string, new RegExp(`^${"a".repeat(500)}`, "u"));
    expect(String(parse(long, "b".repeat(500))).length).toBeLessThan(200);
  });
});
