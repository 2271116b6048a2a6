import { quote } from "../errors.ts";

/** Ends a call whose input or options cannot be used: where, and why. */
export type Refuse = (path: string, problem: string) => never;

/** What an option may be: in words that follow "must be", and as a test. */
export type Check = readonly [expected: string, fits: (value: unknown) => boolean];

/** A check, and what the option is if it is left out. */
export type Initial<T> = readonly [
  expected: string,
  fits: (value: unknown) => boolean,
  initial: T | undefined,
];

/** All options of an object, by their names. Those of `K` have an initial value. */
export type OptionTable<O, K extends keyof O = never> = {
  readonly [N in keyof O]-?: N extends K ? Initial<O[N]> : Check;
};

/** The options as they are read: what has an initial value is always there. */
export type Filled<O, K extends keyof O> = {
  readonly [N in keyof O]-?: N extends K ? Exclude<O[N], undefined> : O[N];
};

/** The largest number that a timer takes; with a larger one it would end at once. */
const LARGEST = 2 ** 31 - 1;

/** Milliseconds, bytes, or how many there may be of something. */
export const amount: Check = [
  `a number from 0 to ${LARGEST}`,
  // Written so that NaN does not fit.
  (value) => typeof value === "number" && value >= 0 && value <= LARGEST,
];

export const text: Check = ["a string", (value) => typeof value === "string"];

export const flag: Check = ["true or false", (value) => typeof value === "boolean"];

export const texts: Check = [
  "an array of strings",
  (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
];

export const callback: Check = ["a function", (value) => typeof value === "function"];

/** Known by what it can do, since pages and polyfills have classes of their own. */
export const abortSignal: Check = [
  "an AbortSignal",
  (value) => isObject(value) && "aborted" in value && "addEventListener" in value,
];

/** For an option that is looked at where it is read. */
export const anything: Check = ["", () => true];

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Looks at a value: refuses by the name of its option what does not fit.
 * @param path - The name of the option.
 */
export function check(
  path: string,
  value: unknown,
  [expected, fits]: Check | Initial<unknown>,
  refuse: Refuse,
): void {
  if (!fits(value)) refuse(path, `must be ${expected}, got ${quote(value)}`);
}

/**
 * Reads an object of options: fills in what was left out or is `undefined`, and refuses what is not
 * known or does not fit by its name.
 * @param path - What the object is called itself.
 */
export function readTable<O extends object, K extends keyof O = never>(
  table: OptionTable<O, K>,
  given: O,
  path: string,
  refuse: Refuse,
): Filled<O, K> {
  check(path, given, object, refuse);
  const options: { readonly [name: string]: Check | Initial<unknown> } = table;
  const read: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) read[name] = option[2];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const option = Object.hasOwn(options, name) && options[name];
    if (!option) return refuse(name, "is not known");
    check(name, value, option, refuse);
    read[name] = value;
  }
  return read as Filled<O, K>;
}

export const object: Check = ["an object", isObject];
