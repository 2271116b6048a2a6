import { type ValueProblem, valueProblems } from "../../diagnostics/example-messages.ts";
import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import { assertNever } from "../../model/assert-never.ts";
import { numberViolation } from "../../model/exact-numbers.ts";
import type {
  Enum,
  Facets,
  Json,
  NumberBound,
  NumberFacets,
  ScalarType,
} from "../../model/model.ts";
import { isBase64, type ScalarName } from "../../model/scalars.ts";
import { isDate, isDateTime, isDuration, isTime } from "./sample-dates.ts";
import { isRelativeReference, isUri } from "./sample-uris.ts";

/** The value of a text, or what is wrong with it. */
export type Scalar =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "problem"; readonly problem: string };

/** Reads a text as XML Schema has it (Part 2), written apart from the decoders. */
export function readScalar(
  text: string,
  { scalar, range, facets }: Extract<ScalarType, { kind: "scalar" }>,
): Scalar {
  const value = parse(text, scalar);
  if (value === undefined) {
    return problem(sampleProblems.scalar({ text, scalar }));
  }
  const other = facetProblem(value, facets);
  if (other !== undefined) return problem(other.problem);
  if (typeof value !== "number" && typeof value !== "bigint") return { kind: "value", value };
  const { min, max } = range ?? {};
  if (min !== undefined && value < min) return problem(valueProblems.below({ value, min }).problem);
  if (max !== undefined && value > max) return problem(valueProblems.above({ value, max }).problem);
  return { kind: "value", value };
}

/** What of its facets a value does not have. */
export function facetProblem(value: Json, facets: Facets | undefined): ValueProblem | undefined {
  const {
    minLength = 0,
    maxLength = Infinity,
    pattern,
    multipleOf,
    numbers,
    values,
  } = facets ?? {};
  if (values !== undefined) {
    return values.some((known) => known === Number(value) || known === value)
      ? undefined
      : valueProblems.listed({ found: String(value), values: values.map(String) });
  }
  if (numbers !== undefined) return numberProblem(String(value), numbers);
  if (multipleOf !== undefined && /^-?\d+$/.test(String(value))) {
    return BigInt(String(value)) % BigInt(multipleOf) === 0n
      ? undefined
      : valueProblems.notMultiple({ value: String(value), multipleOf });
  }
  if (typeof value !== "string") return undefined;
  const length = Array.from(value).length;
  if (length < minLength) return valueProblems.tooShort({ length, min: minLength });
  if (length > maxLength) return valueProblems.tooLong({ length, max: maxLength });
  return pattern === undefined || new RegExp(pattern.source, pattern.flags).test(value)
    ? undefined
    : valueProblems.unlike({ pattern: pattern.source });
}

function numberProblem(value: string, numbers: NumberFacets): ValueProblem | undefined {
  const { min, max, multipleOf } = numbers;
  const infinite = { "-INF": "below", INF: "above", NaN: "below" } as const;
  const isInfinite = value in infinite;
  const found = isInfinite
    ? infinite[value as keyof typeof infinite]
    : numberViolation(value, numbers);
  const outside = (than: "less" | "greater", { value: bound, excluded }: NumberBound) =>
    valueProblems.outside({ value, than, bound, excluded });
  if (found === "below" && min) return outside("less", min);
  if (found === "above" && max) return outside("greater", max);
  if (value === "NaN" && max && multipleOf === undefined) return outside("greater", max);
  if (found === undefined || (isInfinite && value !== "NaN" && multipleOf === undefined))
    return undefined;
  return valueProblems.notMultiple({ value, multipleOf: multipleOf ?? "1" });
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
    case "decimal":
      return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(token) ? token : undefined;
    case "dateTime":
      return isDateTime(token) ? token : undefined;
    case "date":
      return isDate(token) ? token : undefined;
    case "time":
      return isTime(token) ? token : undefined;
    case "duration":
      return isDuration(token) ? token : undefined;
    case "uuid":
      return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(token)
        ? token
        : undefined;
    case "uri":
      return isUri(token) ? token : undefined;
    case "uriReference":
      return isUri(token) || isRelativeReference(token) ? token : undefined;
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
