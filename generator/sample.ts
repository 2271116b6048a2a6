import { assertNever } from "./assert-never.ts";
import type { DocumentElement, Enum, Json, Member, Name, Struct, Type } from "./model.ts";
import { SampleError } from "./sample/sample-error.ts";
import { readEnum, readScalar, type Scalar } from "./sample/scalars.ts";
import { type Element, parseXml } from "./sample/xml-tree.ts";

export { SampleError } from "./sample/sample-error.ts";

/** The types that documents are made of, by name. */
export interface Types {
  readonly structs: ReadonlyMap<string, Struct>;
  readonly enums: ReadonlyMap<string, Enum>;
}

/**
 * What a sample says, with the spec's own names of members: read by another parser and by other code
 * than the decoders that are generated.
 *
 * @throws {SampleError} where it is not well-formed, or not the document.
 */
export function readSample(text: string, document: DocumentElement, types: Types): Json {
  const root = parseXml(text);
  if (!isNamed(root, document.element)) {
    throw invalid(`the root is ${show(root)}, not <${document.element.local}>`, root);
  }
  return readContent(root, document.type, types);
}

function invalid(problem: string, { offset }: Element): SampleError {
  return new SampleError("invalid", problem, offset);
}

function isNamed({ local, uri }: Element, { local: name, namespace }: Name): boolean {
  return local === name && (uri === namespace.uri || namespace.aliases.includes(uri));
}

function show({ local, uri }: Element): string {
  return uri === "" ? `<${local}> in no namespace` : `<${local}> in the namespace "${uri}"`;
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

function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const type = all.get(name);
  if (type === undefined) throw new Error(`no type "${name}"`);
  return type;
}

type ValueType = Exclude<Type, { kind: "struct" }>;

/** The text of an element; comments and the like have been left out. */
function readText(element: Element, type: ValueType, types: Types): Json {
  const [child] = element.children.filter((each) => typeof each !== "string");
  if (child !== undefined) throw invalid(`${show(child)} stands in text`, child);
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
    type.kind === "scalar"
      ? readScalar(text, type.scalar, type.range)
      : readEnum(text, found(types.enums, type.name));
  if (result.kind === "value") return result.value;
  throw invalid(`${where}: ${result.problem}`, element);
}

function readStruct(element: Element, { members }: Struct, types: Types): Json {
  if (!members.some(({ place }) => place.kind === "text")) checkNoText(element);
  const entries = members.flatMap((member) => {
    const value = readMember(element, member, types);
    if (value !== undefined) return [[member.specName, value] as const];
    if (!member.required) return [];
    throw invalid(`<${element.local}> has no ${describe(member)}`, element);
  });
  return Object.fromEntries(entries);
}

function checkNoText(element: Element): void {
  const text = element.children.filter((child) => typeof child === "string").join("");
  const [word] = /[^ \t\r\n]+/.exec(text) ?? [];
  if (word !== undefined) throw invalid(`<${element.local}> has the text "${word}"`, element);
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

function readMember(element: Element, member: Member, types: Types): Json | undefined {
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
      return child && readContent(child, type, types);
    }
    case "list": {
      const items = readItems(element, place.name, member, types);
      return items.length > 0 || member.required ? items : undefined;
    }
    case "wrapped": {
      const wrapper = onlyChild(element, place.wrapper);
      if (wrapper !== undefined) checkNoText(wrapper);
      return wrapper && readItems(wrapper, place.name, member, types);
    }
    default:
      return assertNever(place);
  }
}

function onlyChild(element: Element, name: Name): Element | undefined {
  const [first, second] = childrenNamed(element, name);
  if (second !== undefined) throw invalid(`a second ${show(second)}`, second);
  return first;
}

function readItems(
  element: Element,
  name: Name,
  { type, place, required }: Member,
  types: Types,
): readonly Json[] {
  const items = childrenNamed(element, name);
  const { min = 0, max = Infinity } = "occurs" in place ? place.occurs : {};
  const absent = place.kind === "list" && !required && items.length === 0;
  if (!absent && (items.length < min || items.length > max)) {
    const bounds = items.length < min ? `at least ${min}` : `at most ${max}`;
    throw invalid(`${items.length} times <${name.local}>, not ${bounds}`, element);
  }
  return items.map((item) => readContent(item, type, types));
}

function childrenNamed({ children }: Element, name: Name): readonly Element[] {
  return children.filter(
    (child): child is Element => typeof child !== "string" && isNamed(child, name),
  );
}
