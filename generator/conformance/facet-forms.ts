import type { Json } from "../../runtime/api/case.ts";
import { facetProblem } from "../check/sample/sample-scalars.ts";
import { numberViolation } from "../model/exact-numbers.ts";
import type { Facets, NumberBound, ScalarType } from "../model/model.ts";
import { type ScalarForm, type ValueForm, wrong, wrongValue } from "./scalar-form.ts";
import { isWithin } from "./whole-number-forms.ts";

type PlainType = Extract<ScalarType, { kind: "scalar" }>;

/** So long a text still shows a limit. */
const LONGEST = 10_000;

const lengths = "The spec limits how many characters a text has.";
const patterns = "The spec has a pattern for the text.";
const listing = "A closed list does not grow: other values are refused.";
const limits = "The spec has a limit.";
const multiples = "The spec has a number that divides every value.";

/** Texts in place of a scalar's, as far as they have its facets, and some that lack one. */
export function facetedTexts(
  type: PlainType,
  text: string,
  forms: readonly ScalarForm[],
): readonly ScalarForm[] {
  if (type.facets === undefined) return forms;
  const kept = forms.filter((form) => form.kind === "wrong" || has(form.value, type.facets));
  if (type.facets.values !== undefined) {
    const unlisted = otherThan(type.facets.values);
    return [...kept, wrong("unlisted", String(unlisted), "unknown-value", listing)];
  }
  const { short, long, other, between } = violations(type, text);
  return [
    ...kept,
    ...numberViolations(type, text).map(({ what, text, code }) =>
      wrong(what, text, code, code === "not-multiple" ? multiples : limits),
    ),
    ...short.map((each) => wrong("too-short", each, "out-of-range", lengths)),
    ...long.map((each) => wrong("too-long", each, "out-of-range", lengths)),
    ...other.map((each) => wrong("other-form", each, "pattern-mismatch", patterns)),
    ...between.map((each) => wrong("no-multiple", each, "not-multiple", multiples)),
  ];
}

/** The same of values that are given to be sent. */
export function facetedValues(type: PlainType, forms: readonly ValueForm[]): readonly ValueForm[] {
  const { facets, scalar } = type;
  if (facets === undefined) return forms;
  const kept = forms.filter((form) => form.kind === "wrong" || has(form.value, facets));
  if (facets.values !== undefined) {
    return [...kept, wrongValue("unlisted", otherThan(facets.values), listing)];
  }
  const { short, long, other, between } = violations(type, facets.sample ?? "0");
  const valueFor = (text: string): Json => (scalar === "int64" ? text : Number(text));
  return [
    ...kept,
    ...numberViolations(type, facets.sample ?? "0").map(({ what, text, code }) =>
      wrongValue(
        what,
        scalar === "decimal" ? text : Number(text),
        code === "not-multiple" ? multiples : limits,
      ),
    ),
    ...short.map((each) => wrongValue("too-short", each, lengths)),
    ...long.map((each) => wrongValue("too-long", each, lengths)),
    ...other.map((each) => wrongValue("other-form", each, patterns)),
    ...between.map((each) => wrongValue("no-multiple", valueFor(each), multiples)),
  ];
}

function has(value: Json, facets: Facets | undefined): boolean {
  return facetProblem(value, facets) === undefined;
}

/** A number or a boolean that is not listed; where both booleans are, a number beside them is none, either. */
function otherThan(values: readonly (boolean | number)[]): boolean | number {
  if (typeof values[0] === "boolean") return !values[0];
  return Math.max(...values.map(Number)) + 1;
}

interface NumberForm {
  readonly what: string;
  readonly text: string;
  readonly code: "out-of-range" | "not-multiple";
}

/** Numbers that violate one facet each: bounds that are excluded, numbers beyond bounds, and one beside a multiple. */
function numberViolations({ facets, range }: PlainType, sample: string): readonly NumberForm[] {
  const numbers = facets?.numbers;
  if (numbers === undefined) return [];
  const { min, max, multipleOf } = numbers;
  const beyond = (bound: NumberBound, step: -1 | 1): string =>
    bound.excluded
      ? bound.value
      : String(BigInt(bound.value.replace(/\..*/, "")) + BigInt(2 * step));
  const digits = `${sample}${sample.includes(".") ? "" : "."}`.padEnd(
    sample.length + (multipleOf?.length ?? 0) + 1,
    "0",
  );
  const beside = [`${digits}1`, `-${digits}1`.replace("--", "")].find(
    (each) => numberViolation(each, numbers) === "between" && isWithin(Number(each), range),
  );
  return [
    ...(min === undefined ? [] : [outside("at-or-below-limit", beyond(min, -1))]),
    ...(max === undefined ? [] : [outside("at-or-above-limit", beyond(max, 1))]),
    ...(beside === undefined
      ? []
      : [{ what: "no-multiple", text: beside, code: "not-multiple" as const }]),
  ];
}

function outside(what: string, text: string): NumberForm {
  return { what, text, code: "out-of-range" };
}

interface Violations {
  readonly short: readonly string[];
  readonly long: readonly string[];
  readonly other: readonly string[];
  readonly between: readonly string[];
}

/** Texts that lack one facet each, and are right otherwise as far as it is looked at before. */
function violations({ scalar, range, facets }: PlainType, text: string): Violations {
  const { minLength, maxLength, pattern, multipleOf } = facets ?? {};
  const between = multipleOf === undefined ? [] : [String(neighbour(BigInt(text), range?.max))];
  // What is made longer or shorter has to stay a value of its type.
  if (scalar !== "string" && scalar !== "trimmed")
    return { short: [], long: [], other: [], between };
  const characters = Array.from(text);
  const last = characters.at(-1) ?? "x";
  const short = minLength === undefined ? [] : [characters.slice(0, minLength - 1).join("")];
  const long =
    maxLength === undefined || maxLength > LONGEST
      ? []
      : [text + last.repeat(maxLength + 1 - characters.length)];
  const form = pattern && new RegExp(pattern.source, pattern.flags);
  const unlike = [..."!~0a"].map((each) => each.repeat(Math.max(1, characters.length)));
  const fits = (each: string): boolean => each.length <= (maxLength ?? Infinity);
  const other = unlike.find((each) => form !== undefined && !form.test(each) && fits(each));
  return { short, long, other: other === undefined ? [] : [other], between };
}

/** A number beside another one, which is a multiple, and within the same limits. */
function neighbour(number: bigint, max: number | bigint | undefined): bigint {
  return max !== undefined && number + 1n > max ? number - 1n : number + 1n;
}
