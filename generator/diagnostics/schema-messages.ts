import { count, didYouMean, oneOf } from "./hints.ts";

/** Why a name of the spec cannot be one in code. Each completes a sentence that begins with "it". */
export const nameProblems = {
  identifier: "is not an identifier",
  plainIdentifier: "is not a plain identifier (letters, digits and _, beginning with a letter)",
  inherited: "is a property that every JavaScript object inherits",
  thenable: "would turn the client into a promise",
  toJson: "would be called by JSON.stringify(client)",
  reserved: "is a reserved word in JavaScript",
  long: "is too long for a file name",
  index: 'would be written to "index.ts", which is the index of all files',
  windows: "is not a valid file name on Windows",
} as const;

export type NameProblem = (typeof nameProblems)[keyof typeof nameProblems];

/** How something gets another name in code, by what it is in the spec. */
const renameHints = {
  object: "give its schema another name with x-type-name",
  enum: "make its schema a component with another name",
  operation: "give the operation another id",
  property: "use another name with letters; xml.name can keep the one in the document",
  parameter: "give it another name in the operation's input with x-input-name",
  body: "give the body another name in the operation's input with x-input-name",
} as const;

export type Renamed = keyof typeof renameHints;

/** What can be wrong with schemas, and with the names that they and operations get in code. */
export const schemaMessages = {
  "invalid-value/type": (p: { type: string; known: readonly string[] }) => ({
    message: `unknown type "${p.type}"`,
    hint: oneOf(p.type, p.known),
  }),
  "invalid-value/required-unknown": (p: { name: string; known: Iterable<string> }) => ({
    message: `the required property "${p.name}" is not defined`,
    hint: didYouMean(p.name, p.known) ?? "add it to properties, or remove it here",
  }),
  "unsupported/type-choice": () => ({
    message: "a choice of types is not supported",
    hint: "give one type; to make a member optional, leave it out of required",
  }),
  "unsupported/enum": (p: { type: string }) => ({
    message: `an enumeration of type ${p.type} is not supported`,
    hint: "remove it, and list the values in the description",
  }),
  "unsupported/endless-all-of": () => ({
    message: "the schema contains itself by allOf",
    hint: "remove it from allOf",
  }),
  "unsupported/contradiction": (p: { key: string }) => ({
    message: `"${p.key}" differs between the parts of allOf`,
    hint: "no value can be both: correct one of them, or write the schema without allOf",
  }),
  "unsupported/xml-contradiction": (p: { key: string }) => ({
    message: `"xml.${p.key}" differs between the parts of allOf`,
    hint: "give it beside allOf: what an extension says itself goes before what its bases say",
  }),
  "unsupported/null": () => ({
    message: "a text or a list without an element around it cannot be null where it is required",
    hint: "leave it out of required: null and absent are one value",
  }),
  "unsupported/list-of-lists": () => ({
    message: "a list of lists is not supported",
    hint: "make each inner list a member of an object",
  }),
  "unsupported/no-items": () => ({
    message: '"prefixItems" is empty',
    hint: "describe each item, or use items for items that are alike",
  }),
  "unsupported/more-items": () => ({
    message: '"items" is not supported beside "prefixItems"',
    hint: "remove it, or set items: false; items that are alike can be a list of their own",
  }),
  "unsupported/tuple-length": (p: { key: string; value: number; length: number }) => ({
    message: `"${p.key}" is ${p.value}, but "prefixItems" describes ${count(p.length, "item")}`,
    hint: "all of them have to be there: give their number, or make an object with optional members",
  }),
  "unsupported/tuple-item": () => ({
    message: "an item of prefixItems has to be an element or a text",
    hint: "give a list an element around its items, and make an attribute a member of an object",
  }),
  "unsupported/null-text": () => ({
    message: "a text of prefixItems cannot be null",
    hint: 'remove "null": where there is no text, it is an empty string',
  }),
  "unsupported/texts": () => ({
    message: "two texts next to each other would be read as one",
    hint: "make them one item, or describe the element between them",
  }),
  "unsupported/additional-properties": (p: { key: string }) => ({
    message: `"${p.key}" is not supported`,
    hint: "list every member under properties; elements that the spec does not describe are skipped",
  }),
  "misplaced-key": (p: { key: string; type: string; types: readonly string[] }) => ({
    message: `"${p.key}" does not apply to type ${p.type}`,
    hint: `remove it: it applies to type ${p.types.join(", ")}`,
  }),
  "unsupported-format/encoding": (p: { encoding: string }) => ({
    message: `the contentEncoding "${p.encoding}" is not supported`,
    hint: "the only supported encoding is base64",
  }),
  "unsupported-format/both": (p: { format: string; encoding: string }) => ({
    message: `the format "${p.format}" contradicts the contentEncoding "${p.encoding}"`,
    hint: "remove one of them",
  }),
  "endless-schema": (p: { members: readonly string[] }) => ({
    message: `an element would have to contain itself forever: ${p.members.join(" → ")} → …`,
    hint: "remove a member from required, or make it a list that may be empty",
  }),
  // Ranges
  "invalid-range/order": (p: { min: number | bigint; max: number | bigint }) => ({
    message: `the maximum ${p.max} is less than the minimum ${p.min}`,
  }),
  "invalid-range/none": (p: { multipleOf: string | undefined }) => ({
    message: `no ${p.multipleOf === undefined ? "number" : `multiple of ${p.multipleOf}`} is within the bounds`,
    hint: `correct the bounds${p.multipleOf === undefined ? "" : ", or multipleOf"}`,
  }),
  "invalid-range/count": (p: { key: string }) => ({
    message: `"${p.key}" must be a non-negative integer`,
  }),
  "invalid-range/integer": (p: { key: string; value: number }) => ({
    message: `the ${p.key} ${p.value} is not an integer`,
    hint: USABLE_BOUND,
  }),
  "invalid-range/beyond": (p: { key: string; value: number | bigint; scalar: string }) => ({
    message: `the ${p.key} ${p.value} is out of range for ${rangeOf(p.scalar)}`,
    hint: USABLE_BOUND,
  }),
  "invalid-range/finite": (p: { key: string; value: number | bigint }) => ({
    message: `the ${p.key} must be a finite number, not ${p.value}`,
    hint: USABLE_BOUND,
  }),
  // Enumerations
  "invalid-enum/no-values": (p: { key: string }) => ({
    message: `"${p.key}" has no effect without a list of values`,
    hint: "list the values with enum or x-extensible-enum",
  }),
  "invalid-enum/both": () => ({
    message: '"enum" and "x-extensible-enum" exclude each other',
    hint: "keep one of them",
  }),
  "invalid-enum/base": (p: { scalar: string }) => ({
    message: `values of type ${p.scalar} cannot be listed`,
    hint: "list strings or integers",
  }),
  "invalid-enum/empty": (p: { key: string }) => ({
    message: `"${p.key}" is empty`,
    hint: "list at least one value",
  }),
  "invalid-enum/kind": (p: { found: string; kind: string }) => ({
    message: `${p.found} is not a ${p.kind}`,
    hint: CORRECT,
  }),
  "invalid-enum/string": (p: { found: string }) => ({
    message: `${p.found} is not a string`,
    hint: CORRECT,
  }),
  "invalid-enum/white-space": (p: { found: string }) => ({
    message: `${p.found} has leading, trailing or repeated white space`,
    hint: "remove it: white space is collapsed before values are compared",
  }),
  "invalid-enum/exact": (p: { value: bigint }) => ({
    message: `${p.value} cannot be represented exactly as a number`,
    hint: CORRECT,
  }),
  "invalid-enum/integer": (p: { found: string }) => ({
    message: `${p.found} is not an integer`,
    hint: CORRECT,
  }),
  "invalid-enum/beyond": (p: { value: number; scalar: string }) => ({
    message: `${p.value} is out of range for ${rangeOf(p.scalar)}`,
    hint: CORRECT,
  }),
  "invalid-enum/length": (p: { key: string; length: number; count: number }) => ({
    message: `"${p.key}" has ${count(p.length, "entry", "entries")} for ${count(p.count, "value")}`,
    hint: "give one entry for each value",
  }),
  "invalid-enum/name": (p: { name: string; problem: NameProblem; inferred: boolean }) => ({
    message: `invalid name "${p.name}": it ${p.problem}`,
    hint: p.inferred ? NAME_VALUES : undefined,
  }),
  "invalid-enum/duplicate-name": (p: { name: string; inferred: boolean }) => ({
    message: `the name "${p.name}" is used twice`,
    hint: p.inferred ? NAME_VALUES : undefined,
  }),
  // Names in code
  "invalid-name/type-case": (p: { name: string }) => ({
    message: `invalid type name "${p.name}": it is not in PascalCase`,
    hint: "use a name such as OrderStatus",
  }),
  "invalid-name/operation": (p: { name: string; problem: NameProblem }) => ({
    message: `invalid operation name "${p.name}": it ${p.problem}`,
    hint: "use an identifier such as getOrder",
  }),
  "invalid-name/member": (p: { name: string; problem: NameProblem; renamed: Renamed }) => ({
    message: `invalid member name "${p.name}": it ${p.problem}`,
    hint: renameHints[p.renamed],
  }),
  "invalid-name/type": (p: { name: string; problem: NameProblem; renamed: Renamed }) => ({
    message: `invalid type name "${p.name}": it ${p.problem}`,
    hint: renameHints[p.renamed],
  }),
  "key-clash": (p: { name: string; key: string; renamed: Renamed }) => ({
    message: `"${p.name}" becomes the member "${p.key}", which is already taken`,
    hint: renameHints[p.renamed],
  }),
  "name-clash/file": (p: { id: string; other: string; file: string }) => ({
    message: `"${p.id}" and "${p.other}" would be written to the same file, ${p.file}`,
    hint: "use ids that differ in more than letter case and underscores",
  }),
  "name-clash/own": (p: { name: string; use: string; renamed: Renamed }) => ({
    message: `"${p.name}" cannot be ${p.use}: every client exports something with this name`,
    hint: renameHints[p.renamed],
  }),
  "name-clash/same": (p: { name: string; use: string; other: string; renamed: Renamed }) => ({
    message: `"${p.name}" would be both ${p.use} and ${p.other}`,
    hint: renameHints[p.renamed],
  }),
  "name-clash/letter-case": (p: {
    name: string;
    use: string;
    other: { readonly name: string; readonly use: string };
    renamed: Renamed;
  }) => ({
    message: `"${p.name}" (${p.use}) and "${p.other.name}" (${p.other.use}) differ only in letter case`,
    hint: renameHints[p.renamed],
  }),
} as const;

const USABLE_BOUND = "use a bound that a value can have";
const CORRECT = "correct or remove it";
const NAME_VALUES = "name the values with x-enum-varnames";

function rangeOf(scalar: string): string {
  return scalar === "integer" ? "an integer without a format, ±(2^53 - 1)" : scalar;
}
