import { createRequire } from "node:module";
import { resolveNames } from "./namespaces.ts";
import { expand } from "./references.ts";
import { SampleError } from "./sample-error.ts";

/** An element of a sample, its names resolved. */
export interface Element {
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly (Element | string)[];
  readonly offset: number;
}

export interface Attribute {
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

/** What fast-xml-parser makes of a document: a list of nodes in their order. */
type RawNode = { readonly [name: string]: unknown };

const attributesKey = ":@";
const textKey = "#text";
const cdataKey = "#cdata";

type Library = typeof import("fast-xml-parser");
let library: Library | undefined;

/** The parser, once there is a sample to read. Its CommonJS build loads five times faster. */
function fastXmlParser(): Library {
  library ??= createRequire(import.meta.url)("fast-xml-parser") as Library;
  return library;
}

/**
 * Reads a sample with fast-xml-parser: another parser than the one that is generated for, so that a
 * mistake of ours cannot prove itself right. What that parser lets pass is checked here.
 *
 * @throws {SampleError} where the text is no well-formed document.
 */
export function parseXml(text: string): Element {
  checkCharacters(text);
  checkDeclaration(text);
  const { XMLParser, XMLValidator } = fastXmlParser();
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { msg, line, col } = valid.err;
    throw malformed(lowerFirst(msg), offsetOf(text, line, col));
  }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    cdataPropName: cdataKey,
    ignoreDeclaration: true,
    ignorePiTags: true,
    captureMetaData: true,
    onDangerousProperty: (name) => name,
  });
  const nodes = parse(() => parser.parse(text) as readonly RawNode[]);
  const place = (node: RawNode): Place => placeOf(node, XMLParser.getMetaDataSymbol().valueOf());
  const [root] = nodes;
  if (root === undefined) throw malformed("there is no root element", 0);
  checkAround(text, place(root));
  return readElement(root, { uris: new Map(), place });
}

function malformed(problem: string, offset: number): SampleError {
  return new SampleError("not-well-formed", problem, offset);
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw malformed(error instanceof Error ? lowerFirst(error.message) : String(error), 0);
  }
}

/** XML 1.0 §2.2, production Char. */
function checkCharacters(text: string): void {
  const found = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (found !== null) throw malformed("a character that XML does not allow", found.index);
}

/** XML 1.0 §2.8, production XMLDecl. */
function checkDeclaration(text: string): void {
  if (!/^<\?xml[\s?]/.test(text)) return;
  const declaration =
    /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>/;
  if (!declaration.test(text)) throw malformed("the XML declaration is not right", 0);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Around the root element only comments and processing instructions may stand (XML 1.0 §2.1). */
function checkAround(text: string, { start, end }: Place): void {
  for (const [from, to] of [
    [0, start],
    [end, text.length],
  ] as const) {
    const between = text.slice(from, to);
    if (/<!DOCTYPE/i.test(between)) throw malformed("a DOCTYPE is refused by every decoder", from);
    const rest = between.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
    if (/[^ \t\r\n]/.test(rest)) throw malformed("something stands beside the root element", from);
  }
}

interface Context {
  /** The namespaces of the prefixes in scope; `""` is the default. */
  readonly uris: ReadonlyMap<string, string>;
  readonly place: (node: RawNode) => Place;
}

function readElement(node: RawNode, { uris, place }: Context): Element {
  const { start: offset } = place(node);
  const name = Object.keys(node).find((key) => key !== attributesKey);
  if (name === undefined) throw malformed("an element without a name", offset);
  const fail = (problem: string): SampleError => malformed(problem, offset);
  const given = Object.entries((node[attributesKey] ?? {}) as Record<string, string>);
  const raw = given.map(([attribute, value]) => {
    if (value.includes("<")) throw fail(`"<" in the attribute ${attribute}`);
    // Attribute values are normalised before references are expanded (XML 1.0 §3.3.3).
    return { name: attribute, value: expand(value.replace(/\r\n|[\t\n\r]/g, " "), fail) };
  });
  const resolved = resolveNames(name, raw, uris, fail);
  const inner: Context = { uris: resolved.uris, place };
  const children = (node[name] as readonly RawNode[]).map((child) => readChild(child, inner, fail));
  return { ...resolved.element, attributes: resolved.attributes, children, offset };
}

function readChild(
  node: RawNode,
  context: Context,
  fail: (problem: string) => SampleError,
): Element | string {
  const text = node[textKey];
  if (typeof text === "string") {
    if (text.includes("]]>")) throw fail('"]]>" in text');
    return expand(text, fail);
  }
  const section = node[cdataKey];
  if (Array.isArray(section)) {
    return section.map((part: RawNode) => String(part[textKey] ?? "")).join("");
  }
  return readElement(node, context);
}

function placeOf(node: RawNode, symbol: symbol): Place {
  const meta = (node as { readonly [key: symbol]: unknown })[symbol];
  const { startIndex = 0, endIndex = 0 } = (meta ?? {}) as {
    readonly startIndex?: number;
    readonly endIndex?: number;
  };
  return { start: startIndex, end: endIndex };
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Math.max(0, (column || 1) - 1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
}
