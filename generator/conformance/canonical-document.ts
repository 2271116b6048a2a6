import { create } from "xmlbuilder2";
import { XML_NAMESPACE } from "../model/names.ts";
import { type Element, type Name, urisIn } from "./markup.ts";

type Builder = ReturnType<typeof create>;

/** The characters that `escapeText()` writes as references in any text. */
const characters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/**
 * The text of a document as xmlbuilder2 writes it: the one from which the variants of a case differ. It is undefined
 * where the document needs markup that a builder does not write, such as a reference to a carriage return.
 *
 * The other forms of a document, wrong ones among them, come from `print-markup.ts`.
 */
export function canonicalDocument(
  root: Element,
  prefixes: ReadonlyMap<string, string>,
): string | undefined {
  if (!isPlain(root)) return undefined;
  const document = create();
  const element = document.ele(root.name.uri, qualified(root.name, prefixes));
  for (const uri of urisIn(root)) {
    element.att("http://www.w3.org/2000/xmlns/", `xmlns:${prefixes.get(uri)}`, uri);
  }
  fill(element, root, prefixes);
  return document.end({ headless: true, prettyPrint: true });
}

/**
 * Whether a document has elements, attributes and texts alone, no text beside elements, around which a builder would
 * put white space, and no reference but to a character of markup.
 */
function isPlain({ attributes, content, marked, isMixed }: Element): boolean {
  return (
    marked === undefined &&
    !isMixed &&
    attributes.every((each) => each.kind === "attribute" && !each.marked && isText(each.markup)) &&
    content.every((each) => (each.kind === "markup" ? isText(each.text) : isPlain(each)))
  );
}

function isText(markup: string): boolean {
  return !markup.includes("<") && !/&(?!(?:amp|lt|gt|quot);)/.test(markup);
}

function fill(parent: Builder, element: Element, prefixes: ReadonlyMap<string, string>): void {
  for (const each of element.attributes) {
    if (each.kind !== "attribute") continue;
    parent.att(each.name.uri, qualified(each.name, prefixes), textOf(each.markup));
  }
  for (const each of element.content) {
    if (each.kind === "markup") parent.txt(textOf(each.text));
    else fill(parent.ele(each.name.uri, qualified(each.name, prefixes)), each, prefixes);
  }
}

function textOf(markup: string): string {
  return markup.replace(/&(\w+);/g, (reference, name: string) => characters[name] ?? reference);
}

function qualified({ local, uri }: Name, prefixes: ReadonlyMap<string, string>): string {
  if (uri === XML_NAMESPACE) return `xml:${local}`;
  const prefix = prefixes.get(uri);
  return prefix === undefined || uri === "" ? local : `${prefix}:${local}`;
}
