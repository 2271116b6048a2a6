import { assertNever } from "../model/assert-never.ts";
import { XML_NAMESPACE } from "../model/names.ts";
import {
  type AttributeNode,
  type Element,
  ERROR_MARKER,
  escapeAttribute,
  type Name,
  type Quote,
  urisIn,
  urisOf,
} from "./markup.ts";

/** How a document is printed: in each style it means the same. */
export interface Style {
  /** Prefixes by namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Where prefixes are declared; `default` uses none for elements. */
  readonly declare: "root" | "element" | "default";
  readonly quote: Quote;
  readonly attributes: "given" | "reversed";
  readonly declarations: "first" | "last";
  /** How an element without content is written. */
  readonly empty: "short" | "pair";
  /** White space before attributes, around `=` and before the end of tags, where it may occur (§3.1). */
  readonly spaces: "few" | "many";
  /** Whether elements are on lines of their own. */
  readonly layout: "lines" | "compact";
}

export const plainStyle: Style = {
  prefixes: new Map(),
  declare: "root",
  quote: '"',
  attributes: "given",
  declarations: "first",
  empty: "short",
  spaces: "few",
  layout: "lines",
};

/** What is declared where an element is. */
interface Scope {
  /** The namespaces that have a prefix. */
  readonly prefixed: ReadonlySet<string>;
  readonly defaultUri: string;
}

/** Around the root nothing is declared. */
const OUTSIDE: Scope = { prefixed: new Set(), defaultUri: "" };

/** The text of an element. It is put together from pieces as they are: nothing is escaped, or checked. */
export function printMarkup(root: Element, style: Style): string {
  return printElement(root, style, OUTSIDE, "\n");
}

/** `margin` is the text before an element on a line of its own. */
function printElement(element: Element, style: Style, outer: Scope, margin: string): string {
  const { name, content, isMixed = false } = element;
  const tag = style.declare === "default" ? name.local : qualified(name, style);
  const scope = scopeOf(element, style, outer);
  const end = style.spaces === "many" ? " " : "";
  let text = `${element.marked ? ERROR_MARKER : ""}<${tag}${printTag(element, style, outer, scope)}${end}`;
  if (content.length === 0 && style.empty === "short") return `${text}/>`;
  text += ">";
  let spread = false;
  for (const each of content) {
    if (each.kind === "markup") text += each.text;
    else {
      spread = style.layout === "lines" && !isMixed;
      const inner = `${margin}  `;
      text += (spread ? inner : "") + printElement(each, style, scope, inner);
    }
  }
  return `${text}${spread ? margin : ""}</${tag}${end}>`;
}

/** Attributes and declarations. */
function printTag({ attributes }: Element, style: Style, outer: Scope, scope: Scope): string {
  // Most elements have neither.
  if (attributes.length === 0 && scope === outer) return "";
  const gap = style.spaces === "many" ? "\n  " : " ";
  const written = attributes.map((each) => gap + printAttribute(each, style));
  if (style.attributes === "reversed") written.reverse();
  const declared = declarations(style, outer, scope).map((each) => gap + each);
  const all = style.declarations === "first" ? [declared, written] : [written, declared];
  return all.flat().join("");
}

/** A name with the prefix of its namespace, if it has one. */
function qualified({ local, uri }: Name, { prefixes }: Style): string {
  if (uri === "") return local;
  if (uri === XML_NAMESPACE) return `xml:${local}`;
  const prefix = prefixes.get(uri);
  if (prefix === undefined) throw new Error(`no prefix stands for ${uri}`);
  return `${prefix}:${local}`;
}

function printAttribute(node: AttributeNode, style: Style): string {
  if (node.kind === "markup") return node.text;
  const { name, markup, marked } = node;
  const equals = style.spaces === "many" ? " = " : "=";
  const { quote } = style;
  return `${marked ? ERROR_MARKER : ""}${qualified(name, style)}${equals}${quote}${markup}${quote}`;
}

/** What is declared inside an element: the same as around it where it declares nothing. */
function scopeOf(element: Element, style: Style, outer: Scope): Scope {
  const { uri } = element.name;
  const changed = style.declare === "default" && uri !== outer.defaultUri;
  const fresh = prefixedIn(element, style, outer).filter((each) => !outer.prefixed.has(each));
  // Inside the root nothing is outside.
  if (!changed && fresh.length === 0) return outer === OUTSIDE ? { ...outer } : outer;
  return {
    prefixed: fresh.length === 0 ? outer.prefixed : new Set([...outer.prefixed, ...fresh]),
    defaultUri: changed ? uri : outer.defaultUri,
  };
}

/** The namespaces that need a prefix where an element is. */
function prefixedIn(element: Element, { declare }: Style, outer: Scope): readonly string[] {
  switch (declare) {
    case "root":
      return outer === OUTSIDE ? [...urisIn(element)] : [];
    case "element":
      return urisOf([element, ...element.attributes]);
    case "default":
      return urisOf(element.attributes);
    default:
      return assertNever(declare);
  }
}

function declarations(style: Style, outer: Scope, scope: Scope): readonly string[] {
  const { prefixes } = style;
  const declared =
    scope.defaultUri === outer.defaultUri ? [] : [declaration("xmlns", scope.defaultUri, style)];
  for (const uri of scope.prefixed) {
    if (!outer.prefixed.has(uri))
      declared.push(declaration(`xmlns:${prefixes.get(uri)}`, uri, style));
  }
  return declared;
}

function declaration(name: string, uri: string, { quote }: Style): string {
  return `${name}=${quote}${escapeAttribute(uri, quote)}${quote}`;
}
