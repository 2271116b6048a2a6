import type { ValueProblem } from "./example-messages.ts";
import { cut, times, validScalar } from "./hints.ts";

/** A name in a document. */
interface XmlName {
  readonly local: string;
  /** `""` is "no namespace". */
  readonly uri: string;
}

/** How messages call an element or an attribute. */
export function nameOfPart(kind: "element" | "attribute", { local, uri }: XmlName): string {
  const what = kind === "element" ? `<${cut(local)}>` : `the attribute ${cut(local)}`;
  return `${what} ${uri === "" ? "in no namespace" : `in the namespace "${cut(uri)}"`}`;
}

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
  // Values
  scalar: (p: { text: string; scalar: string }) =>
    `"${cut(p.text)}" is not ${validScalar(p.scalar)}`,
  listed: (p: { text: string; type: string }) => `"${cut(p.text)}" is not a value of ${p.type}`,
} as const;

/** What is wrong with the elements and attributes of a sample, and what would fit it. */
export const partProblems = {
  root: (p: { found: XmlName; wanted: XmlName; schema: string }) => ({
    problem: `the root is ${nameOfPart("element", p.found)}, not ${
      p.found.local === p.wanted.local
        ? nameOfPart("element", p.wanted)
        : `<${cut(p.wanted.local)}>`
    }`,
    hint: `correct the sample, or ${settings(p.found, p.wanted)} in ${p.schema}`,
  }),
  nothingDescribed: (p: { root: string; first: string; fit: string }) => ({
    problem: `the schema describes nothing that <${cut(p.root)}> contains`,
    hint: `every decoder would skip all of it, such as ${p.first}: ${p.fit}`,
  }),
  elementInText: (p: { found: XmlName; element: string }) => ({
    problem: `${nameOfPart("element", p.found)} within text`,
    hint: `describe <${cut(p.element)}> as an object, with <${cut(p.found.local)}> as a member`,
  }),
  missing: (p: { element: string; member: string; name: string; schema: string }) => ({
    problem: `<${cut(p.element)}> has no ${p.member}`,
    hint: `add it to the sample, or remove "${cut(p.name)}" from "required" in ${p.schema}`,
  }),
  text: (p: { element: string; word: string }) => ({
    problem: `unexpected text "${cut(p.word)}" in <${cut(p.element)}>`,
    hint: `remove it, or describe <${cut(p.element)}> as a text, with attributes by allOf (OpenAPI 3.2: a member with xml.nodeType: text)`,
  }),
  duplicate: (p: { found: XmlName; schema: string }) => ({
    problem: `duplicate ${nameOfPart("element", p.found)}`,
    hint: `remove one, or describe <${cut(p.found.local)}> as a list (type: array) in ${p.schema}`,
  }),
  noItem: (p: { element: string; item: string; schema: string }) => ({
    problem: `<${cut(p.element)}> has no ${p.item} in its place`,
    hint: `add it to the sample, or correct prefixItems in ${p.schema}: its order counts`,
  }),
  order: (p: { found: XmlName; element: string; schema: string }) => ({
    problem: `${nameOfPart("element", p.found)} is not the next item of <${cut(p.element)}>`,
    hint: `correct the order of the sample, or that of prefixItems in ${p.schema}`,
  }),
  duplicateWrapper: (p: { found: XmlName }) => ({
    problem: `duplicate ${nameOfPart("element", p.found)}`,
    hint: `remove one, or describe <${cut(p.found.local)}> as the items of a list without an element around them: remove ${WRAPPED}`,
  }),
  few: (p: { count: number; element: string; min: number }) => ({
    problem: `<${cut(p.element)}> occurs ${times(p.count)}, but must occur at least ${times(p.min)}`,
    hint: "correct the sample, or minItems",
  }),
  many: (p: { count: number; element: string; max: number }) => ({
    problem: `<${cut(p.element)}> occurs ${times(p.count)}, but may occur at most ${times(p.max)}`,
    hint: "correct the sample, or maxItems",
  }),
  repeated: (p: { element: string; value: string }) => ({
    problem: `<${cut(p.element)}> has the value ${cut(p.value)} twice, and its items have to differ`,
    hint: "correct the sample, or remove uniqueItems",
  }),
  value: (p: { where: string; problem: string; type: string }) => ({
    problem: `${p.where}: ${p.problem}`,
    kind: `${p.where}: not ${p.type}`,
  }),
  /** What has the name of a member in another form: a decoder skips it, and finds no member. */
  ignored: (p: { found: Part; expected: Part; schema: string }) => ({
    problem: `${nameOfPart(p.found.kind, p.found)} would be ignored: only ${nameOfPart(p.expected.kind, p.expected)} is described`,
    hint: `correct the sample, or ${changes(p.found, p.expected)} for it in ${p.schema}`,
  }),
} as const satisfies Readonly<Record<string, (parameters: never) => ValueProblem>>;

