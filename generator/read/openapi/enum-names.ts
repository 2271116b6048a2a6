import { type Diagnostic, diagnose } from "../../diagnostics/diagnostics.ts";
import { keyProblem, pascalCase } from "../../model/names.ts";
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
): readonly Text[] {
  const given = readList(report, fields, "x-enum-varnames", values.length);
  const names = given ?? values.map(defaultName);
  const inferred = given === undefined;
  const seen = new Map<string, Text>();
  for (const name of names) {
    const { value, span } = name;
    const problem = keyProblem(value);
    if (problem !== undefined) {
      report(diagnose("invalid-enum/name", span, { name: value, problem, inferred }));
    } else if (seen.has(value)) {
      report(diagnose("invalid-enum/duplicate-name", span, { name: value, inferred }));
    }
    seen.set(name.value, name);
  }
  return names;
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
