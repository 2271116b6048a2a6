import type { Json } from "../../runtime/api/case.ts";
import type { DecodeCode } from "../../runtime/errors.ts";
import type { Range } from "../model/model.ts";
import { type Limits, limitsOf, type WholeName } from "../model/scalars.ts";
import { scalarValue } from "./case-value.ts";
import {
  noValues,
  right,
  rightValue,
  type ScalarForm,
  type ScalarForms,
  spaced,
  type ValueForm,
  wrong,
  wrongValue,
} from "./scalar-form.ts";

/** So many digits are in no type; to read them must not take long either. */
const DIGITS = 400;

/** How whole numbers are read and written (XML Schema Part 2 §3.3.13). */
export function wholeNumberForms(scalar: WholeName): ScalarForms {
  return {
    texts: (range, text) => textForms(scalar, range, text),
    values: (range) => valueForms(scalar, range),
  };
}

/** `text` is a right one. */
function textForms(
  scalar: WholeName,
  range: Range | undefined,
  text: string,
): readonly ScalarForm[] {
  const code: DecodeCode = `invalid-${scalar}`;
  const { min, max } = boundsOf(scalar, range);
  const valueFor = (number: bigint): Json => scalarValue(number, scalar);
  const value = valueFor(BigInt(text));
  const [, sign = "", digits = ""] = /^(-?)(.*)$/.exec(text) ?? [];
  return [
    right("with-leading-zeros", `${sign}00${digits}`, value, "Leading zeros mean nothing."),
    ...(sign === "" ? [right("with-plus-sign", `+${text}`, value, "A plus sign is allowed.")] : []),
    ...(min <= 0n && max >= 0n
      ? [right("minus-zero", "-0", valueFor(0n), "A whole number has one zero.")]
      : []),
    spaced(text, value),
    right("smallest", String(min), valueFor(min), "The smallest value is read as it is."),
    right("largest", String(max), valueFor(max), "The largest value is read as it is."),
    wrong("below-smallest", String(min - 1n), "out-of-range", "No value is wrapped or rounded."),
    wrong("above-largest", String(max + 1n), "out-of-range", "No value is wrapped or rounded."),
    wrong(
      "huge",
      "9".repeat(DIGITS),
      "out-of-range",
      "A number may have more digits than any type.",
    ),
    ...noValues(text, code),
    wrong("word", "many", code, "A word is not a number."),
    wrong("fraction", `${text}.0`, code, "A whole number has no decimal point."),
    wrong("hexadecimal", "0x10", code, "Numbers are decimal, whatever a parser may take."),
    wrong("exponent", "1e3", code, "A whole number has no exponent."),
    wrong("digit-groups", "1,000", code, "Digits are not grouped."),
    wrong("foreign-digits", "\u0664", code, "Digits are those of ASCII, and not all of Unicode's."),
  ];
}

function valueForms(scalar: WholeName, range: Range | undefined): readonly ValueForm[] {
  const { min, max } = boundsOf(scalar, range);
  const valueFor = (number: bigint): Json => scalarValue(number, scalar);
  const limit = "What is beyond the limits is refused before it is sent, and never rounded.";
  return [
    rightValue("smallest", valueFor(min), "The smallest value can be sent."),
    rightValue("largest", valueFor(max), "The largest value can be sent, and is not rounded."),
    wrongValue("below-smallest", valueFor(min - 1n), limit),
    wrongValue("above-largest", valueFor(max + 1n), limit),
    wrongValue("fraction", scalarValue(1.5, scalar), "A whole number has no fraction."),
    wrongValue("word", "many", "A word is not a number."),
  ];
}

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
