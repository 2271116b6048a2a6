import type { Json } from "../../runtime/api/case.ts";
import type { Enum } from "../model/model.ts";
import type { WholeName } from "../model/scalars.ts";
import { scalarValue } from "./case-value.ts";
import {
  right,
  rightValue,
  type ScalarForm,
  spaced,
  type ValueForm,
  wrong,
  wrongValue,
} from "./scalar-form.ts";
import { scalarForms } from "./scalar-forms.ts";

/** Of what is wrong with any number, what an enum's case is to show. */
const shown = new Set(["empty", "word", "fraction", "above-largest", "with-leading-zeros"]);

/** Texts in place of a value from a list. */
export function enumForms({ values, open, base }: Enum): readonly ScalarForm[] {
  const valueFor = (value: string | number): Json => scalarValue(value, base);
  const [first] = values;
  const some = first?.value ?? "";
  const known = values.map(({ name, value }) =>
    right(
      `known-${name}`,
      String(value),
      valueFor(value),
      "Each value that the spec names is read.",
    ),
  );
  const unknown = unknownValue(values);
  return [
    ...known,
    spaced(String(some), valueFor(some)),
    open
      ? right(
          "unknown",
          String(unknown),
          valueFor(unknown),
          "An open list may grow: a value that is not known is kept.",
        )
      : wrong(
          "unknown",
          String(unknown),
          "unknown-value",
          "A closed list does not grow: another value is an error.",
        ),
    ...(base === "string" ? textForms(String(some), open) : numberForms(base, String(some))),
  ];
}

/** Values that are given to be sent in place of one from a list. */
export function enumValues({ base, open, values }: Enum): readonly ValueForm[] {
  const unknown = scalarValue(unknownValue(values), base);
  return [
    ...values.map(({ name, value }) =>
      rightValue(
        `known-${name}`,
        scalarValue(value, base),
        "Each value that the spec names can be sent.",
      ),
    ),
    open
      ? rightValue("unknown", unknown, "An open list may grow: other values can be sent, too.")
      : wrongValue("unknown", unknown, "A closed list does not grow: other values are refused."),
  ];
}

/** A value that is not in the list. */
function unknownValue(listed: Enum["values"]): string | number {
  const values = listed.map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0) return Math.max(...numbers) + 1;
  for (let value = "another_value"; ; value += "_") if (!values.includes(value)) return value;
}

function textForms(some: string, open: boolean): readonly ScalarForm[] {
  const other = some === some.toUpperCase() ? some.toLowerCase() : some.toUpperCase();
  return [
    ["letter-case", other, "Values differ by letter case."],
    ["empty", "", "An empty text is a value like others, and not one that is known."],
  ].flatMap(([what = "", text = "", why = ""]) => {
    if (text === some) return [];
    return [open ? right(what, text, text, why) : wrong(what, text, "unknown-value", why)];
  });
}

function numberForms(base: WholeName, text: string): readonly ScalarForm[] {
  return scalarForms[base].texts(undefined, text).filter(({ what }) => shown.has(what));
}
