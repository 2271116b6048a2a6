import type { ObjectReader } from "../openapi/object-reader.ts";
import type { Placed } from "../openapi/placed.ts";
import type { ReadContext } from "../openapi/read-context.ts";

/** Which whole numbers are allowed somewhere, the bounds included. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  /** The message about a number beyond them. */
  readonly message: "invalid-case/status" | "invalid-case/position" | "invalid-case/bytes";
}

/** A whole number; undefined where it is not there, or where it is not allowed, which is reported. */
export function readWholeNumber(
  reading: ReadContext,
  fields: ObjectReader,
  key: string,
  { min, max, message }: Bounds,
): Placed<number> | undefined {
  const found = fields.number(key);
  if (found === undefined) return undefined;
  const { value, span } = found;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
    return { value, span };
  }
  reading.diagnostics.report(message, span, { key, value });
  return undefined;
}
