import { count, cut, didYouMean, oneOf, validScalar } from "./hints.ts";

/** What is wrong with a value that a spec gives for a schema, and what to do where that is known. */
export interface ValueProblem {
  readonly problem: string;
  readonly hint?: string | undefined;
  /** What it has in common with problems that differ in a value alone. */
  readonly kind?: string | undefined;
}

/** What can be wrong with the value of an example or a case. */
export const valueProblems = {
  type: (p: { found: string; wanted: string }) => ({
    problem: `${p.found} is not ${p.wanted}`,
    kind: `not ${p.wanted}`,
  }),
  scalar: (p: { found: string; scalar: string }) => ({
    problem: `${p.found} is not ${validScalar(p.scalar)}`,
    kind: `not ${validScalar(p.scalar)}`,
  }),
  listed: (p: { found: string; values: readonly (string | number)[] }) => ({
    problem: `${p.found} is not one of ${p.values.join(", ")}`,
    kind: `not one of ${p.values.join(", ")}`,
  }),
  below: (p: { value: number | bigint; min: number | bigint }) => ({
    problem: `${p.value} is less than ${p.min}`,
  }),
  above: (p: { value: number | bigint; max: number | bigint }) => ({
    problem: `${p.value} is greater than ${p.max}`,
  }),
  tooShort: (p: { length: number; min: number }) => ({
    problem: `the text has ${count(p.length, "character")}, fewer than ${p.min}`,
  }),
  tooLong: (p: { length: number; max: number }) => ({
    problem: `the text has ${count(p.length, "character")}, more than ${p.max}`,
  }),
  unlike: (p: { pattern: string }) => ({
    problem: `the text does not match the pattern ${p.pattern}`,
  }),
  outside: (p: { value: string; than: "less" | "greater"; bound: string; excluded: boolean }) => ({
    problem: p.excluded
      ? `${p.value} is not ${p.than === "less" ? "greater" : "less"} than ${p.bound}`
      : `${p.value} is ${p.than} than ${p.bound}`,
  }),
  notMultiple: (p: { value: string; multipleOf: number | string }) => ({
    problem: `${p.value} is not a multiple of ${p.multipleOf}`,
  }),
  short: (p: { length: number; min: number }) => ({
    problem: `the list has ${count(p.length, "item")}, fewer than ${p.min}`,
  }),
  long: (p: { length: number; max: number }) => ({
    problem: `the list has ${count(p.length, "item")}, more than ${p.max}`,
  }),
  repeated: (p: { value: string }) => ({
    problem: `the list has ${p.value} twice, and its items have to differ`,
  }),
  unknown: (p: { key: string; known: Iterable<string> }) => ({
    problem: `unknown member "${p.key}"`,
    hint: didYouMean(p.key, p.known),
  }),
  missing: (p: { key: string; isList: boolean }) => ({
    problem: `"${p.key}" is missing`,
    hint: p.isList ? "write [] for a list without items" : undefined,
  }),
  emptyList: () => ({
    problem: "an empty list is decoded as if it were absent",
    hint: "remove it",
  }),
} as const;

/** Where the value of a sample is not the one that the spec gives for it. */
export const differences = {
  value: (p: { path: string; found: string; wanted: string }) =>
    `${p.path || "it"} is ${p.found}, not ${p.wanted}`,
  length: (p: { path: string; found: number; wanted: number }) =>
    `${p.path} has ${count(p.found, "item")}, not ${p.wanted}`,
  missing: (p: { path: string }) => `${p.path} is not in the sample`,
  extra: (p: { path: string }) => `${p.path} is only in the sample`,
} as const;

/** What can be wrong with examples and scenarios. */
export const exampleMessages = {
  "example-mismatch": (p: ValueProblem) => ({
    message: `the example does not match its schema: ${p.problem}`,
    hint: p.hint ?? "correct the example or the schema",
    kind: p.kind,
  }),
  "sample-not-well-formed": (p: { problem: string }) => ({
    message: `the sample is not well-formed XML: ${p.problem}`,
    hint: "every decoder would reject it: give the corrected text, and list the misprint in x-errata",
  }),
  "sample-invalid": (p: ValueProblem) => ({
    message: `the sample does not match its schema: ${p.problem}`,
    hint: p.hint ?? "every decoder would reject or misread it: correct the sample or the schema",
    kind: p.kind,
  }),
  "sample-mismatch": (p: { problem: string }) => ({
    message: `the sample does not decode to its dataValue: ${p.problem}`,
    hint: "correct the sample or the dataValue",
  }),
  "unreadable-sample": (p: { value: string; path: string }) => ({
    message: `cannot read externalValue "${cut(p.value)}": there is no file ${p.path}`,
    hint: "save the file there, or remove the example",
  }),
  "unreadable-sample/foreign": (p: { value: string; path: string }) => ({
    message: `cannot read externalValue "${cut(p.value)}": ${p.path} is not XML`,
    hint: 'the text of an example begins with "<"',
  }),
  "unreadable-sample/refused": (p: {
    value: string;
    reason: string;
    hint: string | undefined;
  }) => ({
    message: `cannot read externalValue "${cut(p.value)}": ${p.reason}`,
    hint: p.hint,
  }),
  "invalid-scenario/entry": (p: { key: string; wanted: string }) => ({
    message: `the value of "${p.key}" must be ${p.wanted}`,
  }),
  "invalid-scenario/same": (p: { name: string; first: string }) => ({
    message: `the scenarios "${p.name}" and "${p.first}" are selected by the same parameters`,
    hint: "give one of them another value",
  }),
  "invalid-scenario/operation": (p: { id: string; known: Iterable<string> }) => ({
    message: `unknown operation "${p.id}"`,
    hint: oneOf(p.id, p.known),
  }),
  "invalid-scenario/parameter": (p: { name: string; known: Iterable<string> }) => ({
    message: `unknown parameter "${p.name}"`,
    hint: oneOf(p.name, p.known),
  }),
  "invalid-scenario/status": (p: { id: string; status: number; known: Iterable<string> }) => ({
    message: `"${p.id}" has no response with status ${p.status}`,
    hint: oneOf("", p.known),
  }),
  "invalid-scenario/body": (p: { id: string; status: number }) => ({
    message: `the response of "${p.id}" with status ${p.status} has a body`,
    hint: "name one of its examples under examples",
  }),
  "invalid-scenario/example": (p: { id: string; name: string; known: Iterable<string> }) => ({
    message: `"${p.id}" has no example "${p.name}"`,
    hint: oneOf(p.name, p.known),
  }),
  "invalid-scenario/ambiguous": (p: { id: string; name: string }) => ({
    message: `the example "${p.name}" of "${p.id}" does not determine the status`,
    hint: "give the status, too, under status",
  }),
} as const;
