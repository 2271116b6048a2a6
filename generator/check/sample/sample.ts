import { sampleProblems } from "../../diagnostics/example-messages.ts";
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
import type { Types } from "../../model/types.ts";
import { SampleError } from "./sample-error.ts";
import type { Attribute } from "./sample-namespaces.ts";
import { readEnum, readScalar, type Scalar } from "./sample-scalars.ts";
import { type Element, parseXml } from "./sample-tree.ts";

export { SampleError } from "./sample-error.ts";

/** How a document is read. */
interface SampleContext extends Types {
  /** Whether what decoders would skip is refused where it is meant to be a member. */
  readonly refusesNearMisses: boolean;
}

/**
 * What a document says, with the spec's own names of members: read by another parser and by other code
 * than the decoders that are generated, but as tolerant as they are.
 *
 * @throws {SampleError} where it is not well-formed, or not the document.
 */
export function readDocument(text: string, document: DocumentElement, types: Types): Json {
  return readRoot(parseXml(text), document, { ...types, refusesNearMisses: false });
}

/**
 * What a sample of the spec says. A sample is there to show its members, so it is also refused where
 * decoders would skip what is meant to be one, or all that it holds.
 *
 * @throws {SampleError} where it is not well-formed, or not the document.
 */
export function readSample(text: string, document: DocumentElement, types: Types): Json {
  const root = parseXml(text);
  const value = readRoot(root, document, { ...types, refusesNearMisses: true });
  checkSaysSomething(root, value, document, types);
  return value;
}

function readRoot(root: Element, document: DocumentElement, context: SampleContext): Json {
  if (!isNamed(root, document.element)) {
    const names = { found: show(root), wanted: document.element.local };
    throw invalid(sampleProblems.root(names), root);
  }
  const { type } = document;
  if (type.kind !== "list") return readContent(root, type, context);
  checkNoText(root);
  checkItems(root, type.name);
  return readItems(root, type.name, type.item, type.occurs, context);
}

/** A sample with content, none of which is read, belongs to something else. */
function checkSaysSomething(
  root: Element,
  value: Json,
  { type }: DocumentElement,
  types: Types,
): void {
  if (type.kind !== "struct" || found(types.structs, type.name).members.length === 0) return;
  const content = root.attributes.some(isOwn) || root.children.some(isContent);
  if (content && !saysSomething(value)) {
    throw invalid(sampleProblems.nothingDescribed({ root: root.local }), root);
  }
}

function isContent(child: Element | string): boolean {
  return typeof child !== "string" || /[^ \t\r\n]/.test(child);
}

function saysSomething(value: Json): boolean {
  if (Array.isArray(value)) return value.some(saysSomething);
  return typeof value !== "object" || value === null || Object.values(value).some(saysSomething);
}

/** Attributes that belong to every document say nothing about this one. */
function isOwn({ uri }: Attribute): boolean {
  return uri !== XSI && uri !== XML;
}

const XSI = "http://www.w3.org/2001/XMLSchema-instance";
const XML = "http://www.w3.org/XML/1998/namespace";

function invalid(problem: string, { offset }: Element): SampleError {
  return new SampleError("invalid", problem, offset);
}

function isNamed({ local, uri }: Element, { local: name, namespace }: Name): boolean {
  return local === name && (uri === namespace.uri || namespace.aliases.includes(uri));
}

function show({ local, uri }: Element): string {
  return `<${local}> ${within(uri)}`;
}

function within(uri: string): string {
  return uri === "" ? "in no namespace" : `in the namespace "${uri}"`;
}

function readContent(element: Element, type: Type, types: SampleContext): Json {
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

function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const type = all.get(name);
  if (type === undefined) throw new Error(`no type "${name}"`);
  return type;
}

type ValueType = Exclude<Type, { kind: "struct" }>;

/** The text of an element; comments and the like have been left out. */
function readText(element: Element, type: ValueType, types: Types): Json {
  const [child] = element.children.filter((each) => typeof each !== "string");
  if (child !== undefined)
    throw invalid(sampleProblems.elementInText({ found: show(child) }), child);
  return readValue(element.children.join(""), type, types, element, `<${element.local}>`);
}

function readValue(
  text: string,
  type: ValueType,
  types: Types,
  element: Element,
  where: string,
): Json {
  const result: Scalar =
    type.kind === "scalar" ? readScalar(text, type) : readEnum(text, found(types.enums, type.name));
  if (result.kind === "value") return result.value;
  throw invalid(sampleProblems.value({ where, problem: result.problem }), element);
}

function readStruct(element: Element, { members }: Struct, types: SampleContext): Json {
  if (types.refusesNearMisses) checkNearMisses(element, members);
  if (!members.some(({ place }) => place.kind === "text")) checkNoText(element);
  const entries = members.flatMap((member) => {
    const value = readMember(element, member, types);
    if (value !== undefined) return [[member.specName, value] as const];
    if (member.nullable) return [[member.specName, null] as const];
    if (!member.required) return [];
    const names = { element: element.local, member: describe(member) };
    throw invalid(sampleProblems.missing(names), element);
  });
  return Object.fromEntries(entries);
}

/** What a member is read from, and how a message calls that. */
interface Expected {
  readonly kind: "element" | "attribute";
  readonly name: Name;
}

/**
 * Every document may hold more than is described, but what has the name of a member, in another
 * namespace or letter case, or as an attribute for an element, is meant to be that member. Every
 * decoder would skip it.
 */
