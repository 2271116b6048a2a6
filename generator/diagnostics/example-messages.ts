import { count, didYouMean, oneOf } from "./hints.ts";

/** What is wrong with a value that a spec gives for a schema, and what to do where that is known. */
export interface ValueProblem {
  readonly problem: string;
  readonly hint?: string | undefined;
}

/** What can be wrong with the value of an example or a case. */
export const valueProblems = {
  type: (p: { found: string; wanted: string }) => ({
    problem: `${p.found} is not ${p.wanted}`,
  }),
  scalar: (p: { found: string; scalar: string }) => ({
    problem: `${p.found} is not ${validScalar(p.scalar)}`,
  }),
  listed: (p: { found: string; values: readonly (string | number)[] }) => ({
    problem: `${p.found} is not one of ${p.values.join(", ")}`,
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
  notMultiple: (p: { value: string; multipleOf: number }) => ({
    problem: `${p.value} is not a multiple of ${p.multipleOf}`,
  }),
  short: (p: { length: number; min: number }) => ({
    problem: `the list has ${count(p.length, "item")}, fewer than ${p.min}`,
  }),
  long: (p: { length: number; max: number }) => ({
    problem: `the list has ${count(p.length, "item")}, more than ${p.max}`,
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

/** What can be wrong with the text of a sample. */
export const sampleProblems = {
  // Well-formedness
  parser: (p: { message: string }) =>
    p.message.charAt(0).toLowerCase() + p.message.slice(1).replace(/\.$/, ""),
  character: () => "character not allowed in XML",
  declaration: () => "invalid XML declaration",
  doctype: () => "a DOCTYPE is not supported by any decoder",
  outsideRoot: () => "content outside the root element",
  noRoot: () => "no root element",
  namelessElement: () => "element without a name",
  attributeLessThan: (p: { attribute: string }) => `"<" in the value of attribute ${p.attribute}`,
  sectionEnd: () => '"]]>" in text',
  namelessInstruction: () => "processing instruction without a name",
  lateDeclaration: () => "XML declaration that is not at the beginning",
  instructionName: (p: { character: string }) =>
    `"${p.character}" in the name of a processing instruction`,
  reference: (p: { reference: string }) => `undefined or incomplete reference "${p.reference}"`,
  undeclaredPrefix: (p: { name: string }) => `undeclared prefix in "${p.name}"`,
  qualifiedName: (p: { name: string }) => `invalid name "${p.name}"`,
  emptyNamespace: (p: { prefix: string }) => `empty namespace for the prefix "${p.prefix}"`,
  // Validity
  root: (p: { found: string; wanted: string }) => `the root is ${p.found}, not <${p.wanted}>`,
  nothingDescribed: (p: { root: string }) =>
    `the schema describes nothing that <${p.root}> contains`,
  elementInText: (p: { found: string }) => `${p.found} within text`,
  missing: (p: { element: string; member: string }) => `<${p.element}> has no ${p.member}`,
  ignored: (p: { found: string; expected: string }) =>
    `${p.found} would be ignored: only ${p.expected} is described`,
  text: (p: { element: string; word: string }) => `unexpected text "${p.word}" in <${p.element}>`,
  duplicate: (p: { found: string }) => `duplicate ${p.found}`,
  few: (p: { count: number; element: string; min: number }) =>
    `<${p.element}> occurs ${times(p.count)}, but must occur at least ${times(p.min)}`,
  many: (p: { count: number; element: string; max: number }) =>
    `<${p.element}> occurs ${times(p.count)}, but may occur at most ${times(p.max)}`,
  value: (p: { where: string; problem: string }) => `${p.where}: ${p.problem}`,
  scalar: (p: { text: string; scalar: string }) => `"${p.text}" is not ${validScalar(p.scalar)}`,
  listed: (p: { text: string; type: string }) => `"${p.text}" is not a value of ${p.type}`,
} as const;

function validScalar(scalar: string): string {
  return scalar === "string" || scalar === "boolean" ? `a ${scalar}` : `a valid ${scalar}`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** What can be wrong with examples and scenarios. */
export const exampleMessages = {
  "example-mismatch": (p: ValueProblem) => ({
    message: `the example does not match its schema: ${p.problem}`,
    hint: p.hint ?? "correct the example or the schema",
  }),
  "sample-not-well-formed": (p: { problem: string }) => ({
    message: `the sample is not well-formed XML: ${p.problem}`,
    hint: "every decoder would reject it: give the corrected text, and list the misprint in x-errata",
  }),
  "sample-invalid": (p: { problem: string }) => ({
    message: `the sample does not match its schema: ${p.problem}`,
    hint: "every decoder would reject or misread it: correct the sample or the schema",
  }),
  "sample-mismatch": (p: { problem: string }) => ({
    message: `the sample does not decode to its dataValue: ${p.problem}`,
    hint: "correct the sample or the dataValue",
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
