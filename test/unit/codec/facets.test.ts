import { describe, expect, test } from "vitest";
import { closedEnum, inRange } from "../../../runtime/codec/facets.ts";
import { collapsed, double, int32, int64 } from "../../../runtime/codec/scalars.ts";
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

test("an enum of many values lists the first of them", () => {
  const values = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`v${i}`, `v${i}`]));
  const fail = (_code: string, problem: string): never => {
    throw new SyntaxError(problem);
  };
  expect(() => closedEnum(collapsed, values).parse("x", fail)).toThrow(
    /^"x" is not one of "v0", .*"v9", … \(500 values\)$/,
  );
});
