import { type DecodeCode, quote, type TextType } from "../errors.ts";

/** Ends the reading or writing of a scalar: the problem, which is reported with its place. */
export type Fail = (code: DecodeCode, problem: string) => never;

/** The same for a value that is to be written, of which a string may be asked, too. */
export type FormatFail = (code: DecodeCode | "invalid-string", problem: string) => never;

/** How the text of an element or attribute is read as a value of type `T`, and written. */
export interface Scalar<T> {
  readonly kind: "scalar";
  readonly name: string;
  /** The value of a text, as XML Schema's lexical forms have it. Never a guess. */
  parse(text: string, fail: Fail): T;
  /** The text of a value. Takes anything, since a caller may not have checked its types. */
  format(value: unknown, fail: FormatFail): string;
}

/** White space that is not one space already. */
const SPACES = /[ \t\n\r]{2,}|[\t\n\r]/g;

/** White space is collapsed in pieces: V8 keeps a note of each match until a text is all replaced. */
const PIECE = 4096;

/** White-space collapse (XML Schema Part 2 §4.3.6): XML's four characters and no others. */
export function collapse(text: string): string {
  let collapsed = "";
  // At the beginning it is removed, and two pieces have one space between them.
  let isSpace = true;
  for (let from = 0; from < text.length; from += PIECE) {
    const piece = text.slice(from, from + PIECE).replace(SPACES, " ");
    collapsed += isSpace && piece.startsWith(" ") ? piece.slice(1) : piece;
    isSpace = piece.endsWith(" ");
  }
  return isSpace ? collapsed.slice(0, -1) : collapsed;
}

/** Says that a text or a value is none of a scalar's. */
export function invalid(fail: Fail, name: TextType, value: unknown): never {
  return fail(`invalid-${name}`, `expected ${name}, got ${quote(value)}`);
}

function outOfRange(fail: Fail, name: string, value: unknown): never {
  return fail("out-of-range", `${quote(value)} is out of the range of ${name}`);
}

/** Text as it is, white space included. */
export const string: Scalar<string> = {
  kind: "scalar",
  name: "string",
  parse: (text) => text,
  format: (value, fail) =>
    typeof value === "string"
      ? value
      : fail("invalid-string", `expected string, got ${quote(value)}`),
};

/** Text after white-space collapse: the values of an enum. */
export const collapsed: Scalar<string> = {
  kind: "scalar",
  name: "string",
  parse: collapse,
  format: (value, fail) => string.format(value, fail),
};

/** Text without the white space around it, which a document is laid out with. */
export const trimmed: Scalar<string> = {
  kind: "scalar",
  name: "string",
  parse(text) {
    // Not by one pattern: its time at an end would grow with the square of the white space inside.
    let from = 0;
    let to = text.length;
    while (isSpace(text.charCodeAt(from))) from++;
    while (isSpace(text.charCodeAt(to - 1))) to--;
    return text.slice(from, to);
  },
  format: (value, fail) => string.format(value, fail),
};

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Text of a form that is checked; white space around it is removed, and the rest is kept as it was sent. */
export function checkedText(name: TextType, isValid: (text: string) => boolean): Scalar<string> {
  const check = (text: string, fail: Fail): string =>
    isValid(text) ? text : invalid(fail, name, text);
  return {
    kind: "scalar",
    name,
    parse: (text, fail) => check(collapse(text), fail),
    format: (value, fail) => check(string.format(value, fail), fail),
  };
}

/** `true`, `false`, `1`, `0`, in any letter case: some servers capitalise. */
export const boolean: Scalar<boolean> = {
  kind: "scalar",
  name: "boolean",
  parse(text, fail) {
    const value = collapse(text).toLowerCase();
    if (value === "true" || value === "1") return true;
    if (value === "false" || value === "0") return false;
    return invalid(fail, "boolean", text);
  },
  format: (value, fail) =>
    typeof value === "boolean" ? String(value) : invalid(fail, "boolean", value),
};

const WHOLE = /^[ \t\n\r]*[+-]?\d+[ \t\n\r]*$/;
const DECIMAL = /^[ \t\n\r]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\r]*$/;

