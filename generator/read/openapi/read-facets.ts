import { numberWith } from "../../model/exact-numbers.ts";
import type { Facets, Pattern } from "../../model/model.ts";
import { isWholeName, type ScalarName, type SchemaType, scalars } from "../../model/scalars.ts";
import { parsePattern } from "../pattern/parse-pattern.ts";
import { patternSamples } from "../pattern/pattern-sample.ts";
import { isQuick } from "../pattern/pattern-time.ts";
import { readNumberFacets } from "./number-facets.ts";
import type { ObjectReader } from "./object-reader.ts";
import { checkOrder, readCount } from "./occurs.ts";
import type { ReadContext } from "./read-context.ts";
import { facetKeys } from "./schema-shape.ts";

/** What a value has to be besides its type and its range; undefined where nothing more is said. */
export function readFacets(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: ScalarName,
  type: SchemaType,
): Facets | undefined {
  if (type === "number") {
    const numbers = readNumberFacets(reading, fields, scalar);
    const sample = numbers && numberWith(numbers, String(scalars[scalar].sample));
    return numbers && { ...none, numbers, sample };
  }
  if (!facetKeys.some((key) => fields.has(key))) return undefined;
  if (isWholeName(scalar)) {
    noteUnchecked(reading, fields, ["exclusiveMinimum", "exclusiveMaximum"]);
    const multipleOf = readMultiple(reading, fields);
    return multipleOf === undefined ? undefined : { ...none, multipleOf };
  }
  if (scalars[scalar].value !== "string") {
    noteUnchecked(reading, fields, facetKeys);
    return undefined;
  }
  noteUnchecked(reading, fields, ["multipleOf"]);
  return readTextFacets(reading, fields, scalar);
}

/** No facet. */
export const none: Facets = {
  minLength: undefined,
  maxLength: undefined,
  pattern: undefined,
  multipleOf: undefined,
  sample: undefined,
};

/** Notes keys that are not held against what is sent and received. */
function noteUnchecked(reading: ReadContext, fields: ObjectReader, keys: readonly string[]): void {
  for (const key of keys) {
    const entry = fields.entry(key);
    if (entry !== undefined) reading.diagnostics.note("not-checked", entry.keySpan, { key });
  }
}

function readMultiple(reading: ReadContext, fields: ObjectReader): number | undefined {
  const multiple = fields.number("multipleOf");
  if (multiple === undefined) return undefined;
  const value = Number(multiple.value);
  if (Number.isSafeInteger(value) && value > 0) return value > 1 ? value : undefined;
  noteUnchecked(reading, fields, ["multipleOf"]);
  return undefined;
}

function readTextFacets(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: ScalarName,
): Facets | undefined {
  const least = readCount(reading, fields, "minLength");
  const most = readCount(reading, fields, "maxLength");
  const minLength = least && least.value > 0 ? least.value : undefined;
  const maxLength = most?.value;
  if (!checkOrder(reading, least, most)) return undefined;
  const lengths = { ...none, minLength, maxLength };
  const pattern = readPattern(reading, fields, maxLength);
  const whole = withSample({ ...lengths, pattern }, scalar);
  if (whole !== undefined) return isEmpty(whole) ? undefined : whole;
  const facet = fields.entry("pattern") ?? most ?? least;
  const span = facet && ("keySpan" in facet ? facet.keySpan : facet.span);
  // Without a text that has them, nothing could show that they are checked.
  reading.diagnostics.note("not-checked/no-sample", span ?? fields.at, {});
  return undefined;
}

function isEmpty({ minLength, maxLength, pattern }: Facets): boolean {
  return minLength === undefined && maxLength === undefined && pattern === undefined;
}

/** A pattern that is quick to search for. */
function readPattern(
  reading: ReadContext,
  fields: ObjectReader,
  maxLength: number | undefined,
): Pattern | undefined {
  const written = fields.text("pattern");
  if (written === undefined || written.value === "") return undefined;
  const compiled = compile(written.value, "u") ?? compile(written.value, "");
  if (compiled === undefined) {
    reading.diagnostics.note("not-checked/pattern-syntax", written.span, {});
    return undefined;
  }
  const alternatives = parsePattern(compiled);
  if (alternatives !== undefined && isQuick(alternatives, maxLength)) {
    return { source: compiled.source, flags: compiled.flags };
  }
  reading.diagnostics.note("not-checked/pattern-time", written.span, {});
  return undefined;
}

/** JSON Schema's patterns are those of ECMA-262, with its flag for Unicode where they are right with it. */
function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

function withSample(facets: Facets, scalar: ScalarName): Facets | undefined {
  const { pattern, minLength = 0, maxLength = Infinity } = facets;
  const form = pattern && new RegExp(pattern.source, pattern.flags);
  const isRight = (text: string): boolean => {
    const { length } = [...text];
    if (length < minLength || length > maxLength) return false;
    return text === text.trim() && (form?.test(text) ?? true);
  };
  for (const text of samples(form, minLength, String(scalars[scalar].sample), scalar)) {
    if (isRight(text)) return { ...facets, sample: text };
  }
  return undefined;
}

function* samples(
  form: RegExp | undefined,
  minLength: number,
  sample: string,
  scalar: ScalarName,
): Iterable<string> {
  yield sample;
  if (scalar !== "string" && scalar !== "trimmed") return;
  if (form !== undefined) yield* patternSamples(parsePattern(form) ?? []);
  else {
    const { length } = sample;
    yield sample.repeat(Math.ceil(Math.min(minLength, 100_000) / length)).slice(0, minLength);
    for (let shorter = length - 1; shorter >= 0; shorter--) yield sample.slice(0, shorter);
  }
}