function checkNearMisses(element: Element, members: readonly Member[]): void {
  const expected = members.flatMap(expectedFor);
  const wanted = (kind: Expected["kind"], each: Element | Attribute): Expected | undefined => {
    const alike = expected.filter(
      ({ name }) => name.local.toLowerCase() === each.local.toLowerCase(),
    );
    const isRead = alike.some((one) => one.kind === kind && isReadAs(one, each));
    return isRead ? undefined : (alike.find((one) => one.kind === kind) ?? alike[0]);
  };
  for (const attribute of element.attributes.filter(isOwn)) {
    const near = wanted("attribute", attribute);
    if (near !== undefined) {
      const found = `the attribute ${attribute.local} ${within(attribute.uri)}`;
      throw invalid(sampleProblems.ignored({ found, expected: showExpected(near) }), element);
    }
  }
  for (const child of element.children) {
    const near = typeof child === "string" ? undefined : wanted("element", child);
    if (near !== undefined && typeof child !== "string") {
      const names = { found: show(child), expected: showExpected(near) };
      throw invalid(sampleProblems.ignored(names), child);
    }
  }
}

function expectedFor({ place }: Member): readonly Expected[] {
  switch (place.kind) {
    case "attribute":
      return [{ kind: "attribute", name: place.name }];
    case "element":
    case "list":
      return [{ kind: "element", name: place.name }];
    case "wrapped":
      return [{ kind: "element", name: place.wrapper }];
    case "text":
      return [];
    default:
      return assertNever(place);
  }
}

function isReadAs({ kind, name }: Expected, { local, uri }: Element | Attribute): boolean {
  // Aliases are those of elements.
  const { namespace } = name;
  const uris = kind === "element" ? [namespace.uri, ...namespace.aliases] : [namespace.uri];
  return local === name.local && uris.includes(uri);
}

function showExpected({ kind, name: { local, namespace } }: Expected): string {
  const what = kind === "element" ? `<${local}>` : `the attribute ${local}`;
  return `${what} ${within(namespace.uri)}`;
}

function checkNoText(element: Element): void {
  const text = element.children.filter((child) => typeof child === "string").join("");
  const [word] = /[^ \t\r\n]+/.exec(text) ?? [];
  if (word === undefined) return;
  throw invalid(sampleProblems.text({ element: element.local, word }), element);
}

function describe({ place, specName }: Member): string {
  switch (place.kind) {
    case "attribute":
      return `attribute ${place.name.local}`;
    case "element":
    case "list":
      return `<${place.name.local}>`;
    case "wrapped":
      return `<${place.wrapper.local}>`;
    case "text":
      return specName;
    default:
      return assertNever(place);
  }
}

function readMember(element: Element, member: Member, types: SampleContext): Json | undefined {
  const { place, type } = member;
  switch (place.kind) {
    case "attribute": {
      const { local, namespace } = place.name;
      const attribute = element.attributes.find(
        (each) => each.local === local && each.uri === namespace.uri,
      );
      if (attribute === undefined || type.kind === "struct") return undefined;
      return readValue(attribute.value, type, types, element, `the attribute ${local}`);
    }
    case "text": {
      // An optional text that is empty stands for nothing.
      const absent = !member.required && element.children.every((child) => child === "");
      return type.kind === "struct" || absent ? undefined : readText(element, type, types);
    }
    case "element": {
      const child = onlyChild(element, place.name);
      return child && !isNil(child) ? readContent(child, type, types) : undefined;
    }
    case "list": {
      const absent = !member.required && childrenNamed(element, place.name).length === 0;
      return absent ? undefined : readItems(element, place.name, type, place.occurs, types);
    }
    case "wrapped": {
      const wrapper = onlyChild(element, place.wrapper);
      if (wrapper !== undefined && isNil(wrapper)) return undefined;
      if (wrapper !== undefined) checkNoText(wrapper);
      if (wrapper !== undefined) checkItems(wrapper, place.name);
      return wrapper && readItems(wrapper, place.name, type, place.occurs, types);
    }
    default:
      return assertNever(place);
  }
}

/** The items of a wrapper, as the members of an element. */
function checkItems(wrapper: Element, name: Name): void {
  const item: Expected = { kind: "element", name };
  for (const child of wrapper.children) {
    if (typeof child === "string" || isReadAs(item, child)) continue;
    if (child.local.toLowerCase() === name.local.toLowerCase()) {
      const names = { found: show(child), expected: showExpected(item) };
      throw invalid(sampleProblems.ignored(names), child);
    }
  }
}

/** Whether an element says that it has no value (XML Schema Part 1 §2.6.2). */
function isNil({ attributes }: Element): boolean {
  return attributes.some(
    ({ local, uri, value }) => local === "nil" && uri === XSI && /^\s*(?:true|1)\s*$/.test(value),
  );
}

function onlyChild(element: Element, name: Name): Element | undefined {
  const [first, second] = childrenNamed(element, name);
  if (second !== undefined) {
    throw invalid(sampleProblems.duplicate({ found: show(second) }), second);
  }
  return first;
}

function readItems(
  element: Element,
  name: Name,
  type: Type,
  { min = 0, max = Infinity }: Occurs,
  types: SampleContext,
): readonly Json[] {
  const items = childrenNamed(element, name);
  const found = { count: items.length, element: name.local };
  if (items.length < min) throw invalid(sampleProblems.few({ ...found, min }), element);
  if (items.length > max) throw invalid(sampleProblems.many({ ...found, max }), element);
  return items.map((item) => readContent(item, type, types));
}

function childrenNamed({ children }: Element, name: Name): readonly Element[] {
  return children.filter(
    (child): child is Element => typeof child !== "string" && isNamed(child, name),
  );
}
