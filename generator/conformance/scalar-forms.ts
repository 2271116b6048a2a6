import type { Range } from "../model/model.ts";
import type { ScalarName } from "../model/scalars.ts";
import { dateForms, dateTimeForms, durationForms, timeForms } from "./date-forms.ts";
import { uriForms, uriReferenceForms, uuidForms } from "./identifier-forms.ts";
import {
  keptForms,
  noValues,
  type RightForm,
  right,
  rightValue,
  type ScalarForm,
  type ScalarForms,
  spaced,
  type ValueForm,
  wrong,
  wrongValue,
} from "./scalar-form.ts";
import { isWithin, wholeNumberForms } from "./whole-number-forms.ts";

const letterCase = "Some servers capitalise booleans, so letter case is ignored.";

const booleanForms: readonly ScalarForm[] = [
  right("true", "true", true, "A boolean is true or false."),
  right("false", "false", false, "A boolean is true or false."),
  right("one", "1", true, "1 is true (XML Schema Part 2 §3.2.2)."),
  right("zero", "0", false, "0 is false (XML Schema Part 2 §3.2.2)."),
  // XML Schema has the words in lower case only.
  { ...right("capitalised", "True", true, letterCase), level: "may" },
  { ...right("in-capitals", "FALSE", false, letterCase), level: "may" },
  spaced("true", true),
  ...noValues("true", "invalid-boolean"),
  wrong(
    "word",
    "maybe",
    "invalid-boolean",
    "A text that is neither true nor false is refused and not guessed.",
  ),
  wrong("two", "2", "invalid-boolean", "The only numbers that are booleans are 1 and 0."),
];

const booleanValues: readonly ValueForm[] = [
  rightValue("true", true, "A boolean is written as a word."),
  rightValue("false", false, "False is a value, and not a missing one."),
  wrongValue("word", "maybe", "A word is not a boolean."),
];

/** XML Schema Part 2 §3.2.5. */
function doubleForms(range: Range | undefined, text: string): readonly ScalarForm[] {
  const code = "invalid-double";
  const { min, max } = range ?? {};
  const forms: readonly RightForm[] = [
    right("without-point", "3", 3, "A double may be written without a decimal point."),
    right("without-whole-part", ".5", 0.5, "Digits before the point are optional."),
    right("without-fraction", "5.", 5, "Digits after the point are optional."),
    right("with-exponent", "1.5e3", 1500, "A double may have an exponent."),
    right(
      "with-small-exponent",
      "25E-2",
      0.25,
      "An exponent may be negative, after either letter.",
    ),
    right("with-plus-sign", "+2.5", 2.5, "A plus sign is allowed."),
    right(
      "largest",
      "1.7976931348623157e308",
      Number.MAX_VALUE,
      "The largest double is read exactly.",
    ),
    right("infinite", "INF", "INF", "XML Schema's infinity is INF."),
    right("minus-infinite", "-INF", "-INF", "XML Schema's negative infinity is -INF."),
    right("not-a-number", "NaN", "NaN", "XML Schema's double that is not a number is NaN."),
  ];
  return [
    ...forms.filter(({ text }) => isWithin(Number(text.replace("INF", "Infinity")), range)),
    spaced(text, Number.isNaN(Number(text)) ? text : Number(text)),
    ...(min === undefined
      ? []
      : [
          wrong("below-smallest", String(Number(min) - 1), "out-of-range", "The spec has a limit."),
        ]),
    ...(max === undefined
      ? []
      : [wrong("above-largest", String(Number(max) + 1), "out-of-range", "The spec has a limit.")]),
    wrong(
      "too-large",
      "1e400",
      "out-of-range",
      "A number beyond the largest double is refused and not read as infinity.",
    ),
    ...noValues(text, code),
    wrong("word", "soon", code, "A word is not a number."),
    wrong("decimal-comma", "1,5", code, "A decimal comma is invalid."),
    wrong("hexadecimal", "0x10", code, "Numbers are decimal, whatever a parser may take."),
    wrong("infinity-spelled-out", "Infinity", code, "Other languages' words for INF are invalid."),
    wrong("point-only", ".", code, "A point alone is not a number."),
    wrong("foreign-digits", "\u0663", code, "Digits are those of ASCII, and not all of Unicode's."),
  ];
}