interface Part extends XmlName {
  readonly kind: "element" | "attribute";
}

const ATTRIBUTE = "xml.nodeType: attribute (before OpenAPI 3.2: xml.attribute: true)";
const WRAPPED = "xml.nodeType: element (before OpenAPI 3.2: xml.wrapped: true)";

/** The keys that give a schema the name that a sample has. */
function settings(found: XmlName, described: XmlName): string {
  const name = found.local === described.local ? [] : [`set xml.name: ${cut(found.local)}`];
  if (found.uri === described.uri) return name.join(" and ");
  const namespace =
    found.uri === "" ? "remove xml.namespace" : `set xml.namespace: ${cut(found.uri)}`;
  return [...name, namespace].join(" and ");
}

function changes(found: Part, expected: Part): string {
  const names = settings(found, expected);
  const kind =
    found.kind === expected.kind
      ? []
      : [found.kind === "attribute" ? `set ${ATTRIBUTE}` : `remove ${ATTRIBUTE}`];
  const prefix = found.kind === "attribute" && found.uri !== expected.uri && found.uri !== "";
  return [...(names === "" ? [] : [names]), ...(prefix ? ["a prefix"] : []), ...kind].join(" and ");
}

/** What would read a part of a sample that no schema describes: what to write, and where. */
export const fits = {
  member: (p: {
    part: Part;
    schema: string;
    type: "array" | "object" | "string";
    nearest: string | undefined;
  }) => {
    const { kind, local, uri } = p.part;
    const keys = [
      `xml.name: ${cut(local)}`,
      ...(uri === "" ? [] : [`xml.namespace: ${cut(uri)}`]),
      ...(uri !== "" && kind === "attribute" ? ["a prefix"] : []),
      ...(kind === "attribute" ? [ATTRIBUTE] : p.type === "array" ? [] : [`type: ${p.type}`]),
    ];
    const what = p.type === "array" ? "a list (type: array) whose items have" : "a member with";
    const like =
      p.nearest === undefined ? "" : `; the nearest that is described is "${cut(p.nearest)}"`;
    return `${what} ${listed(keys)} in ${p.schema} would read it${like}`;
  },
  attributeOfText: (p: { part: XmlName; element: string; schema: string }) =>
    `describe <${cut(p.element)}> in ${p.schema} by allOf of its type and of an object with ${cut(p.part.local)} as ${ATTRIBUTE}`,
  attributeOfList: (p: { part: XmlName; element: string; schema: string }) =>
    `describe <${cut(p.element)}> in ${p.schema} as an object, with the list and ${cut(p.part.local)} as members`,
  wrapper: (p: { part: XmlName; member: string; schema: string }) =>
    `it is around the items of "${cut(p.member)}" in ${p.schema}: set ${WRAPPED} and xml.name: ${cut(p.part.local)} for that list`,
  itemsWithin: (p: { item: XmlName; element: string; member: string; schema: string }) => {
    const name = p.element === p.member ? "" : `, xml.name: ${cut(p.element)}`;
    const keys = [
      `xml.name: ${cut(p.item.local)}`,
      ...(p.item.uri === "" ? [] : [`xml.namespace: ${cut(p.item.uri)}`]),
    ];
    return `<${cut(p.element)}> seems to be around the items of "${cut(p.member)}" in ${p.schema}: set ${WRAPPED}${name} for that list, and ${listed(keys)} for its items`;
  },
  unwrapped: (p: { member: string; wrapper: string; schema: string }) =>
    `the items of "${cut(p.member)}" in ${p.schema} are expected within <${cut(p.wrapper)}>: remove ${WRAPPED} from that list`,
  item: (p: { part: XmlName; item: string; member: string; schema: string }) =>
    `the items of "${cut(p.member)}" in ${p.schema} are expected as <${cut(p.item)}>: set xml.name: ${cut(p.part.local)} for these`,
  otherWay: (p: { member: string; key: string; schema: string }) =>
    `"${cut(p.member)}" in ${p.schema} is ${p.key}; where it is sent this way, remove that`,
} as const;

function listed(all: readonly string[]): string {
  const [last = "", ...others] = [...all].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}
