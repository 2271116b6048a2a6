import { cut, quote } from "../errors.ts";
import { type Count, count } from "./codec.ts";
import type { Fail, Scalar } from "./scalars.ts";

/** So many values are listed in a message. */
const MOST = 10;

/** Values in a message: the first of them, and how many there are. */
function shown(values: readonly unknown[]): string {
  const more = values.length > MOST ? `, … (${values.length} values)` : "";
  return values.slice(0, MOST).map(quote).join(", ") + more;
}

/** A closed enum: any value that is not among `values` is refused. */
export function closedEnum<const V extends string | number | bigint>(
  base: Scalar<string> | Scalar<number> | Scalar<number | bigint>,
  values: { readonly [name: string]: V },
): Scalar<V> {
  const known = Object.values(values);
  function check(value: unknown, fail: Fail): V {
    const found = known.find((each) => each === value);
    return found ?? fail("unknown-value", `${quote(value)} is not one of ${shown(known)}`);
  }
  return {
    kind: "scalar",
    name: base.name,
    parse: (text, fail) => check(base.parse(text, fail), fail),
    format(value, fail) {
      // An int64 may be given as a decimal string.
      const known = base.name === "int64" ? base.parse(base.format(value, fail), fail) : value;
      return base.format(check(known, fail), fail);
    },
  };
}

/** A scalar of which the values are held against one more condition, as they are read and as they are written. */
export function checked<T>(base: Scalar<T>, check: (value: T, fail: Fail) => unknown): Scalar<T> {
  return {
    ...base,
    parse(text, fail) {
      const value = base.parse(text, fail);
      check(value, fail);
      return value;
    },
    format(value, fail) {
      const text = base.format(value, fail);
      check(base.parse(text, fail), fail);
      return text;
    },
  };
}

/** A number within bounds, both included; `Infinity` means no bound. */
export function inRange<T extends number | bigint>(
  base: Scalar<T>,
  min: number | bigint,
  max: number | bigint,
): Scalar<T> {
  return checked(
    base,
    (value, fail) =>
      // Written so that NaN is outside.
      (value >= min && value <= max) ||
      fail("out-of-range", `${value} is not between ${min} and ${max}`),
  );
}

/** A whole number that another one divides. */
export function multipleOf<T extends number | bigint>(base: Scalar<T>, divisor: number): Scalar<T> {
  return checked(base, (value, fail) => {
    const rest = typeof value === "bigint" ? value % BigInt(divisor) : Number(value) % divisor;
    return Number(rest) === 0 || fail("not-multiple", `${value} is not a multiple of ${divisor}`);
  });
}

/** A text of at least `min` and at most `max` characters (code points). */
export function ofLength(
  base: Scalar<string>,
  min: number,
  max: number = Infinity,
): Scalar<string> {
  return checked(base, (value, fail) => {
    let length = 0;
    for (let i = 0; i < value.length; i++) {
      // The second half of a character beyond U+FFFF does not count.
      if ((value.charCodeAt(i) & 0xfc00) !== 0xdc00) length++;
    }
    const bound = length < min ? `at least ${min}` : length > max && `at most ${max}`;
    return bound && fail("out-of-range", `expected ${bound} characters, got ${length}`);
  });
}

/** A text in which a pattern occurs. */
export function matching(base: Scalar<string>, pattern: RegExp): Scalar<string> {
  return checked(
    base,
    (value, fail) =>
      pattern.test(value) ||
      fail("pattern-mismatch", `${quote(value)} does not match ${cut(String(pattern))}`),
  );
}

/** One of some values: a boolean, or a number that need not be whole. */
export function listed<const V extends boolean | number>(
  base: Scalar<boolean> | Scalar<number>,
  values: readonly V[],
): Scalar<V> {
  // What is checked to be among the values is one of their type.
  return checked(base as Scalar<V>, (value, fail) => {
    return (
      values.includes(value) ||
      fail("unknown-value", `${quote(value)} is not one of ${shown(values)}`)
    );
  });
}

/** Items of which no two have the same value. */
export function distinct({ min, max }: Count = count(0)): Count {
  return {
    min,
    max,
    problemOf(items) {
      // An int64 may be given in several forms, and bytes are equal by what they hold.
      const seen = new Set<string>();
      const again = items.findIndex((item) => seen.size === seen.add(String(item)).size);
      return again < 0 ? undefined : `expected items that differ, got ${quote(items[again])} twice`;
    },
  };
}
