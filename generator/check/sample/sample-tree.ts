import { createRequire } from "node:module";
import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import { withoutInstructions } from "./instructions.ts";
import { malformed, type SampleError } from "./sample-error.ts";
import { type Attribute, resolveNames } from "./sample-namespaces.ts";
import { checkAround, checkCharacters, checkDeclaration, expand } from "./well-formed.ts";

/** An element of a sample, its names resolved. */
export interface Element {
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly (Element | string)[];
  readonly offset: number;
  /** The text that it is in. */
  readonly source: string;
}

/** What fast-xml-parser makes of a document: a list of nodes in their order. */
type RawNode = { readonly [name: string]: unknown };

const attributesKey = ":@";
const textKey = "#text";
const cdataKey = "#cdata";

type Library = typeof import("fast-xml-parser");

interface Tools {
  readonly validator: Library["XMLValidator"];
  readonly parser: InstanceType<Library["XMLParser"]>;
  /** Under which the parser says where a node is. */
  readonly place: symbol;
}

let tools: Tools | undefined;

/** The parser, once there is a sample to read: its CommonJS build, which loads five times faster. */
function loadTools(): Tools {
  const require = createRequire(import.meta.url);
  const { XMLParser, XMLValidator } = require("fast-xml-parser") as Library;
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
  return { validator: XMLValidator, parser, place: XMLParser.getMetaDataSymbol().valueOf() };
}

/**
 * Reads a sample with fast-xml-parser: another parser than the one that is generated for, so that a
 * mistake of ours cannot prove itself right. What that parser lets pass is checked here.
 *
 * @throws {SampleError} where the text is not a well-formed document.
 */
export function parseXml(sample: string): Element {
  checkCharacters(sample);
  checkDeclaration(sample);
  const text = withoutInstructions(sample);
  tools ??= loadTools();
  const { validator, parser, place: symbol } = tools;
  const valid = validator.validate(text);
  if (valid !== true) {
    const { msg, line, col } = valid.err;
    throw malformed(sampleProblems.parser({ message: msg }), offsetOf(text, line, col));
  }
  // White space between the declaration and an instruction is a node of its own.
  const nodes = parse(() => parser.parse(text) as readonly RawNode[]);
  const root = nodes.find((node) => !(textKey in node));
  if (root === undefined) throw malformed(sampleProblems.noRoot(), 0);
  const place = (node: RawNode): Place => placeOf(node, symbol);
  checkAround(text, place(root));
  return readElement(root, { uris: new Map(), place, source: sample });
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw malformed(sampleProblems.parser({ message }), 0);
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Context {
  /** The namespaces of the prefixes in scope; `""` is the default. */
  readonly uris: ReadonlyMap<string, string>;
  readonly place: (node: RawNode) => Place;
  readonly source: string;
}

function readElement(node: RawNode, { uris, place, source }: Context): Element {
  const { start: offset } = place(node);
  const name = Object.keys(node).find((key) => key !== attributesKey);
  if (name === undefined) throw malformed(sampleProblems.namelessElement(), offset);
  const fail = (problem: string): SampleError => malformed(problem, offset);
  const given = Object.entries((node[attributesKey] ?? {}) as Record<string, string>);
  const raw = given.map(([attribute, value]) => {
    if (value.includes("<")) throw fail(sampleProblems.attributeLessThan({ attribute }));
    // Attribute values are normalised before references are expanded (XML 1.0 §3.3.3).
    return { name: attribute, value: expand(value.replace(/\r\n|[\t\n\r]/g, " "), fail) };
  });
  const resolved = resolveNames(name, raw, uris, fail);
  const inner: Context = { uris: resolved.uris, place, source };
  const children = (node[name] as readonly RawNode[]).map((child) => readChild(child, inner, fail));
  return { ...resolved.element, attributes: resolved.attributes, children, offset, source };
}

function readChild(
  node: RawNode,
  context: Context,
  fail: (problem: string) => SampleError,
): Element | string {
  const text = node[textKey];
  if (typeof text === "string") {
    if (text.includes("]]>")) throw fail(sampleProblems.sectionEnd());
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
