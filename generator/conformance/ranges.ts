import type { Range } from "../model/model.ts";
import { type Limits, limitsOf, type WholeName } from "../model/scalars.ts";

/** What a whole number can be: its type's limits, or closer ones of the spec. */
export function boundsOf(scalar: WholeName, range: Range | undefined): Limits {
  const { min, max } = limitsOf(scalar);
  return {
    min: range?.min === undefined ? min : BigInt(range.min),
    max: range?.max === undefined ? max : BigInt(range.max),
  };
}

/** Whether a number is within the limits that the spec sets. */
export function isWithin(value: number, range: Range | undefined): boolean {
  return (
    (range?.min === undefined || value >= range.min) &&
    (range?.max === undefined || value <= range.max)
  );
}
