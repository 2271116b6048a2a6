import { ParseOption, XmlDocument, XmlElement } from "libxml2-wasm";
import { SaxesParser } from "saxes";
import { textOf } from "../../runtime/xml/encoding.ts";
import { CLOSE, OPEN, TEXT, XmlReader } from "../../runtime/xml/xml-reader.ts";

/** An element as any reader must see it: names by namespace, no prefixes, no declarations. */
export interface Tree {
  /** `{namespace}local`; `local` alone where there is no namespace. */
  readonly name: string;
  /** Names and values, sorted by name. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Elements and the text between them: never two texts in a row, none of them empty. */
  readonly content: readonly (Tree | string)[];
}

const XMLNS = "http://www.w3.org/2000/xmlns/";

/** The tree that our own reader sees. */
export function readTree(xml: string | Uint8Array): Tree {
  const reader = new XmlReader(typeof xml === "string" ? xml : textOf(xml));
  const builder = new TreeBuilder();
  function open(): void {
    const attributes = reader.attributes.map(
      ({ uri, local, value }) => [nameOf(uri, local), value] as const,
    );
    builder.open(nameOf(reader.uri, reader.local), attributes);
  }
  open();
  while (builder.depth > 0) {
    const token = reader.next();
    if (token === OPEN) open();
    if (token === TEXT) builder.text(reader.value);
    if (token === CLOSE) builder.close();
  }
  reader.finish();
  return builder.root;
}

/** The tree that saxes sees; an error where it finds one. */
export function readTreeBySaxes(xml: string): Tree {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const builder = new TreeBuilder();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter(({ uri }) => uri !== XMLNS)
      .map(({ uri, local, value }) => [nameOf(uri, local), value] as const);
    builder.open(nameOf(tag.uri, tag.local), attributes);
  });
  parser.on("text", (text) => builder.text(text));
  parser.on("cdata", (text) => builder.text(text));
  parser.on("closetag", () => builder.close());
  parser.write(xml).close();
  return builder.root;
}

/** The tree that libxml2 sees; an error where it finds one, in namespaces too. */
export function readTreeByLibxml2(xml: string): Tree {
  // Bytes, since a string would end at U+0000. What the document says of its encoding is not true of them.
  const option = ParseOption.XML_PARSE_IGNORE_ENC | ParseOption.XML_PARSE_NO_XXE;
  const document = XmlDocument.fromBuffer(new TextEncoder().encode(xml), { option });
  const builder = new TreeBuilder();
  function walk(element: XmlElement): void {
    const attributes = element.attrs.map(
      ({ namespaceUri, name, value }) => [nameOf(namespaceUri, name), value] as const,
    );
    builder.open(nameOf(element.namespaceUri, element.name), attributes);
    // Going from node to node ends at a processing instruction.
    for (const node of element.find("* | text()")) {
      if (node instanceof XmlElement) walk(node);
      else builder.text(node.content);
    }
    builder.close();
  }
  try {
    walk(document.root);
  } finally {
    document.dispose();
  }
  return builder.root;
}

function nameOf(uri: string, local: string): string {
  return uri === "" ? local : `{${uri}}${local}`;
}

class TreeBuilder {
  /** Behind a first entry that holds the root. */
  readonly #open: { content: (Tree | string)[] }[] = [{ content: [] }];

  get depth(): number {
    return this.#open.length - 1;
  }

  get root(): Tree {
    const root = this.#open[0]?.content.find((node) => typeof node !== "string");
    if (root === undefined) throw new Error("the document has no root element");
    return root;
  }

  open(name: string, attributes: Tree["attributes"]): void {
    const sorted = [...attributes].sort(([a], [b]) => (a < b ? -1 : 1));
    const element = { name, attributes: sorted, content: [] };
    this.#open.at(-1)?.content.push(element);
    this.#open.push(element);
  }

  text(text: string): void {
    const content = this.#open.at(-1)?.content ?? [];
    const last = content.at(-1);
    if (typeof last === "string") content[content.length - 1] = last + text;
    else if (text !== "") content.push(text);
  }

  close(): void {
    this.#open.pop();
  }
}
