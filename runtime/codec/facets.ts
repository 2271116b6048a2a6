import { quote } from "../errors.ts";
import type { Fail, Scalar } from "./scalars.ts";

/** So many values are listed in a message. */
const MOST = 10;

/** Values in a message: the first of them, and how many there are. */
function listed(values: readonly unknown[]): string {
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
    const same = typeof value === "bigint" ? Number(value) : value;
    const found = known.find((each) => each === value || each === same);
    return found ?? fail("unknown-value", `${quote(value)} is not one of ${listed(known)}`);
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

/** A number within bounds, both included; `Infinity` means no bound. */
export function inRange<T extends number | bigint>(
  base: Scalar<T>,
  min: number | bigint,
  max: number | bigint,
): Scalar<T> {
  function check(value: T, fail: Fail): T {
    // Written so that NaN is outside.
    return value >= min && value <= max
      ? value
      : fail("out-of-range", `${value} is not between ${min} and ${max}`);
  }
  return {
    ...base,
    parse: (text, fail) => check(base.parse(text, fail), fail),
    format(value, fail) {
      const text = base.format(value, fail);
      check(base.parse(text, fail), fail);
      return text;
    },
  };
}
