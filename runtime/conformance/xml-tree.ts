import type { Difference } from "./json-difference.ts";

/** A document as every reader must see it: names by namespace, no prefixes, no declarations. */
export interface XmlTree {
  readonly name: XmlName;
  /** In any order, without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** Elements and text, CDATA included, without comments and processing instructions. */
  readonly children: readonly (XmlTree | string)[];
}

export interface XmlName {
  /** `""` is no namespace. */
  readonly uri: string;
  readonly local: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

/** Reads a document, or throws an error that says what is wrong with it. */
export type ReadXml = (xml: string) => XmlTree;

/** The first place where two documents differ, as a path of local names (`/a/b[2]/@c`). */
export function treeDifference(expected: XmlTree, actual: XmlTree): Difference | undefined {
  return elementDifference(expected, actual, `/${expected.name.local}`);
}

function elementDifference(expected: XmlTree, actual: XmlTree, at: string): Difference | undefined {
  const [name, other] = [shown(expected), shown(actual)];
  if (name !== other) return { at, expected: name, actual: other };
  return attributesDifference(expected, actual, at) ?? contentDifference(expected, actual, at);
}

function attributesDifference(
  expected: XmlTree,
  actual: XmlTree,
  at: string,
): Difference | undefined {
  const [values, others] = [expected, actual].map(
    ({ attributes }) => new Map(attributes.map(({ name, value }) => [shownName(name), value])),
  ) as [Map<string, string>, Map<string, string>];
  for (const name of new Set([...values.keys(), ...others.keys()])) {
    const [value, other] = [values.get(name), others.get(name)];
    if (value !== other) {
      return { at: `${at}/@${name}`, expected: shown(value), actual: shown(other) };
    }
  }
  return undefined;
}

function contentDifference(expected: XmlTree, actual: XmlTree, at: string): Difference | undefined {
  const [children, others] = [contentOf(expected), contentOf(actual)];
  for (let i = 0; i < Math.max(children.length, others.length); i++) {
    const [child, other] = [children[i], others[i]];
    if (child === other) continue;
    if (typeof child !== "object" || typeof other !== "object") {
      return { at, expected: shown(child), actual: shown(other) };
    }
    const found = elementDifference(child, other, `${at}/${step(children, child)}`);
    if (found) return found;
  }
  return undefined;
}

/** An element's name, with its number from 1 if siblings have the same name. */
function step(children: readonly (XmlTree | string)[], child: XmlTree): string {
  const { local } = child.name;
  const same = children.filter((each) => typeof each === "object" && each.name.local === local);
  return same.length === 1 ? local : `${local}[${same.indexOf(child) + 1}]`;
}

/** What is in an element: texts in one piece, and without the white space among elements only. */
function contentOf({ children }: XmlTree): readonly (XmlTree | string)[] {
  const content: (XmlTree | string)[] = [];
  for (const child of children) {
    const last = content.at(-1);
    if (typeof child === "string" && typeof last === "string") {
      content[content.length - 1] = last + child;
    } else content.push(child);
  }
  const layout = content.some((each) => typeof each === "object") ? /^[ \t\n\r]*$/ : /^$/;
  return content.filter((each) => typeof each === "object" || !layout.test(each));
}

function shown(node: XmlTree | string | undefined): string {
  if (node === undefined) return "nothing";
  return typeof node === "string" ? JSON.stringify(node) : `<${shownName(node.name)}>`;
}

/** `{namespace}local`; `local` alone where there is no namespace. */
function shownName({ uri, local }: XmlName): string {
  return uri === "" ? local : `{${uri}}${local}`;
}
