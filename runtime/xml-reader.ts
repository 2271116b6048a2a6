import type { Namespace } from "./codec.ts";
import { type DecodeCode, DecodeError } from "./errors.ts";
import { positionOf } from "./position.ts";
import { nameEnd, plainEnd, resolve, type Stretch, spaceEnd } from "./xml-chars.ts";
import { Namespaces } from "./xml-namespaces.ts";

/** What {@link XmlReader.next} found. */
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type Token = typeof OPEN | typeof CLOSE | typeof TEXT;

export interface Attribute {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
  /** Offset of the value, behind its quote. */
  readonly start: number;
}

export interface OpenElement {
  /** The name as it was written. */
  readonly name: string;
  readonly parent: OpenElement | undefined;
  /** 1 for the root. */
  readonly depth: number;
  /** Which item of a list it is, from 1; 0 = of none. Set by whoever knows. */
  index: number;
}

const NO_ATTRIBUTES: readonly Attribute[] = [];

/** Elements inside each other; the root counts. */
const MAX_DEPTH = 64;

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const COLON = 58;
const EQUALS = 61;
const DOUBLE = 34;
const SINGLE = 39;

/** XML 1.0 §2.8 [23], [24], §4.3.3 [80], §2.9 [32]; any version 1.x is read as 1.0. */
const S = "[ \\t\\n\\r]";
const part = (name: string, value: string) => `${S}+${name}${S}*=${S}*(?:"${value}"|'${value}')`;
const VERSION = part("version", "1\\.\\d+");
const REST = `(?:${part("encoding", "[A-Za-z][-.\\w]*")})?(?:${part("standalone", "(?:yes|no)")})?${S}*`;
const DECLARATION = new RegExp(`<\\?xml${VERSION}${REST}(?=\\?>)`, "y");
/** As much of a declaration as is right: what comes next is not. */
const BEGINNING = new RegExp(`<\\?xml(?:${VERSION}${REST}|${S}*)`, "y");

/**
 * Reads one document, strictly: XML 1.0 Fifth Edition and Namespaces in XML 1.0 Third Edition, and
 * no DOCTYPE. The root element is open once the reader exists; {@link XmlReader.next} gives the rest
 * token by token. Whatever is not well-formed ends in a {@link DecodeError}. Time is linear in the
 * text, and nothing is kept but the open elements.
 */
export class XmlReader {
  /** Local name and namespace of the element that was opened last. */
  local = "";
  uri = "";
  /** Its attributes, without namespace declarations. */
  attributes = NO_ATTRIBUTES;
  /** The text that was read last, references resolved. */
  value = "";
  /** Offset at which the last token begins. */
  start = 0;
  /** The innermost open element. One that ended counts until the next token is read. */
  element: OpenElement | undefined;
  /** Set when the document turned out not to be well-formed: there is no reading on. */
  broken = false;

  readonly #text: string;
  readonly #operation: string | undefined;
  readonly #namespaces = new Namespaces();
  #known: Namespace | undefined;
  #knownUri = "";
  #pos = 0;
  /** The last tag was `<a/>`: its end is still to be told. */
  #selfClosed = false;
  /** The end of the innermost element was told. */
  #ended = false;

