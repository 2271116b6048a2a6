import type { Json } from "../api/case.ts";
import { isList } from "../api/json-value.ts";
import { beginning } from "../text/printable.ts";

/** Where something is not as it should be, what it should be and what it is: texts to read. */
export interface Difference {
  /** `outcome`, `error`, or the place in a value (`value.a[1]`) or request (`request.body /a/@b`). */
  readonly at: string;
  readonly expected: string;
  readonly actual: string;
}

/** JSON in a message is cut here, in UTF-16 units. */
const LONGEST = 500;

/**
 * The first place where two values differ. The order of keys counts: decoded objects have theirs in
 * the order of the spec. 0 and -0 are the same, since what writes JSON need not keep them apart.
 * @param at - The place of the values.
 */
export function jsonDifference(expected: Json, actual: Json, at: string): Difference | undefined {
  if (expected === actual) return undefined;
  if (isList(expected) && isList(actual)) {
    for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
      const found = itemDifference(expected[i], actual[i], `${at}[${i}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (isObject(expected) && isObject(actual)) return membersDifference(expected, actual, at);
  return { at, expected: shownJson(expected), actual: shownJson(actual) };
}

function itemDifference(
  expected: Json | undefined,
  actual: Json | undefined,
  at: string,
): Difference | undefined {
  if (expected !== undefined && actual !== undefined) return jsonDifference(expected, actual, at);
  return { at, expected: shownJson(expected), actual: shownJson(actual) };
}

function membersDifference(expected: Members, actual: Members, at: string): Difference | undefined {
  const [keys, others] = [Object.keys(expected), Object.keys(actual)].map(shownKeys);
  if (keys !== others) {
    return { at, expected: `the members ${keys}`, actual: `the members ${others}` };
  }
  for (const [key, value] of Object.entries(expected)) {
    const found = itemDifference(value, actual[key], `${at}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function shownKeys(keys: readonly string[]): string {
  return keys.map((key) => JSON.stringify(key)).join(", ") || "(none)";
}

/** A value in a message: as JSON, and not too long. */
export function shownJson(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return beginning(text, LONGEST);
}

interface Members {
  readonly [key: string]: Json;
}

function isObject(value: Json): value is Members {
  return typeof value === "object" && value !== null && !isList(value);
}
