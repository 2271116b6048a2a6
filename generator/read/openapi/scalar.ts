import { type Diagnostic, diagnose } from "../../diagnostics/diagnostics.ts";
import { numberWith } from "../../model/exact-numbers.ts";
import type { Facets, Range } from "../../model/model.ts";
import {
  formatsOf,
  isInLimits,
  isWholeName,
  limitsOf,
  type ScalarName,
  type SchemaType,
  scalarOf,
  scalars,
  type WholeName,
} from "../../model/scalars.ts";
import { readListed } from "./listed-values.ts";
import type { ObjectReader } from "./object-reader.ts";
import { checkOrder } from "./occurs.ts";
import type { Placed } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { none, readFacets } from "./read-facets.ts";
import type { AnySchema, ScalarSchema } from "./schema.ts";

export function readScalar(
  reading: ReadContext,
  fields: ObjectReader,
  common: AnySchema,
  type: SchemaType,
): ScalarSchema | undefined {
  const scalar = readFormat(reading, fields, type);
  if (scalar === undefined) return undefined;
  const values = readListed(reading, fields, scalar);
  if (values !== undefined) {
    const facets = { ...none, values, sample: String(values[0]) };
    return { ...common, kind: "scalar", scalar, range: undefined, facets };
  }
  const range = readRange(reading, fields, scalar);
  const facets = readFacets(reading, fields, scalar, type);
  if (isWholeName(scalar)) checkMultiples(reading, fields, scalar, range, facets);
  return { ...common, kind: "scalar", scalar, range, facets };
}

/** Whole numbers have to be left within the bounds where another one divides them. */
function checkMultiples(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: WholeName,
  range: Range | undefined,
  facets: Facets | undefined,
): void {
  const step = fields.entry("multipleOf");
  if (facets?.multipleOf === undefined || step === undefined) return;
  const limits = limitsOf(scalar);
  const [min, max] = [range?.min ?? limits.min, range?.max ?? limits.max];
  if (min > max) return;
  const bound = (value: number | bigint) => ({ value: String(value), excluded: false });
  const numbers = { min: bound(min), max: bound(max), multipleOf: String(facets.multipleOf) };
  if (numberWith(numbers, "0") !== undefined) return;
  const { multipleOf } = numbers;
  reading.diagnostics.report("invalid-range/none", step.value.span, { multipleOf });
}

/** What a value is, by its type, format and encoding. */
export function readFormat(
  reading: ReadContext,
  fields: ObjectReader,
  type: SchemaType,
): ScalarName | undefined {
  const format = fields.text("format");
  const encoding = fields.text("contentEncoding");
  if (encoding !== undefined && encoding.value !== "base64") {
    const parameters = { encoding: encoding.value };
    reading.diagnostics.report("unsupported-format/encoding", encoding.span, parameters);
    return undefined;
  }
  // `contentEncoding: base64` is what OpenAPI 3.1 has in place of `format: byte` (§4.24.4.3.3).
  const name = format?.value ?? (encoding === undefined ? "" : "byte");
  const scalar = name === "" && format !== undefined ? undefined : scalarOf(type, name);
  if (scalar === undefined) {
    // What a format adds is not known: the value is what its type says.
    reading.diagnostics.note("not-checked/format", format?.span ?? fields.at, {
      format: name,
      type,
      known: formatsOf(type),
    });
    return scalarOf(type, "");
  }
  if (encoding !== undefined && scalar !== "base64") {
    const parameters = { format: name, encoding: encoding.value };
    reading.diagnostics.report("unsupported-format/both", encoding.span, parameters);
  }
  return scalar;
}

function readRange(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: ScalarName,
): Range | undefined {
  if (scalars[scalar].value === "string") return undefined;
  const min = readBound(reading, fields, "minimum", scalar);
  const max = readBound(reading, fields, "maximum", scalar);
  if (min === undefined && max === undefined) return undefined;
  checkOrder(reading, min, max);
  return { min: min?.value, max: max?.value };
}

function readBound(
  reading: ReadContext,
  fields: ObjectReader,
  key: "minimum" | "maximum",
  scalar: ScalarName,
): Placed<number | bigint> | undefined {
  const bound = fields.number(key);
  if (bound === undefined) return undefined;
  const problem = boundProblem(key, bound, scalar);
  if (problem === undefined) return bound;
  reading.diagnostics.add(problem);
  return undefined;
}

function boundProblem(
  key: string,
  { value, span }: Placed<number | bigint>,
  scalar: ScalarName,
): Diagnostic | undefined {
  if (!isWholeName(scalar)) {
    if (Number.isFinite(Number(value))) return undefined;
    return diagnose("invalid-range/finite", span, { key, value });
  }
  if (typeof value === "number" && !Number.isInteger(value)) {
    return diagnose("invalid-range/integer", span, { key, value });
  }
  if (isInLimits(value, scalar)) return undefined;
  return diagnose("invalid-range/beyond", span, { key, value, scalar });
}
