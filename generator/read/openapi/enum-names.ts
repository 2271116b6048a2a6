import { type Diagnostic, diagnose } from "../../diagnostics/diagnostics.ts";
import { freeKey, keyProblem, pascalCase } from "../../model/names.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Placed, Text } from "./placed.ts";

export type Listed = Placed<string | number>;

/** Reports what is wrong with an enumeration. */
export type Report = (diagnostic: Diagnostic) => void;

/** The name of each value: as `x-enum-varnames` says, else made from the value. */
export function readNames(
  report: Report,
  fields: ObjectReader,
  values: readonly Listed[],
  note: (made: Text) => void,
): readonly Text[] {
  const given = readList(report, fields, "x-enum-varnames", values.length);
  if (given === undefined) return madeNames(values, note);
  const seen = new Map<string, Text>();
  const inferred = false;
  for (const name of given) {
    const { value, span } = name;
    const problem = keyProblem(value);
    if (problem !== undefined) {
      report(diagnose("invalid-enum/name", span, { name: value, problem, inferred }));
    } else if (seen.has(value)) {
      report(diagnose("invalid-enum/duplicate-name", span, { name: value, inferred }));
    }
    seen.set(name.value, name);
  }
  return given;
}

/** Signs that values are often made of. */
const signs: Readonly<Record<string, string>> = {
  ...{
    "+": "Plus",
    "-": "Minus",
    "*": "Star",
    "/": "Slash",
    "=": "Equal",
    "<": "Less",
    ">": "Greater",
  },
  ...{ "!": "Not", "%": "Percent", "&": "And", "|": "Or", "#": "Number", "@": "At", $: "Dollar" },
  ...{
    ".": "Dot",
    ",": "Comma",
    ":": "Colon",
    ";": "Semicolon",
    "?": "QuestionMark",
    "~": "Tilde",
  },
};

/** Names for values, all different: made from the value, with a note when it is more than the words of the value. */
function madeNames(values: readonly Listed[], note: (made: Text) => void): readonly Text[] {
  const taken = new Set<string>();
  return values.map((listed) => {
    const plain = defaultName(listed).value;
    const name = freeKey([usableName(plain, listed)], taken);
    taken.add(name);
    const made = { value: name, span: listed.span };
    if (name !== plain) note(made);
    return made;
  });
}

function usableName(name: string, { value }: Listed): string {
  if (keyProblem(name) === undefined) return name;
  if (value === "") return "Empty";
  const begun = `Value${name}`;
  if (name !== "" && keyProblem(begun) === undefined) return begun;
  const spelt = [...String(value)].map(
    (sign) => signs[sign] ?? `U${sign.codePointAt(0)?.toString(16).toUpperCase()}`,
  );
  return spelt.join("");
}

/** `in_stock` → `InStock`, 2 → `Value2`, -1 → `ValueMinus1`. */
export function defaultName({ value, span }: Listed): Text {
  if (typeof value === "string") return { value: pascalCase(value), span };
  return { value: value < 0 ? `ValueMinus${-value}` : `Value${value}`, span };
}

/** The prose of each value (`x-enum-descriptions`). */
export function readDescriptions(
  report: Report,
  fields: ObjectReader,
  count: number,
): readonly Text[] {
  return readList(report, fields, "x-enum-descriptions", count) ?? [];
}

function readList(
  report: Report,
  fields: ObjectReader,
  key: string,
  count: number,
): readonly Text[] | undefined {
  const list = fields.texts(key);
  const entry = fields.entry(key);
  if (list === undefined || entry === undefined || list.length === count) return list;
  report(diagnose("invalid-enum/length", entry.keySpan, { key, length: list.length, count }));
  return undefined;
}
