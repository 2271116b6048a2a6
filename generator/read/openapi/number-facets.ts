import { numberWith } from "../../model/exact-numbers.ts";
import type { NumberFacets } from "../../model/model.ts";
import { type ScalarName, scalars } from "../../model/scalars.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Placed } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

type Bound = NonNullable<NumberFacets["min"]>;

/**
 * Bounds and steps of numbers that are no whole ones; undefined where there are none. The inclusive bounds of doubles are their
 * range. Each is an exact decimal text.
 */
export function readNumberFacets(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: ScalarName,
): NumberFacets | undefined {
  const isDecimal = scalar === "decimal";
  const min = tighter(
    isDecimal ? readBound(fields, "minimum", false) : undefined,
    readBound(fields, "exclusiveMinimum", true),
    (one, other) => one > other,
  );
  const max = tighter(
    isDecimal ? readBound(fields, "maximum", false) : undefined,
    readBound(fields, "exclusiveMaximum", true),
    (one, other) => one < other,
  );
  const multipleOf = readStep(reading, fields);
  if (min === undefined && max === undefined && multipleOf === undefined) return undefined;
  const facets = { min: min?.value, max: max?.value, multipleOf: multipleOf?.value };
  if (numberWith(withRange(fields, facets), String(scalars[scalar].sample)) !== undefined) {
    return facets;
  }
  const span = (multipleOf ?? max ?? min)?.span ?? fields.at;
  reading.diagnostics.report("invalid-range/none", span, { multipleOf: facets.multipleOf });
  return undefined;
}

/** The facets together with the inclusive bounds, which a double has apart. */
function withRange(fields: ObjectReader, { min, max, multipleOf }: NumberFacets): NumberFacets {
  const least = readBound(fields, "minimum", false)?.value;
  const most = readBound(fields, "maximum", false)?.value;
  const closer = (one: Bound | undefined, other: Bound | undefined, sign: 1 | -1) =>
    one === undefined || (other && sign * (Number(other.value) - Number(one.value)) > 0)
      ? other
      : one;
  return { min: closer(min, least, 1), max: closer(max, most, -1), multipleOf };
}

function readBound(
  fields: ObjectReader,
  key: string,
  excluded: boolean,
): Placed<Bound> | undefined {
  if (!fields.has(key)) return undefined;
  const bound = fields.number(key);
  if (bound === undefined || !Number.isFinite(Number(bound.value))) return undefined;
  return { value: { value: exactText(bound), excluded }, span: bound.span };
}

function tighter(
  inclusive: Placed<Bound> | undefined,
  exclusive: Placed<Bound> | undefined,
  isCloser: (one: number, other: number) => boolean,
): Placed<Bound> | undefined {
  if (inclusive === undefined || exclusive === undefined) return inclusive ?? exclusive;
  return isCloser(Number(inclusive.value.value), Number(exclusive.value.value))
    ? inclusive
    : exclusive;
}

/** The largest divisor with which a remainder can be taken digit by digit. */
const LARGEST = 2 ** 49;

function readStep(reading: ReadContext, fields: ObjectReader): Placed<string> | undefined {
  if (!fields.has("multipleOf")) return undefined;
  const step = fields.number("multipleOf");
  if (step === undefined) return undefined;
  const text = exactText(step);
  const digits = Number(text.replace(".", ""));
  if (Number(step.value) > 0 && digits > 0 && digits <= LARGEST)
    return { value: text, span: step.span };
  reading.diagnostics.note("not-checked", step.span, { key: "multipleOf" });
  return undefined;
}

/** A number as it is written, since a double may be another one; an exponent is written out. */
function exactText({ value, span }: Placed<number | bigint>): string {
  const written = span.file.text.slice(span.start, span.end).trim();
  const text = /^-?\d+(\.\d+)?$/.test(written) ? written : String(value);
  const [mantissa = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? [];
  const shift = Number(exponent);
  return shift > 0
    ? sign + (whole + fraction).padEnd(shift + 1, "0")
    : `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`;
}
