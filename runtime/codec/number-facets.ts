import { checked } from "./facets.ts";
import type { Scalar } from "./scalars.ts";

/** A value that is a number, or the text of one. */
type Numeric = number | string;

/** A number from a bound on, or above it. A text is compared digit by digit, so that nothing is rounded. */
export function atLeast<T extends Numeric>(
  base: Scalar<T>,
  bound: string,
  isExclusive = false,
): Scalar<T> {
  return isExclusive
    ? bounded(base, bound, "more than", (order) => order > 0)
    : bounded(base, bound, "at least", (order) => order >= 0);
}

/** A number up to a bound, or below it. */
export function atMost<T extends Numeric>(
  base: Scalar<T>,
  bound: string,
  isExclusive = false,
): Scalar<T> {
  return isExclusive
    ? bounded(base, bound, "less than", (order) => order < 0)
    : bounded(base, bound, "at most", (order) => order <= 0);
}

function bounded<T extends Numeric>(
  base: Scalar<T>,
  bound: string,
  words: string,
  isWithin: (order: number) => boolean,
): Scalar<T> {
  return checked(
    base,
    (value, fail) =>
      isWithin(compared(value, bound)) ||
      fail("out-of-range", `expected ${words} ${bound}, got ${value}`),
  );
}

/** A number that a decimal one divides, such as whole cents; a double is taken as it is printed. */
export function inStepsOf<T extends Numeric>(base: Scalar<T>, step: string): Scalar<T> {
  const [, whole, fraction] = partsOf(step);
  const divisor = Number(whole + fraction);
  const isMultiple = (text: string): boolean => {
    const [, digits, rest] = partsOf(text);
    if (rest.length > fraction.length) return false;
    let left = 0;
    // Digit by digit: the time of a division grows faster than the number of digits.
    for (const digit of digits + rest.padEnd(fraction.length, "0")) {
      left = (left * 10 + Number(digit)) % divisor;
    }
    return left === 0;
  };
  return checked(
    base,
    (value, fail) =>
      (typeof value === "string"
        ? isMultiple(value)
        : Number.isFinite(value) && isMultiple(writtenOut(value))) ||
      fail("not-multiple", `${value} is not a multiple of ${step}`),
  );
}

/** Less than 0, 0, or more than 0 as a value is less than a bound, the same, or more; NaN for what is no number. */
function compared(value: Numeric, bound: string): number {
  if (typeof value === "number") {
    const limit = Number(bound);
    return value === limit ? 0 : value < limit ? -1 : value > limit ? 1 : Number.NaN;
  }
  const [isNegative, whole, fraction] = partsOf(value);
  const [isNegativeBound, wholeBound, fractionBound] = partsOf(bound);
  if (isNegative !== isNegativeBound) return isNegative ? -1 : 1;
  const size =
    whole.length - wholeBound.length ||
    ordered(whole, wholeBound) ||
    ordered(fraction, fractionBound);
  return isNegative ? -size : size;
}

function ordered(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The digits before and after the point, without zeros at the ends. Zero has no sign. */
function partsOf(text: string): readonly [isNegative: boolean, whole: string, fraction: string] {
  const point = text.includes(".") ? text.indexOf(".") : text.length;
  let from = /^[+-]/.test(text) ? 1 : 0;
  while (from < point && text.charAt(from) === "0") from++;
  let end = text.length;
  while (end > point + 1 && text.charAt(end - 1) === "0") end--;
  const [whole, fraction] = [text.slice(from, point), text.slice(point + 1, end)];
  return [text.startsWith("-") && whole + fraction !== "", whole, fraction];
}

/** A finite double as it is printed, but without an exponent. */
export function writtenOut(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? [];
  const shift = Number(exponent);
  return shift > 0
    ? sign + (whole + fraction).padEnd(shift + 1, "0")
    : `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`;
}
