import type { ValueProblem } from "../../diagnostics/example-messages.ts";
import { partProblems } from "../../diagnostics/sample-messages.ts";
import { assertNever } from "../../model/assert-never.ts";
import type {
  DocumentElement,
  Json,
  Member,
  Name,
  Occurs,
  Struct,
  Type,
} from "../../model/model.ts";
import { found, type Types } from "../../model/types.ts";
import { invalid, SampleError } from "./sample-error.ts";
import { fitForItemsWithin } from "./sample-fits.ts";
import { describeMember, isNamed, isNil } from "./sample-names.ts";
import { type DescribedTypes, partsOf, type SampleParts } from "./sample-parts.ts";
import { readEnum, readScalar, type Scalar } from "./sample-scalars.ts";
import { type Element, parseXml } from "./sample-tree.ts";
import { valueOffset } from "./value-offset.ts";

export { SampleError } from "./sample-error.ts";

/**
 * What a document says, with the spec's own names of members: read by another parser and by other code
 * than the decoders that are generated, but as tolerant as they are.
 *
 * @throws {SampleError} where it is not well-formed, or not the document.
 */
export function readDocument(text: string, document: DocumentElement, types: Types): Json {
  return readRoot(parseXml(text), document, types);
}

/** What a sample of the spec says, and how it differs from what the spec describes. */
export interface Sample {
  /** Undefined where there is a problem. */
  readonly value: Json | undefined;
  readonly problems: readonly SampleError[];
  /** Undefined where the sample has a root of another name. */
  readonly parts: SampleParts | undefined;
}

/**
 * Reads a sample of the spec. A sample is there to show its members, so it is also a problem where
 * decoders would skip what is meant to be one, or all that it holds.
 *
 * @throws {SampleError} where it is not well-formed.
 */
export function readSample(text: string, document: DocumentElement, types: DescribedTypes): Sample {
  const root = parseXml(text);
  const parts = partsIn(root, document, types);
  const problems = parts?.problems ?? [];
  if (problems.length > 0) return { value: undefined, problems, parts };
  try {
    return { value: readRoot(root, document, types), problems, parts };
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    return { value: undefined, problems: [error], parts };
  }
}

/** Of a root in another namespace, what is in it is looked at, too, but not in which namespace that is. */
function partsIn(
  root: Element,
  document: DocumentElement,
  types: DescribedTypes,
): SampleParts | undefined {
  if (root.local !== document.element.local) return undefined;
  const parts = partsOf(root, document, types);
  return isNamed(root, document.element) ? parts : { ...parts, problems: [], isForeign: false };
}

function readRoot(root: Element, document: DocumentElement, types: Types): Json {
  const { element, type, origin } = document;
  if (!isNamed(root, element)) {
    const { local, namespace } = element;
    const names = { found: root, wanted: { local, uri: namespace.uri }, schema: origin.pointer };
    throw invalid(partProblems.root(names), root, origin.span);
  }
  if (type.kind !== "list") return readContent(root, type, types);
  checkNoText(root);
  return readItems(root, type.name, type.item, type.occurs, types);
}

function readContent(element: Element, type: Type, types: Types): Json {
  switch (type.kind) {
    case "struct":
      return readStruct(element, found(types.structs, type.name), types);
    case "scalar":
    case "enum":
      return readText(element, type, types);
    default:
      return assertNever(type);
  }
}

type ValueType = Exclude<Type, { kind: "struct" }>;

/** The text of an element; comments and the like have been left out. */
function readText(element: Element, type: ValueType, types: Types): Json {
  const [child] = element.children.filter((each) => typeof each !== "string");
  if (child !== undefined)
    throw invalid(partProblems.elementInText({ found: child, element: element.local }), child);
  return readValue(element.children.join(""), type, types, element, `<${element.local}>`);
}

function readValue(
  text: string,
  type: ValueType,
  types: Types,
  element: Element,
  where: string,
  attribute?: string,
): Json {
  const result: Scalar =
    type.kind === "scalar" ? readScalar(text, type) : readEnum(text, found(types.enums, type.name));
  if (result.kind === "value") return result.value;
  const name = type.kind === "scalar" ? type.scalar : type.name;
  const offset = valueOffset(element, text, attribute);
  throw invalid(partProblems.value({ where, problem: result.problem, type: name }), { offset });
}

function readStruct(element: Element, struct: Struct, types: Types): Json {
  const { members, origin } = struct;
  if (struct.isTuple) return readTuple(element, struct, types);
  if (!members.some(({ place }) => place.kind === "text")) checkNoText(element);
  const entries = members.flatMap((member) => {
    const value = readMember(element, member, types);
    if (value !== undefined) return [[member.specName, value] as const];
    if (member.nullable) return [[member.specName, null] as const];
    if (!member.required) return [];
    const names = { element: element.local, member: describeMember(member), name: member.specName };
    throw invalid(partProblems.missing({ ...names, schema: origin.pointer }), element);
  });
  return Object.fromEntries(entries);
}

