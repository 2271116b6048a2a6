import { XML_NAMESPACE } from "../model/names.ts";

/** An element in the making. Names are by namespace: prefixes come when it is printed. */
export interface Element {
  readonly kind: "element";
  readonly name: Name;
  readonly attributes: readonly AttributeNode[];
  readonly content: readonly ContentNode[];
  /** Whether it has texts beside elements, so that white space counts. */
  readonly isMixed?: boolean;
  /** Whether the problem of a document is found at its start tag. */
  readonly marked?: true;
}

export interface Attribute {
  readonly kind: "attribute";
  readonly name: Name;
  /** As it is written between the quotation marks. */
  readonly markup: string;
  readonly marked?: true;
}

/** Anything that is printed as it is: text, references, comments, what is not well-formed. */
export interface Markup {
  readonly kind: "markup";
  readonly text: string;
}

export interface Name {
  readonly local: string;
  /** `""` is no namespace. */
  readonly uri: string;
}

export type AttributeNode = Attribute | Markup;
export type ContentNode = Element | Markup;
/** A part that can be replaced by others. */
export type Part = AttributeNode | ContentNode;

export function markup(text: string): Markup {
  return { kind: "markup", text };
}

export function element(
  name: Name,
  attributes: readonly AttributeNode[],
  content: readonly ContentNode[],
): Element {
  const { local, uri } = name;
  return { kind: "element", name: { local, uri }, attributes, content };
}

export function attribute({ local, uri }: Name, text: string): Attribute {
  return { kind: "attribute", name: { local, uri }, markup: text };
}

/** The same part, at which the problem of a document is found. */
export function marked<P extends Element | Attribute>(part: P): P {
  return { ...part, marked: true };
}

/** An element with other content. */
export function holding(outer: Element, ...content: readonly ContentNode[]): Element {
  return { ...outer, content };
}

/** A document in which a part, wherever it is, has been replaced by others, or by none. */
export function replaced(root: Element, part: Part, ...others: readonly Part[]): Element {
  const [found] = replacedIn([root], part, others) ?? [];
  if (found?.kind !== "element") throw new Error("the part is not of this document");
  return found;
}

/** The list with the part replaced; undefined where it is not found. */
function replacedIn<P extends Part>(
  parts: readonly P[],
  part: Part,
  others: readonly Part[],
): readonly P[] | undefined {
  const at = parts.indexOf(part as P);
  // A part is replaced by others of its kind: the caller knows where it is.
  if (at >= 0) return [...parts.slice(0, at), ...(others as readonly P[]), ...parts.slice(at + 1)];
  for (const [index, each] of parts.entries()) {
    if (each.kind !== "element") continue;
    const attributes = replacedIn(each.attributes, part, others);
    const content = attributes ? undefined : replacedIn(each.content, part, others);
    if (!attributes && !content) continue;
    const changed = { ...each, ...(attributes && { attributes }), ...(content && { content }) };
    return [...parts.slice(0, index), changed, ...parts.slice(index + 1)];
  }
  return undefined;
}

/** The namespaces of the names in a document, in the order in which they come up. */
export function urisIn(root: Element): ReadonlySet<string> {
  const uris = new Set<string>();
  const add = (element: Element): void => {
    for (const uri of urisOf([element, ...element.attributes])) uris.add(uri);
    for (const each of element.content) if (each.kind === "element") add(each);
  };
  add(root);
  return uris;
}

/** Those of some names themselves. The one of XML is declared everywhere, and none is not. */
export function urisOf(nodes: readonly Part[]): readonly string[] {
  const uris = nodes.flatMap((node) => (node.kind === "markup" ? [] : node.name.uri));
  return uris.filter((uri) => uri !== "" && uri !== XML_NAMESPACE);
}

/** The quotation mark around the value of an attribute. */
export type Quote = '"' | "'";

/** A text as it is written in an attribute (XML 1.0 §2.4, §3.3.3). */
export function escapeAttribute(text: string, quote: Quote = '"'): string {
  return escaped(text, quote === '"' ? /[&<"\t\n\r]/g : /[&<'\t\n\r]/g);
}

/** A text as it is written in an element (§2.4, §2.11). */
export function escapeText(text: string): string {
  return escaped(text, /[&<>\r]/g);
}

const names = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (char) => names.get(char) ?? `&#${char.charCodeAt(0)};`);
}

/** Marks, while a document is put together, where a problem is to be found. No XML holds it (§2.2). */
export const ERROR_MARKER = "\uffff";

/** A line and a column, both from 1; a column is a code point. */
interface Place {
  readonly line: number;
  readonly column: number;
}

interface Unmarked {
  readonly text: string;
  /** Where the mark was; undefined without one. */
  readonly place: Place | undefined;
}

/** Takes the mark out of a text. */
export function unmark(marked: string): Unmarked {
  const at = marked.indexOf(ERROR_MARKER);
  if (at < 0) return { text: marked, place: undefined };
  const before = marked.slice(0, at);
  return { text: before + marked.slice(at + ERROR_MARKER.length), place: placeBehind(before) };
}

/** The place after a text. Lines end as in XML 1.0 §2.11; a byte order mark takes no column. */
export function placeBehind(text: string): Place {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}
