import { writtenOut } from "../../../runtime/codec/number-facets.ts";
import { numberWith } from "../../model/exact-numbers.ts";
import type { NumberFacets } from "../../model/model.ts";
import { type ScalarName, scalars } from "../../model/scalars.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Placed } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

type Bound = NonNullable<NumberFacets["min"]>;

/**
 * Bounds and steps of numbers that are not integers; undefined where there are none. The inclusive bounds of doubles are their
 * range. Each is an exact decimal text.
 */
export function readNumberFacets(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: ScalarName,
): NumberFacets | undefined {
  const [minimum, maximum] = [
    readBound(fields, "minimum", false),
    readBound(fields, "maximum", false),
  ];
  const above = readBound(fields, "exclusiveMinimum", true);
  const below = readBound(fields, "exclusiveMaximum", true);
  const all = { min: tighter(minimum, above, 1), max: tighter(maximum, below, -1) };
  const { min, max } = scalar === "decimal" ? all : { min: above, max: below };
  const multipleOf = readStep(reading, fields);
  if (min === undefined && max === undefined && multipleOf === undefined) return undefined;
  const facets = { min: min?.value, max: max?.value, multipleOf: multipleOf?.value };
  const bounds = { min: all.min?.value, max: all.max?.value, multipleOf: facets.multipleOf };
  if (numberWith(bounds, String(scalars[scalar].sample)) !== undefined) return facets;
  const span = (multipleOf ?? max ?? min)?.span ?? fields.at;
  reading.diagnostics.report("invalid-range/none", span, { multipleOf: facets.multipleOf });
  return undefined;
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

/** The bound that leaves fewer numbers; `sign` is 1 for lower bounds, -1 for upper ones. */
function tighter(
  inclusive: Placed<Bound> | undefined,
  exclusive: Placed<Bound> | undefined,
  sign: 1 | -1,
): Placed<Bound> | undefined {
  if (inclusive === undefined || exclusive === undefined) return inclusive ?? exclusive;
  const distance = Number(inclusive.value.value) - Number(exclusive.value.value);
  return sign * distance > 0 ? inclusive : exclusive;
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
  if (/^-?\d+(\.\d+)?$/.test(written)) return written;
  return typeof value === "number" ? writtenOut(value) : String(value);
}