  constructor(text: string, operation?: string) {
    this.#text = text;
    this.#operation = operation;
    if (text.charCodeAt(0) === 0xfeff) this.#pos = 1;
    // A longer name, as in `<?xml-stylesheet`, is that of a processing instruction.
    if (text.startsWith("<?xml", this.#pos) && text.charCodeAt(this.#pos + 5) <= 32)
      this.#declaration();
    this.#misc();
    if (text.charCodeAt(this.#pos) !== LT) this.#malformed("expected the root element");
    this.#open();
  }

  /** Reads on to where an element opens, where the innermost one closes, or over a stretch of text. */
  next(): Token {
    const text = this.#text;
    if (this.#ended) this.#leave();
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.#ended = true;
      return CLOSE;
    }
    for (;;) {
      const from = this.#pos;
      this.start = from;
      if (text.charCodeAt(from) !== LT) return this.#characters();
      const mark = text.charCodeAt(from + 1);
      if (mark === SLASH) return this.#close();
      if (mark !== BANG && mark !== QUESTION) return this.#open();
      if (text.startsWith("<![CDATA[", from)) {
        this.value = this.#until("]]>", from + 9, "CDATA section");
        return TEXT;
      }
      this.#aside();
    }
  }

  #characters(): Token {
    const text = this.#text;
    const from = this.#pos;
    let end = plainEnd(text, from);
    this.value = text.slice(from, end);
    if (text.charCodeAt(end) !== LT) {
      end = text.indexOf("<", end);
      if (end < 0) this.#malformed(`expected </${this.element?.name}>`, text.length);
      this.value = this.#resolve(from, end, "text");
    }
    this.#pos = end;
    return TEXT;
  }

  /** Whether the element that was opened last is in a namespace, by any of its names. */
  isIn(namespace: Namespace): boolean {
    const { uri } = this;
    // Comparing two long strings costs more than all else about an element: siblings do it once.
    if (namespace === this.#known && uri === this.#knownUri) return true;
    if (namespace.uri !== uri && !namespace.aliases?.includes(uri)) return false;
    this.#known = namespace;
    this.#knownUri = uri;
    return true;
  }

  /** Reads past the end of the innermost element. */
  skip(): void {
    const { element } = this;
    while (this.next() !== CLOSE || this.element !== element);
  }

  /** Reads what is left of the document: it must be well-formed too. */
  finish(): void {
    while (!this.#ended || this.element?.parent) this.next();
    this.#leave();
    this.#misc();
    if (this.#pos < this.#text.length) this.#malformed("expected nothing behind the root element");
  }

  /** Refuses the document. `member` is the step from the innermost element to what is meant. */
  fail(code: DecodeCode, problem: string, start = this.start, member = ""): never {
    let path = member;
    for (let at = this.element; at; at = at.parent) {
      path = `/${at.name.slice(at.name.indexOf(":") + 1)}${at.index ? `[${at.index}]` : ""}${path}`;
    }
    const at = positionOf(this.#text, start);
    throw new DecodeError(code, path || "/", problem, at, this.#operation);
  }

  #break(code: DecodeCode, problem: string, at: number): never {
    this.broken = true;
    const early = at < this.#text.length ? "" : "the document ends too early: ";
    let root = this.element;
    while (root?.parent) root = root.parent;
    const html = /^html$/i.test(root?.name ?? "") ? "; an HTML page came" : "";
    this.fail(code, early + problem + html, at);
  }

  #malformed(problem: string, at = this.#pos): never {
    this.#break("not-well-formed", problem, at);
  }

  #declaration(): void {
    const text = this.#text;
    DECLARATION.lastIndex = BEGINNING.lastIndex = this.#pos;
    if (!DECLARATION.test(text)) {
      BEGINNING.test(text);
      const at = BEGINNING.lastIndex;
      this.#malformed(
        text.startsWith("version", at) ? 'expected version="1.0"' : 'expected "?>"',
        at,
      );
    }
    this.#pos = DECLARATION.lastIndex + 2;
  }

  /** White space, comments and processing instructions outside the root (§2.8 [27]). */
  #misc(): void {
    do this.#pos = this.start = spaceEnd(this.#text, this.#pos);
    while (this.#aside());
  }

  /** Reads past a comment or a processing instruction; says whether one was there. */
  #aside(): boolean {
    const text = this.#text;
    const from = this.#pos;
    if (text.startsWith("<?", from)) {
      this.#pos = this.#nameEnd(from + 2);
      const target = text.slice(from + 2, this.#pos);
      // §2.6 [17]
      if (/^xml$/i.test(target))
        this.#malformed("an XML declaration stands at the very start", from);
      if (spaceEnd(text, this.#pos) === this.#pos && !text.startsWith("?>", this.#pos)) {
        this.#malformed('expected "?>"');
      }
      this.#until("?>", this.#pos, "processing instruction");
      return true;
    }
    if (!text.startsWith("<!", from)) return false;
    if (text.startsWith("<!DOCTYPE", from)) {
      const html = /^<!DOCTYPE\s+html/i.test(text.slice(from, from + 99));
      this.#break("doctype", `no DOCTYPE is accepted${html ? "; an HTML page came" : ""}`, from);
    }
    if (!text.startsWith("<!--", from)) this.#malformed("expected an element or a comment");
    this.#until("--", from + 4, "comment");
    // §2.5: two hyphens end a comment and can stand nowhere else in it.
    if (text.charCodeAt(this.#pos) !== GT) this.#malformed('expected ">" behind "--"');
    this.#pos++;
    return true;
  }

  /** What stands from an offset to `end`, past which it reads. */
  #until(end: string, from: number, what: string): string {
    const to = this.#text.indexOf(end, from);
    if (to < 0) this.#malformed(`the ${what} does not end`, this.start);
    this.#pos = to + end.length;
    return this.#resolve(from, to, "raw");
  }

  #resolve(from: number, to: number, stretch: Stretch): string {
    const raw = this.#text.slice(from, to);
    return resolve(raw, stretch, (problem, offset) => this.#malformed(problem, from + offset));
  }

  /** One start tag. It is the hot path: offsets stay in local variables, names are cut out once. */
  #open(): Token {
    const text = this.#text;
    const from = this.#pos;
    this.start = from;
    const parent = this.element;
    const depth = parent === undefined ? 1 : parent.depth + 1;
    if (depth > MAX_DEPTH) this.#break("too-deep", `more than ${MAX_DEPTH} elements deep`, from);
    const colon = this.#nameEnd(from + 1);
    const prefixed = text.charCodeAt(colon) === COLON;
    let pos = prefixed ? this.#nameEnd(colon + 1) : colon;
    const name = text.slice(from + 1, pos);
    this.element = { name, parent, depth, index: 0 };
    let attributes: Attribute[] | undefined;
    for (;;) {
      const at = spaceEnd(text, pos);
      const code = text.charCodeAt(at);
      if (code === GT) {
        this.#pos = at + 1;
        break;
      }
      if (code === SLASH) {
        if (text.charCodeAt(at + 1) !== GT) this.#malformed('expected ">" behind "/"', at + 1);
        this.#pos = at + 2;
        this.#selfClosed = true;
        break;
      }
      if (at === pos) this.#malformed('expected white space or ">"', at);

      // Most attributes of a root declare a prefix: the name needs no second look then.
      const declares = text.startsWith("xmlns:", at);
      pos = declares ? at + 5 : this.#nameEnd(at);
      let prefix = "";
      let local = declares ? "xmlns" : text.slice(at, pos);
      if (text.charCodeAt(pos) === COLON) {
        prefix = local;
        const behind = pos + 1;
        pos = this.#nameEnd(behind);
        local = text.slice(behind, pos);
      }
      pos = spaceEnd(text, pos);
      if (text.charCodeAt(pos) !== EQUALS) this.#malformed('expected "="', pos);
      pos = spaceEnd(text, pos + 1);
      const quotation = text.charCodeAt(pos);
      if (quotation !== DOUBLE && quotation !== SINGLE)
        this.#malformed("expected a quoted value", pos);
      const start = pos + 1;
      let end = plainEnd(text, start, quotation);
      let value = text.slice(start, end);
      if (text.charCodeAt(end) !== quotation) {
        end = text.indexOf(quotation === DOUBLE ? '"' : "'", end);
        if (end < 0) this.#malformed("the value does not end", pos);
        value = this.#resolve(start, end, "attribute");
      }
      pos = end + 1;
      if (declares || (prefix === "" && local === "xmlns")) {
        const problem = this.#namespaces.declare(declares ? local : "", value, depth);
        if (problem !== undefined) this.#malformed(problem, at);
      } else {
        attributes ??= [];
        attributes.push({ prefix, local, uri: "", value, start });
      }
    }
    this.local = prefixed ? text.slice(colon + 1, from + 1 + name.length) : name;
    this.uri = this.#lookUp(prefixed ? text.slice(from + 1, colon) : "", from + 1);
    this.attributes = attributes ? this.#distinct(attributes) : NO_ATTRIBUTES;
    return OPEN;
  }

  /** Attributes by their full names, of which none may stand twice (Namespaces in XML 1.0 §6.3). */
  #distinct(attributes: readonly Attribute[]): readonly Attribute[] {
    const names = new Set<string>();
    return attributes.map((attribute) => {
      const { prefix, local, start } = attribute;
      const uri = prefix && this.#lookUp(prefix, start);
      // No name holds a line end: two parts cannot be taken for two others.
      if (names.size === names.add(`${uri}\n${local}`).size)
        this.#malformed("an attribute stands twice", start);
      return uri ? { ...attribute, uri } : attribute;
    });
  }

  #lookUp(prefix: string, at: number): string {
    return (
      this.#namespaces.get(prefix) ?? this.#malformed(`nothing declares the prefix "${prefix}"`, at)
    );
  }

  #close(): Token {
    const text = this.#text;
    const { name } = this.element as OpenElement;
    const end = spaceEnd(text, this.#pos + 2 + name.length);
    if (!text.startsWith(name, this.#pos + 2) || text.charCodeAt(end) !== GT) {
      this.#malformed(`expected </${name}>`);
    }
    this.#pos = end + 1;
    this.#ended = true;
    return CLOSE;
  }

  #leave(): void {
    this.#ended = false;
    const { depth, parent } = this.element as OpenElement;
    this.#namespaces.leave(depth);
    this.element = parent;
  }

  #nameEnd(from: number): number {
    const end = nameEnd(this.#text, from);
    if (end === from) this.#malformed("expected a name", from);
    return end;
  }
}
