import { type DecodeCode, quote, type TextType } from "../errors.ts";

/** Ends the reading or writing of a scalar: what is wrong, to be told with its place. */
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

/** Texts of which each scalar takes one, unless it has bounds or is a closed enum. */
export const SAMPLE_TEXTS: readonly string[] = ["1", "2000-01-01T00:00:00Z", "AQID"];

const SPACES = /[ \t\n\r]+/g;

/** White space is collapsed in pieces: V8 keeps a note of each match until a text is all replaced. */
const PIECE = 4096;

/** White-space collapse (XML Schema Part 2 §4.3.6): XML's four characters and no others. */
function collapse(text: string): string {
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

/** So many values are listed in a message. */
const MOST = 10;

function invalid(fail: Fail, name: TextType, value: unknown): never {
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
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    return text.slice(from, to);
  },
  format: (value, fail) => string.format(value, fail),
};

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
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

function wholeNumber(name: "int32" | "integer", min: number, max: number): Scalar<number> {
  const check = (value: number, given: unknown, fail: Fail): number =>
    value >= min && value <= max ? value : outOfRange(fail, name, given);
  return {
    kind: "scalar",
    name,
    parse(text, fail) {
      if (!WHOLE.test(text)) invalid(fail, name, text);
      // Number() passes over white space itself; adding zero makes -0 a plain 0.
      return check(Number(text) + 0, text, fail);
    },
    format(value, fail) {
      if (typeof value !== "number" || !Number.isInteger(value)) invalid(fail, name, value);
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

const DECIMAL = /^[ \t\n\r]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\r]*$/;
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
    if (!DECIMAL.test(text)) {
      return SPECIAL_DOUBLES.get(collapse(text)) ?? invalid(fail, "double", text);
    }
    const number = Number(text);
    return Number.isFinite(number) ? number : outOfRange(fail, "double", text);
  },
  format(value, fail) {
    if (typeof value !== "number") return invalid(fail, "double", value);
    if (!Number.isFinite(value))
      return String(value).replace("inity", "").toUpperCase().replace("NAN", "NaN");
    const text = Object.is(value, -0) ? "-0" : String(value);
    // As XML Schema's own and Java's writers do, a whole double shows that it is one.
    return /^-?\d+$/.test(text) ? `${text}.0` : text;
  },
};

const DATE_TIME =
  /^-?(\d+)-(\d\d)-(\d\d)T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

function checkDateTime(text: string, fail: Fail): string {
  const [, year = "", month, day] = DATE_TIME.exec(text) ?? invalid(fail, "date-time", text);
  // The calendar repeats every 400 years; day 0 of a month is the last of the one before.
  const last = new Date(
    Date.UTC(2000 + (Number(year.slice(-4)) % 400), Number(month), 0),
  ).getUTCDate();
  // A year has at least four digits, and only one of four may begin with a zero. The pattern does not
  // say so, since V8 runs out of stack where it repeats digits at least four times.
  const inCalendar =
    (year.length === 4 || (year.length > 4 && !year.startsWith("0"))) &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= last;
  return inCalendar ? text : invalid(fail, "date-time", text);
}

/** A date and time (XML Schema Part 2 §3.2.7), checked and kept as the text that was sent. */
export const dateTime: Scalar<string> = {
  kind: "scalar",
  name: "date-time",
  parse: (text, fail) => checkDateTime(collapse(text), fail),
  format: (value, fail) => checkDateTime(string.format(value, fail), fail),
};

/** Bytes that are written at once: a multiple of three, so that only the last ones are padded. */
const GROUP = 3072;

/** Which six bits a letter of base64 stands for (RFC 4648 §4); -1 = none. */
function sixBits(code: number): number {
  if (code > 96) return code < 123 ? code - 71 : -1;
  if (code > 64) return code < 91 ? code - 65 : -1;
  if (code > 46) return code < 58 ? (code === 47 ? 63 : code + 4) : -1;
  return code === 43 ? 62 : -1;
}

/** Bytes, as base64 (XML Schema Part 2 §3.2.16). */
export const base64: Scalar<Uint8Array> = {
  kind: "scalar",
  name: "base64",
  parse(text, fail) {
    // Letter by letter, since a pattern over megabytes ends in a RangeError in V8.
    const bytes = new Uint8Array((text.length * 3) >> 2);
    let length = 0;
    let held = 0;
    let bits = 0;
    let padding = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 32 || code === 9 || code === 10 || code === 13) continue;
      if (code === 61) {
        padding++;
        continue;
      }
      const six = padding ? -1 : sixBits(code);
      if (six < 0) invalid(fail, "base64", text);
      held = (held << 6) | six;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[length++] = held >> bits;
      held &= (1 << bits) - 1;
    }
    // Two bits are left of three letters and four of two, all of them zero; six would be of one.
    if (held !== 0 || bits === 6 || padding !== bits / 2) invalid(fail, "base64", text);
    return bytes.slice(0, length);
  },
  format(value, fail) {
    if (!(value instanceof Uint8Array)) return invalid(fail, "base64", value);
    let text = "";
    for (let from = 0; from < value.length; from += GROUP) {
      text += btoa(String.fromCharCode(...value.subarray(from, from + GROUP)));
    }
    return text;
  },
};

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