/**
 * The number that a text of a form is; `undefined` for others. Most numbers are a few digits, with a point
 * after one of them where the form has one. Adding these up takes a fraction of the time of a pattern and
 * `Number()`: up to 15 digits and their scale are exact, so that the quotient is the nearest double (IEEE 754 §5.4.1).
 */
function numberOf(text: string, form: RegExp): number | undefined {
  const { length } = text;
  let value = length > 0 && length < 16 ? 0 : -1;
  let scale = 0;
  for (let i = 0; i < length && value >= 0; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit === -2 && form === DECIMAL && i && !scale) scale = 1;
    else {
      value = digit >= 0 && digit < 10 ? value * 10 + digit : -1;
      scale *= 10;
    }
  }
  if (value >= 0) return value / (scale || 1);
  return form.test(text) ? Number(text) : undefined;
}

function wholeNumber(name: "int32" | "integer", min: number, max: number): Scalar<number> {
  const check = (value: number, given: unknown, fail: Fail): number =>
    value >= min && value <= max ? value : outOfRange(fail, name, given);
  return {
    kind: "scalar",
    name,
    parse(text, fail) {
      const value = numberOf(text, WHOLE) ?? invalid(fail, name, text);
      // Adding zero makes -0 a plain 0.
      return check(value + 0, text, fail);
    },
    format(value, fail) {
      if (!Number.isInteger(value)) invalid(fail, name, value);
      return String(check(value as number, value, fail));
    },
  };
}

/** A whole number of 32 bits. */
export const int32: Scalar<number> = /* @__PURE__ */ wholeNumber("int32", -2147483648, 2147483647);

/** A whole number that a JavaScript number holds exactly: up to 2^53 - 1 either side of zero. */
export const integer: Scalar<number> = /* @__PURE__ */ wholeNumber(
  "integer",
  // Not as properties of Number or as powers: of those bundlers do not know that they have no effects.
  -9_007_199_254_740_991,
  9_007_199_254_740_991,
);

/**
 * A whole number of 64 bits: a number where that is exact, otherwise a bigint; never rounded.
 * May be given as a number, a bigint or a decimal string.
 */
export const int64: Scalar<number | bigint> = {
  kind: "scalar",
  name: "int64",
  parse(text, fail) {
    // Leading zeros go before BigInt sees the digits: its time grows faster than their number.
    const [, sign, digits = ""] =
      /^([+-]?)0*(0|[1-9]\d*)$/.exec(collapse(text)) ?? invalid(fail, "int64", text);
    const exact = digits.length < 20 ? BigInt((sign === "-" ? "-" : "") + digits) : 1n << 64n;
    if (BigInt.asIntN(64, exact) !== exact) outOfRange(fail, "int64", text);
    const number = Number(exact);
    return Number.isSafeInteger(number) ? number : exact;
  },
  format(value, fail) {
    if (typeof value === "number" && !Number.isSafeInteger(value)) {
      return Number.isInteger(value)
        ? fail("out-of-range", `${value} is not exact: give a bigint or a string`)
        : invalid(fail, "int64", value);
    }
    return typeof value === "number" || typeof value === "bigint" || typeof value === "string"
      ? String(int64.parse(String(value), fail))
      : invalid(fail, "int64", value);
  },
};

const SPECIAL_DOUBLES = /* @__PURE__ */ new Map([
  ["INF", Infinity],
  ["-INF", -Infinity],
  ["NaN", NaN],
]);

/** A double: `.5`, `5.`, `1e3`, `INF`, `-INF`, `NaN`. */
export const double: Scalar<number> = {
  kind: "scalar",
  name: "double",
  parse(text, fail) {
    const number = numberOf(text, DECIMAL);
    if (number === undefined) {
      return SPECIAL_DOUBLES.get(collapse(text)) ?? invalid(fail, "double", text);
    }
    return Number.isFinite(number) ? number : outOfRange(fail, "double", text);
  },
  format(value, fail) {
    if (typeof value !== "number") return invalid(fail, "double", value);
    if (!Number.isFinite(value)) return value > 0 ? "INF" : value < 0 ? "-INF" : "NaN";
    const text = Object.is(value, -0) ? "-0" : String(value);
    // As XML Schema's own and Java's writers do, a whole double shows that it is one.
    return /^-?\d+$/.test(text) ? `${text}.0` : text;
  },
};
