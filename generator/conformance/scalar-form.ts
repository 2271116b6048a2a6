import type { Json, Level } from "../../runtime/api/case.ts";
import type { DecodeCode } from "../../runtime/errors.ts";
import type { Range } from "../model/model.ts";

/** Texts and values by which the reading and writing of a scalar are tested. */
export interface ScalarForms {
  /** Texts to put in the place of `text`, which is valid. */
  readonly texts: (range: Range | undefined, text: string) => readonly ScalarForm[];
  /** Values that are given to be sent. */
  readonly values: (range: Range | undefined) => readonly ValueForm[];
}

/** A text in place of a scalar's. */
export type ScalarForm = RightForm | WrongForm;

interface Form {
  readonly what: string;
  readonly text: string;
  readonly documentation: string;
}

export interface RightForm extends Form {
  readonly kind: "right";
  readonly value: Json;
  /** Defaults to `must`. */
  readonly level?: Level;
}

interface WrongForm extends Form {
  readonly kind: "wrong";
  readonly code: DecodeCode;
}

/** A value that is given to be sent. */
export interface ValueForm {
  readonly kind: "right" | "wrong";
  readonly what: string;
  readonly value: Json;
  readonly documentation: string;
}

export function rightValue(what: string, value: Json, documentation: string): ValueForm {
  return { kind: "right", what, value, documentation };
}

export function wrongValue(what: string, value: Json, documentation: string): ValueForm {
  return { kind: "wrong", what, value, documentation };
}

export function right(what: string, text: string, value: Json, documentation: string): RightForm {
  return { kind: "right", what, text, value, documentation };
}

export function wrong(
  what: string,
  text: string,
  code: DecodeCode,
  documentation: string,
): WrongForm {
  return { kind: "wrong", what, text, code, documentation };
}

/** White space around a value is removed (XML Schema Part 2 §4.3.6). */
export function spaced(text: string, value: Json): RightForm {
  return right(
    "in-white-space",
    `\n\t ${text} \n`,
    value,
    "White space around a value is removed (XML Schema Part 2 §4.3.6).",
  );
}

/** Texts that are not a value of any type but a string. */
export function noValues(text: string, code: DecodeCode): readonly WrongForm[] {
  return [
    wrong("empty", "", code, "An empty text is not a value, and none is guessed."),
    wrong(
      "in-no-break-spaces",
      `\u00a0${text}\u00a0`,
      code,
      "White space is XML's four characters, without the no-break space (XML 1.0 §2.3).",
    ),
  ];
}

/** What a text shows, the text, and why it is read or refused. */
type TextRow = readonly [what: string, text: string, documentation: string];

/** A scalar whose values are kept as the texts that were sent. */
interface KeptScalar {
  /** One of its values. */
  readonly example: string;
  /** What another text is. */
  readonly code: DecodeCode;
  readonly valid: readonly TextRow[];
  readonly invalid: readonly TextRow[];
  /** What is given to be sent: a value, and what is none. */
  readonly sent: TextRow;
  readonly refused: readonly TextRow[];
}

export function keptForms({
  example,
  code,
  valid,
  invalid,
  sent,
  refused,
}: KeptScalar): ScalarForms {
  const texts = [
    ...valid.map(([what, text, why]) => right(what, text, text, why)),
    spaced(example, example),
    ...noValues(example, code),
    ...invalid.map(([what, text, why]) => wrong(what, text, code, why)),
  ];
  const values = [rightValue(...sent), ...refused.map((row) => wrongValue(...row))];
  return { texts: () => texts, values: () => values };
}
