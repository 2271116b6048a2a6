import { CLOSE, OPEN, TEXT, XmlReader } from "../xml/xml-reader.ts";
import type { XmlAttribute, XmlName, XmlTree } from "./xml-tree.ts";

const XMLNS = "http://www.w3.org/2000/xmlns/";
const ELEMENT = 1;
const TEXTS: readonly number[] = [3, 4];

/** As much of the DOM as is used. Where there are no pages, the compiler does not know of it. */
interface DomName {
  readonly namespaceURI: string | null;
  readonly localName: string;
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
}

interface DomElement extends DomName, DomNode {
  readonly attributes: ArrayLike<DomName & { readonly value: string }>;
  readonly childNodes: ArrayLike<DomNode>;
}

interface DomDocument {
  readonly documentElement: DomElement;
  getElementsByTagName(name: string): ArrayLike<{ readonly textContent: string | null }>;
}

type DomParser = new () => {
  parseFromString(xml: string, type: "application/xml"): DomDocument;
};

/**
 * Reads a document with the platform's `DOMParser`, as pages have one, and with this library's own
 * reader elsewhere. Tests of this library give another reader instead: with this one they
 * would not find what its writer and its reader both misunderstand.
 *
 * @throws {Error} where it is not well-formed.
 */
export function readPlatformXml(xml: string): XmlTree {
  const { DOMParser } = globalThis as { readonly DOMParser?: DomParser };
  return DOMParser === undefined ? readByReader(xml) : readByDom(xml, DOMParser);
}

function readByDom(xml: string, DOMParser: DomParser): XmlTree {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  // Browsers do not throw, but give a document that says so.
  const [problem] = Array.from(document.getElementsByTagName("parsererror"));
  if (problem) throw new Error(`not well-formed: ${problem.textContent}`);
  return domTree(document.documentElement);
}

function domTree(element: DomElement): XmlTree {
  const attributes: XmlAttribute[] = [];
  for (const attribute of Array.from(element.attributes)) {
    const { value, namespaceURI } = attribute;
    if (namespaceURI !== XMLNS) attributes.push({ name: domName(attribute), value });
  }
  const children: (XmlTree | string)[] = [];
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === ELEMENT) children.push(domTree(node as DomElement));
    else if (TEXTS.includes(node.nodeType)) children.push(node.nodeValue ?? "");
  }
  return { name: domName(element), attributes, children };
}

function domName({ namespaceURI, localName }: DomName): XmlName {
  return { uri: namespaceURI ?? "", local: localName };
}

function readByReader(xml: string): XmlTree {
  const reader = new XmlReader(xml);
  const root = readElement(reader);
  reader.finish();
  return root;
}

/** The element that was just opened, to its end. */
function readElement(reader: XmlReader): XmlTree {
  const { uri, local } = reader;
  const attributes = reader.attributes.map((each) => ({
    name: { uri: each.uri, local: each.local },
    value: each.value,
  }));
  const children: (XmlTree | string)[] = [];
  for (;;) {
    switch (reader.next()) {
      case OPEN:
        children.push(readElement(reader));
        break;
      case TEXT:
        children.push(reader.value);
        break;
      case CLOSE:
        return { name: { uri, local }, attributes, children };
    }
  }
}
