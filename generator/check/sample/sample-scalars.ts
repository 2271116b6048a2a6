import { sampleProblems, valueProblems } from "../../diagnostics/example-messages.ts";
import { assertNever } from "../../model/assert-never.ts";
import { isBase64 } from "../../model/base64.ts";
import type { Enum, Json, Range } from "../../model/model.ts";
import type { ScalarName } from "../../model/scalars.ts";

/** The value of a text, or what is wrong with it. */
export type Scalar =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "problem"; readonly problem: string };

/** Reads a text as XML Schema has it (Part 2), written apart from the decoders. */
export function readScalar(text: string, scalar: ScalarName, range: Range | undefined): Scalar {
  const value = parse(text, scalar);
  if (value === undefined) {
    return problem(sampleProblems.scalar({ text, scalar }));
  }
  if (typeof value !== "number" && typeof value !== "bigint") return { kind: "value", value };
  const { min, max } = range ?? {};
  if (min !== undefined && value < min) return problem(valueProblems.below({ value, min }).problem);
  if (max !== undefined && value > max) return problem(valueProblems.above({ value, max }).problem);
  return { kind: "value", value };
}

export function readEnum(text: string, { base, values, open, name }: Enum): Scalar {
  const value = base === "string" ? collapse(text) : parse(text, base);
  if (value === undefined) {
    return problem(sampleProblems.scalar({ text, scalar: base }));
  }
  if (open || values.some((known) => known.value === value)) return { kind: "value", value };
  return problem(sampleProblems.listed({ text, type: name }));
}

/** Whether a text is what is made of it, without white space around. */
export function isLexical(text: string, scalar: ScalarName): boolean {
  return parse(text, scalar) === text;
}

function problem(text: string): Scalar {
  return { kind: "problem", problem: text };
}

/** White-space collapse (§4.3.6). */
function collapse(text: string): string {
  return text
    .replace(/[\t\n\r ]+/g, " ")
    .replace(/^ /, "")
    .replace(/ $/, "");
}

const widths = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  integer: [BigInt(Number.MIN_SAFE_INTEGER), BigInt(Number.MAX_SAFE_INTEGER)],
} as const;

function parse(text: string, scalar: ScalarName): Json | undefined {
  if (scalar === "string") return text;
  const token = collapse(text);
  switch (scalar) {
    case "trimmed":
      return text.replace(/^[\t\n\r ]+/, "").replace(/[\t\n\r ]+$/, "");
    case "boolean":
      return parseBoolean(token.toLowerCase());
    case "int32":
    case "int64":
    case "integer":
      return parseInteger(token, widths[scalar]);
    case "double":
      return parseDouble(token);
    case "dateTime":
      return isDateTime(token) ? token : undefined;
    case "base64":
      return isBase64(token.replaceAll(" ", "")) ? token.replaceAll(" ", "") : undefined;
    default:
      return assertNever(scalar);
  }
}

function parseBoolean(token: string): boolean | undefined {
  if (token === "true" || token === "1") return true;
  return token === "false" || token === "0" ? false : undefined;
}

function parseInteger(
  token: string,
  [min, max]: readonly [bigint, bigint],
): number | bigint | undefined {
  if (!/^[+-]?\d{1,1000}$/.test(token)) return undefined;
  const value = BigInt(token.replace(/^\+/, ""));
  if (value < min || value > max) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** INF and NaN are strings, as in every value that is written as JSON. */
function parseDouble(token: string): number | string | undefined {
  if (/^-?INF$|^NaN$/.test(token)) return token;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(token)) return undefined;
  const value = Number(token);
  return Number.isFinite(value) ? value : undefined;
}

/** §3.2.7: a date that there is, a time of day, and at most 14 hours from UTC. */
function isDateTime(token: string): boolean {
  const parts =
    /^-?(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|[+-](\d\d):(\d\d))?$/.exec(
      token,
    );
  if (parts === null) return false;
  const [year, month, day, hour, minute, second, fraction, zoneHour, zoneMinute] = parts
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, ...number[]];
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const midnight = hour === 24 && minute === 0 && second === 0 && fraction === 0;
  const zone = (zoneHour ?? 0) * 60 + (zoneMinute ?? 0);
  return (
    between(day ?? 0, 1, days[(month ?? 0) - 1] ?? 0) &&
    (midnight || between(hour ?? 0, 0, 23)) &&
    between(minute ?? 0, 0, 59) &&
    between(second ?? 0, 0, 59) &&
    between(zoneMinute ?? 0, 0, 59) &&
    between(zone, 0, 14 * 60)
  );
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function between(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}