function doubleValues(range: Range | undefined): readonly ValueForm[] {
  return [
    ...[
      rightValue("fraction", 12.5, "A decimal comma is invalid."),
      rightValue("whole", 3, "A whole double is written as one."),
      rightValue("infinite", "INF", "XML Schema's infinity is INF."),
    ].filter(({ value }) => isWithin(value === "INF" ? Infinity : Number(value), range)),
    wrongValue("word", "soon", "A word is not a number."),
  ];
}

/** XML Schema Part 2 §3.2.3. A decimal is kept as the text that was sent: a number would round it. */
const decimalForms: ScalarForms = keptForms({
  example: "12.50",
  code: "invalid-decimal",
  valid: [
    ["with-trailing-zeros", "200.00", "Zeros at the end are kept."],
    ["whole", "200", "A decimal may be written without a decimal point."],
    ["without-whole-part", ".5", "Digits before the point are optional."],
    ["without-fraction", "5.", "Digits after the point are optional."],
    ["negative", "-0.10", "A decimal may be negative."],
    ["with-plus-sign", "+2.5", "A plus sign is allowed, and kept."],
    ["of-many-digits", "12345678901234567890.123456789", "No digit is rounded or lost."],
  ],
  invalid: [
    ["word", "much", "A word is not a number."],
    ["with-exponent", "1e3", "A decimal has no exponent."],
    ["infinite", "INF", "A decimal is finite."],
    ["not-a-number", "NaN", "A decimal is a number."],
    ["decimal-comma", "1,5", "A decimal comma is invalid."],
    ["point-only", ".", "A point alone is not a number."],
    ["foreign-digits", "\u0663", "Digits are those of ASCII, and not all of Unicode's."],
  ],
  sent: ["decimal", "200.00", "A decimal is sent as it is given."],
  refused: [
    ["word", "much", "A word is not a number."],
    ["exponent", "1e3", "A decimal has no exponent."],
  ],
});

const padding = "Base64 comes in groups of four characters (RFC 4648 §4).";

/** XML Schema Part 2 §3.2.16. */
const base64Forms: readonly ScalarForm[] = [
  right("one-byte", "/w==", "/w==", "One byte takes two characters and two signs of padding."),
  right("two-bytes", "/+8=", "/+8=", "Two bytes take three characters and one sign of padding."),
  right("three-bytes", "AQID", "AQID", "Three bytes need no padding."),
  right("empty", "", "", "No bytes are bytes too."),
  right("on-lines", "\n AQ ID\n BAUG\n", "AQIDBAUG", "White space may occur anywhere in base64."),
  ...[
    ["no-padding", "/w", padding],
    ["padding-only", "====", padding],
    ["padding-inside", "/w==AQID", "Padding ends the bytes."],
    ["stray-bits", "/x==", "Unused bits are zero (XML Schema Part 2 §3.2.16)."],
    ["other-alphabet", "_-8=", "The alphabet for URLs is another encoding (RFC 4648 §5)."],
    ["word", "no bytes!", "Characters beyond the alphabet are not skipped."],
  ].map(([what = "", text = "", why = ""]) => wrong(what, text, "invalid-base64", why)),
];

const base64Values: readonly ValueForm[] = [
  rightValue("bytes", "/+8=", "Bytes are sent as base64."),
  wrongValue("word", "no bytes!", "A word is not base64."),
];

const trimmedForms: readonly ScalarForm[] = [
  right(
    "in-white-space",
    "\n\t text \n",
    "text",
    "White space around a CDATA section lays it out.",
  ),
  right("blanks-inside", "a  b", "a  b", "White space inside a text counts."),
];

/** The forms of each scalar; those of strings depend on where they are, and are made elsewhere. */
export const scalarForms: { readonly [name in ScalarName]: ScalarForms } = {
  string: { texts: () => [], values: () => [] },
  trimmed: { texts: () => trimmedForms, values: () => [] },
  boolean: { texts: () => booleanForms, values: () => booleanValues },
  int32: wholeNumberForms("int32"),
  int64: wholeNumberForms("int64"),
  integer: wholeNumberForms("integer"),
  double: { texts: doubleForms, values: doubleValues },
  decimal: decimalForms,
  dateTime: dateTimeForms,
  date: dateForms,
  time: timeForms,
  duration: durationForms,
  uuid: uuidForms,
  uri: uriForms,
  uriReference: uriReferenceForms,
  base64: { texts: () => base64Forms, values: () => base64Values },
};
