import type { ObjectReader } from "../openapi/object-reader.ts";
import type { Placed } from "../openapi/placed.ts";
import type { ReadContext } from "../openapi/read-context.ts";

/** Which whole numbers can stand somewhere, the bounds included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly hint: string;
}

/** A whole number; undefined where it is not there, or where it cannot stand, which is reported. */
export function readWholeNumber(
  reading: ReadContext,
  fields: ObjectReader,
  key: string,
  { min, max, hint }: Bounds,
): Placed<number> | undefined {
  const found = fields.number(key);
  if (found === undefined) return undefined;
  const { value, span } = found;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
    return { value, span };
  }
  const problem = `"${key}" cannot be ${value}`;
  reading.diagnostics.report("invalid-case", span, { problem }, { hint });
  return undefined;
}
