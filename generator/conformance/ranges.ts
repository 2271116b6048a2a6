import type { Range, ScalarName } from "../model/model.ts";

/** A scalar that is a whole number. */
export type WholeName = "int32" | "int64" | "integer";

/** The smallest and the largest whole number. */
export interface Bounds {
  readonly min: bigint;
  readonly max: bigint;
}

const widths: { readonly [name in WholeName]: Bounds } = {
  int32: { min: -(2n ** 31n), max: 2n ** 31n - 1n },
  int64: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
  integer: { min: 1n - 2n ** 53n, max: 2n ** 53n - 1n },
};

export function isWholeName(scalar: ScalarName): scalar is WholeName {
  return scalar in widths;
}

/** What a whole number can be: its type's limits, or closer ones of the spec. */
export function boundsOf(scalar: WholeName, range: Range | undefined): Bounds {
  const { min, max } = widths[scalar];
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
