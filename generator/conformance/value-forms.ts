import type { Json } from "../../runtime/api/case.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Enum, Range, ScalarName, ScalarType } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { found } from "./case-value.ts";
import { unknownValue } from "./enum-forms.ts";
import { boundsOf, isWithin, type WholeName } from "./ranges.ts";

/** A value that is given to be sent. */
export interface ValueForm {
  readonly kind: "right" | "wrong";
  readonly what: string;
  readonly value: Json;
  readonly documentation: string;
}

/** Values of a type, and others that are none; strings depend on where they go, and stand elsewhere. */
export function valueForms(type: ScalarType, types: Types): readonly ValueForm[] {
  if (type.kind === "enum") return enumValues(found(types.enums, type.name));
  const { scalar, range } = type;
  return scalarValues(scalar, range);
}

function right(what: string, value: Json, documentation: string): ValueForm {
  return { kind: "right", what, value, documentation };
}

function wrong(what: string, value: Json, documentation: string): ValueForm {
  return { kind: "wrong", what, value, documentation };
}

function scalarValues(scalar: ScalarName, range: Range | undefined): readonly ValueForm[] {
  switch (scalar) {
    case "string":
      return [];
    case "boolean":
      return [
        right("true", true, "A boolean is written as a word."),
        right("false", false, "False is a value, and not a missing one."),
        wrong("word", "maybe", "A word is no boolean."),
      ];
    case "int32":
    case "int64":
    case "integer":
      return wholeNumbers(scalar, range);
    case "double":
      return [
        ...[
          right("fraction", 12.5, "The decimal point is a point in every country."),
          right("whole", 3, "A whole double is written as one."),
          right("infinite", "INF", "XML Schema's infinity is INF."),
        ].filter(({ value }) => isWithin(value === "INF" ? Infinity : Number(value), range)),
        wrong("word", "soon", "A word is no number."),
      ];
    case "dateTime":
      return [
        right("date", "2030-01-02T03:04:05+01:00", "A date is sent as it is given."),
        wrong("word", "tomorrow", "A word is no date."),
        wrong("no-date", "2030-02-29T03:04:05Z", "What is not in the calendar is no date."),
      ];
    case "base64":
      return [
        right("bytes", "/+8=", "Bytes are sent as base64."),
        wrong("word", "no bytes!", "A word is no base64."),
      ];
    default:
      return assertNever(scalar);
  }
}

function wholeNumbers(scalar: WholeName, range: Range | undefined): readonly ValueForm[] {
  const { min, max } = boundsOf(scalar, range);
  const valueFor = (number: bigint): Json => (scalar === "int64" ? String(number) : Number(number));
  const limit = "What is beyond the limits is refused before it is sent, and never rounded.";
  return [
    right("smallest", valueFor(min), "The smallest value can be sent."),
    right("largest", valueFor(max), "The largest value can be sent, and is not rounded."),
    wrong("below-smallest", valueFor(min - 1n), limit),
    wrong("above-largest", valueFor(max + 1n), limit),
    wrong("fraction", scalar === "int64" ? "1.5" : 1.5, "A whole number has no fraction."),
    wrong("word", "many", "A word is no number."),
  ];
}

function enumValues({ base, open, values }: Enum): readonly ValueForm[] {
  const valueFor = (value: string | number): Json => (base === "int64" ? String(value) : value);
  const unknown = valueFor(unknownValue(values.map(({ value }) => value)));
  return [
    ...values.map(({ name, value }) =>
      right(`known-${name}`, valueFor(value), "Each value that the spec names can be sent."),
    ),
    open
      ? right("unknown", unknown, "An open list may grow: other values can be sent, too.")
      : wrong("unknown", unknown, "A closed list does not grow: other values are refused."),
  ];
}
