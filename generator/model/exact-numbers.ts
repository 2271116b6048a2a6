import type { NumberFacets } from "./model.ts";

/** How many digits a decimal number has after its point. */
function scaleOf(text: string): number {
  const [, fraction = "", exponent = "0"] = /^[^.e]*(?:\.(\d*))?(?:e(.+))?$/i.exec(text) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** A decimal number, with an exponent or without, in units of so many digits after the point. */
function inUnits(text: string, scale: number): bigint {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:e(.+))?$/i.exec(text) ?? [];
  const zeros = scale - fraction.length + Number(exponent);
  const digits = BigInt(`0${whole}${fraction}`) * 10n ** BigInt(Math.max(0, zeros));
  return sign === "-" ? -digits : digits;
}

/** Which facets of its type a number violates. */
type NumberViolation = "below" | "above" | "between";

export function numberViolation(text: string, facets: NumberFacets): NumberViolation | undefined {
  const { min, max, multipleOf } = facets;
  const given = [text, min?.value, max?.value, multipleOf].filter((each) => each !== undefined);
  const scale = Math.max(...given.map(scaleOf));
  const units = (each: string): bigint => inUnits(each, scale);
  const value = units(text);
  if (
    min !== undefined &&
    (value < units(min.value) || (min.excluded && value === units(min.value)))
  )
    return "below";
  if (
    max !== undefined &&
    (value > units(max.value) || (max.excluded && value === units(max.value)))
  )
    return "above";
  if (multipleOf !== undefined && value % units(multipleOf) !== 0n) return "between";
  return undefined;
}

/** A decimal number with all facets: a given one if it has them. Undefined where there is none. */
export function numberWith(facets: NumberFacets, preferred: string): string | undefined {
  if (numberViolation(preferred, facets) === undefined) return preferred;
  const { min, max, multipleOf } = facets;
  const given = [min?.value, max?.value, multipleOf].filter((each) => each !== undefined);
  // Between two bounds there is a number with one more digit.
  const scale = Math.max(...given.map(scaleOf)) + 1;
  const step = multipleOf === undefined ? 1n : inUnits(multipleOf, scale);
  const start = min ?? max;
  const near = start === undefined ? 0n : inUnits(start.value, scale);
  const at = (near / step) * step;
  const candidates = [at, at + step, at - step].map((each) => inDigits(each, scale));
  return candidates.find((each) => numberViolation(each, facets) === undefined);
}

function inDigits(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