/** The items of a tuple: each is the next element of its name, or the text up to the next element. */
function readTuple(element: Element, { members, origin }: Struct, types: Types): Json {
  const isMixed = members.some(({ place }) => place.kind === "text");
  if (!isMixed) checkNoText(element);
  const isItem = (child: Element): boolean => members.some((member) => isNode(child, member));
  const left = element.children.filter((child) =>
    typeof child === "string" ? isMixed : isMixed || isItem(child),
  );
  const values = members.map((member): Json => {
    const { place, type, nullable } = member;
    if (place.kind === "text" && type.kind !== "struct") {
      const end = left.findIndex((child) => typeof child !== "string");
      const text = left.splice(0, end < 0 ? left.length : end).join("");
      return readValue(text, type, types, element, describeMember(member));
    }
    const child = left.find((each) => typeof each !== "string" || /[^ \t\r\n]/.test(each));
    if (child !== undefined && typeof child !== "string" && isNode(child, member)) {
      left.splice(0, left.indexOf(child) + 1);
      // It is the only child of its name here.
      const value = readMember({ ...element, children: [child] }, member, types);
      if (value !== undefined) return value;
    }
    if (nullable) return null;
    const item = describeMember(member);
    throw invalid(
      partProblems.noItem({ element: element.local, item, schema: origin.pointer }),
      element,
    );
  });
  const more = left.find((child) => typeof child !== "string");
  if (more !== undefined && typeof more !== "string") {
    throw invalid(
      partProblems.order({ found: more, element: element.local, schema: origin.pointer }),
      more,
    );
  }
  if (isMixed) checkNoText({ ...element, children: left });
  return values;
}

/** Whether an element is called as a member is. */
function isNode(child: Element, { place }: Member): boolean {
  if (place.kind === "wrapped") return isNamed(child, place.wrapper);
  return place.kind === "element" && isNamed(child, place.name);
}

function checkNoText(element: Element): void {
  const text = element.children.filter((child) => typeof child === "string").join("");
  const [word] = /[^ \t\r\n]+/.exec(text) ?? [];
  if (word === undefined) return;
  throw invalid(partProblems.text({ element: element.local, word }), element);
}

function readMember(element: Element, member: Member, types: Types): Json | undefined {
  const { place, type } = member;
  switch (place.kind) {
    case "attribute": {
      const { local, namespace } = place.name;
      const attribute = element.attributes.find(
        (each) => each.local === local && each.uri === namespace.uri,
      );
      if (attribute === undefined || type.kind === "struct") return undefined;
      return readValue(attribute.value, type, types, element, `the attribute ${local}`, local);
    }
    case "text": {
      // An optional text that is empty stands for nothing.
      const absent = !member.required && element.children.every((child) => child === "");
      return type.kind === "struct" || absent ? undefined : readText(element, type, types);
    }
    case "element": {
      const child = onlyChild(element, place.name, (found) =>
        partProblems.duplicate({ found, schema: member.origin.pointer }),
      );
      return child && !isNil(child) ? readContent(child, type, types) : undefined;
    }
    case "list": {
      const items = childrenNamed(element, place.name);
      for (const item of type.kind === "struct" ? [] : items)
        checkNoItemsWithin(item, member, types);
      const absent = !member.required && items.length === 0;
      return absent ? undefined : readItems(element, place.name, type, place.occurs, types);
    }
    case "wrapped": {
      const wrapper = onlyChild(element, place.wrapper, (found) =>
        partProblems.duplicateWrapper({ found }),
      );
      if (wrapper !== undefined && isNil(wrapper)) return undefined;
      if (wrapper !== undefined) checkNoText(wrapper);
      return wrapper && readItems(wrapper, place.name, type, place.occurs, types);
    }
    default:
      return assertNever(place);
  }
}

/** Items that are texts hold no elements: more likely, the items are one element further inside. */
function checkNoItemsWithin(element: Element, member: Member, { structs }: Types): void {
  const [found] = element.children.filter((child) => typeof child !== "string");
  const hint = fitForItemsWithin(element, member, structs);
  if (found === undefined || hint === undefined) return;
  const { problem } = partProblems.elementInText({ found, element: element.local });
  throw invalid({ problem, hint }, found);
}

function onlyChild(
  element: Element,
  name: Name,
  twice: (found: Element) => ValueProblem,
): Element | undefined {
  const [first, second] = childrenNamed(element, name);
  if (second !== undefined) throw invalid(twice(second), second);
  return first;
}

function readItems(
  element: Element,
  name: Name,
  type: Type,
  { min = 0, max = Infinity, distinct }: Occurs,
  types: Types,
): readonly Json[] {
  const items = childrenNamed(element, name);
  const found = { count: items.length, element: name.local };
  if (items.length < min) throw invalid(partProblems.few({ ...found, min }), element);
  if (items.length > max) throw invalid(partProblems.many({ ...found, max }), element);
  const values = items.map((item) => readContent(item, type, types));
  const seen = new Set<Json>();
  const again = distinct ? values.findIndex((each) => seen.size === seen.add(each).size) : -1;
  if (again >= 0) {
    const repeated = { element: name.local, value: JSON.stringify(values[again]) };
    throw invalid(partProblems.repeated(repeated), items[again] ?? element);
  }
  return values;
}

function childrenNamed({ children }: Element, name: Name): readonly Element[] {
  return children.filter(
    (child): child is Element => typeof child !== "string" && isNamed(child, name),
  );
}
