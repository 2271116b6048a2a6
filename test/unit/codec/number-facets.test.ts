import { expect, test } from "vitest";
import { decimal } from "../../../runtime/codec/decimal.ts";
import { listed } from "../../../runtime/codec/facets.ts";
import { atLeast, atMost, inStepsOf, writtenOut } from "../../../runtime/codec/number-facets.ts";
import { boolean, double, type Scalar } from "../../../runtime/codec/scalars.ts";

/** What is said of a text; the value where nothing is wrong. */
function read(scalar: Scalar<unknown>, text: string): unknown {
  try {
    return scalar.parse(text, (code, problem) => {
      throw new RangeError(`${code}: ${problem}`);
    });
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

const bounds = ["0", "1", "-1", "0.5", "-0.05", "10", "12345678901234567890.1"];
const numbers = [
  "0",
  "-0.00",
  "+1",
  "01.0",
  "-1",
  ".5",
  "0.50",
  "-0.05",
  "9.999",
  "10",
  "12345678901234567890.12",
  "-12345678901234567890.12",
  "2.",
];

/** In units of the fourth digit after the point. */
function exact(text: string): bigint {
  const [, sign, whole = "", fraction = ""] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const units = BigInt(`0${whole}${fraction.padEnd(4, "0")}`);
  return sign === "-" ? -units : units;
}

test.each(bounds)("decimals are compared with %s without rounding", (bound) => {
  for (const text of numbers) {
    const order = exact(text) - exact(bound);
    expect(read(atLeast(decimal, bound), text) === text, text).toBe(order >= 0n);
    expect(read(atLeast(decimal, bound, true), text) === text, text).toBe(order > 0n);
    expect(read(atMost(decimal, bound), text) === text, text).toBe(order <= 0n);
    expect(read(atMost(decimal, bound, true), text) === text, text).toBe(order < 0n);
  }
});

test.each(["0.01", "0.5", "1", "3", "2.5", "0.0003", "100"])("decimals in steps of %s", (step) => {
  for (const text of numbers) {
    const isMultiple = exact(text) % exact(step) === 0n;
    expect(read(inStepsOf(decimal, step), text) === text, text).toBe(isMultiple);
  }
});

test("doubles", () => {
  const texts = ["0", "0.3", "1e-7", "1e21", "INF", "-INF", "NaN", "-0.3"];
  expect(texts.map((text) => read(atLeast(double, "0", true), text))).toMatchInlineSnapshot(`
    [
      "out-of-range: expected more than 0, got 0",
      0.3,
      1e-7,
      1e+21,
      Infinity,
      "out-of-range: expected more than 0, got -Infinity",
      "out-of-range: expected more than 0, got NaN",
      "out-of-range: expected more than 0, got -0.3",
    ]
  `);
  expect(texts.map((text) => read(atMost(double, "1", true), text))).toMatchInlineSnapshot(`
    [
      0,
      0.3,
      1e-7,
      "out-of-range: expected less than 1, got 1e+21",
      "out-of-range: expected less than 1, got Infinity",
      -Infinity,
      "out-of-range: expected less than 1, got NaN",
      -0.3,
    ]
  `);
  expect(texts.map((text) => read(inStepsOf(double, "0.1"), text))).toMatchInlineSnapshot(`
    [
      0,
      0.3,
      "not-multiple: 1e-7 is not a multiple of 0.1",
      1e+21,
      "not-multiple: Infinity is not a multiple of 0.1",
      "not-multiple: -Infinity is not a multiple of 0.1",
      "not-multiple: NaN is not a multiple of 0.1",
      -0.3,
    ]
  `);
  expect(read(inStepsOf(double, "0.00000001"), "1e-7")).toBe(1e-7);
  expect(read(inStepsOf(double, "3"), "3e21")).toBe(3e21);
});

test("what is infinite or no number is no multiple, however small the steps are", () => {
  const step = `0.${"0".repeat(400)}1`;
  for (const text of ["INF", "-INF", "NaN"]) {
    expect(read(inStepsOf(double, step), text)).toMatch(/^not-multiple: -?(Infinity|NaN) is not /);
  }
  expect(read(inStepsOf(double, step), "5e-324")).toBe(5e-324);
});

test.each([
  [0, "0"],
  [-1.5, "-1.5"],
  [1e21, "1000000000000000000000"],
  [-1.25e22, "-12500000000000000000000"],
  [1.5e-7, "0.00000015"],
  [-2e-10, "-0.0000000002"],
])("%d is written out as %s", (value, text) => {
  expect(writtenOut(value)).toBe(text);
});

test("what is wrong is said with the bound as the spec has it", () => {
  expect(read(atLeast(decimal, "0.01", true), "0.01")).toMatchInlineSnapshot(
    `"out-of-range: expected more than 0.01, got 0.01"`,
  );
  expect(read(atMost(decimal, "100.00"), "100.001")).toMatchInlineSnapshot(
    `"out-of-range: expected at most 100.00, got 100.001"`,
  );
  expect(read(inStepsOf(decimal, "0.01"), "0.005")).toMatchInlineSnapshot(
    `"not-multiple: 0.005 is not a multiple of 0.01"`,
  );
});

test("a text of a million digits takes as long as it is", () => {
  const long = `0.${"7".repeat(1_000_000)}`;
  const before = performance.now();
  read(inStepsOf(atLeast(decimal, "0"), "0.01"), long);
  read(inStepsOf(atLeast(decimal, "0"), "7"), "7".repeat(1_000_000));
  expect(performance.now() - before).toBeLessThan(5000);
});

test("listed numbers and booleans are compared by their values", () => {
  const halves = listed(double, [0.5, 1, 1.5]);
  const texts = ["0.50", "1", "2", "NaN"];
  expect(texts.map((text) => read(halves, text))).toMatchInlineSnapshot(`
    [
      0.5,
      1,
      "unknown-value: 2 is not one of 0.5, 1, 1.5",
      "unknown-value: NaN is not one of 0.5, 1, 1.5",
    ]
  `);
  expect(read(listed(boolean, [true]), "1")).toBe(true);
  expect(read(listed(boolean, [true]), "false")).toMatchInlineSnapshot(
    `"unknown-value: false is not one of true"`,
  );
});
