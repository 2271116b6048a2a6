import { cut, type DecodeCode, DecodeError, quote } from "../errors.ts";
import {
  type Attribute,
  findWrittenTwin,
  isXmlns,
  resolveNamespaces,
  TWICE,
} from "./attributes.ts";
import { hintOf } from "./body-hints.ts";
import {
  BANG,
  COLON,
  codesOf,
  DOUBLE_QUOTE,
  EQUALS,
  GT,
  giveBack,
  IN_DOUBLE,
  IN_SINGLE,
  IN_TEXT,
  LT,
  NAME,
  nameEnd,
  QUESTION,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  skipWhile,
} from "./char-classes.ts";
import { type Namespace, Namespaces, undeclared } from "./namespaces.ts";
import { MAX_DEPTH, type OpenElement, pathOf, shortened } from "./open-element.ts";
import { positionOf } from "./position.ts";
import { resolve, type TextContext } from "./references.ts";
import { xmlDeclEnd } from "./xml-declaration.ts";

/** What {@link XmlReader.next} found. */
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type Token = typeof OPEN | typeof CLOSE | typeof TEXT;

const NO_ATTRIBUTES: readonly Attribute[] = [];

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
  attributes: readonly Attribute[] = NO_ATTRIBUTES;
  /** The text that was read last, references resolved. */
  value = "";
  /** Offset at which the last token begins. */
  start = 0;
  /** The innermost open element: after {@link CLOSE} still the one that ended, until the next token. */
  element: OpenElement | undefined;
  /** Set when the document turned out not to be well-formed: there is no reading on. */
  broken = false;

  readonly #text: string;
  readonly #operation: string | undefined;
  readonly #codes: Uint8Array | Uint16Array;
  readonly #namespaces = new Namespaces();
  #pos: number;
  /** The last tag was `<a/>`: its end is still to be reported. */
  #selfClosed = false;
  /** The end of the innermost element was reported. */
  #ended = false;
  /** The first thing that is wrong with a declaration in a tag, and its offset. */
  #flaw: string | undefined;
  #flawAt = 0;
  /** What {@link isIn} found last. */
  #known: Namespace | undefined;
  #knownUri = "";

  constructor(text: string, operation?: string) {
    this.#text = text;
    this.#operation = operation;
    this.#codes = codesOf(text);
    this.#pos = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    // A longer name, as in `<?xml-stylesheet`, is that of a processing instruction.
    if (text.startsWith("<?xml", this.#pos) && this.#spaceEnd(this.#pos + 5) > this.#pos + 5) {
      this.#xmlDecl();
    }
    this.#misc();
    if (this.#codes[this.#pos] !== LT) this.#malformed("expected the root element");
    this.#startTag();
  }

  /** Reads on to where an element opens, where the innermost one closes, or over a stretch of text. */
  next(): Token {
    if (this.#ended) this.#leaveScope();
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.#ended = true;
      return CLOSE;
    }
    for (;;) {
      const from = this.#pos;
      this.start = from;
      if (this.#codes[from] !== LT) return this.#charData();
      const mark = this.#codes[from + 1];
      if (mark === SLASH) return this.#endTag();
      if (mark !== BANG && mark !== QUESTION) return this.#startTag();
      if (this.#text.startsWith("<![CDATA[", from)) {
        this.value = this.#until("]]>", from + 9);
        return TEXT;
      }
      this.#skipCommentOrPi();
    }
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

  /** Notes which item of a list the innermost element is, from 1. */
  numberItem(index: number): void {
    (this.element as OpenElement).index = index;
  }

  /** Reads past the end of the innermost element. */
  skip(): void {
    const { element } = this;
    while (this.next() !== CLOSE || this.element !== element);
  }

  /** The length of the document, in UTF-16 units. */
  get length(): number {
    return this.#text.length;
  }

  /** Reads what is left of the document: it must be well-formed too. */
  finish(): void {
    while (!this.#ended || this.element?.parent) this.next();
    this.element = undefined;
    this.#misc();
    if (this.#codes[this.#pos]) this.#malformed("content after the root element");
    if (this.#pos < this.#text.length) this.#illegal(this.#pos);
    giveBack(this.#codes);
  }

  /** Refuses the document. `member` is the step from the innermost element to what is meant. */
  fail(code: DecodeCode, problem: string, start: number = this.start, member = ""): never {
    const text = this.#text;
    const path = pathOf(this.element) + member;
    // What comes after the root does not show what the document is.
    let beginning = this.local ? "" : text.slice(text.startsWith("<!", start) ? start : 0);
    if (this.element) beginning = `<${path.slice(1)}`;
    const error = new DecodeError(
      code,
      shortened(path) || "/",
      problem + hintOf(beginning),
      positionOf(text, start),
      this.#operation,
    );
    // In V8, an error retains this reader, and with it the document, until its stack is read.
    void error.stack;
    throw error;
  }

  /** Throws, for whichever problem of the present tag comes first. */
  #malformed(problem: string, at = this.#pos, code: DecodeCode = "not-well-formed"): never {
    const twin = findWrittenTwin(this.attributes, this.#namespaces);
    let [first, what] = [at, problem];
    if (twin && twin.at < first) [first, what] = [twin.at, TWICE];
    if (this.#flaw && this.#flawAt < first) [first, what] = [this.#flawAt, this.#flaw];
    this.broken = true;
    giveBack(this.#codes);
    const early = first < this.#text.length ? "" : "the document ends too early: ";
    this.fail(code, early + what, first);
  }

  #illegal(at: number): never {
    return this.#malformed(`${quote(this.#text.charAt(at))} is not allowed here`, at);
  }

  /** §2.8 [23] */
  #xmlDecl(): void {
    const end = xmlDeclEnd(this.#text, this.#pos);
    if (end < 0) this.#malformed('expected version="1.0"', this.#spaceEnd(this.#pos + 5));
    this.#pos = end;
    this.#expect("?>");
  }

  /** Reads past what must come next. */
  #expect(what: string): void {
    if (!this.#text.startsWith(what, this.#pos)) this.#malformed(`expected "${what}"`);
    this.#pos += what.length;
  }

  /** §2.8 [27]: what may be outside the root element. */
  #misc(): void {
    do this.#pos = this.start = this.#spaceEnd(this.#pos);
    while (this.#skipCommentOrPi());
  }

  /** Reads past a comment or a processing instruction; says whether one was there. */
  #skipCommentOrPi(): boolean {
    const text = this.#text;
    const from = this.#pos;
    if (this.#codes[from] !== LT) return false;
    const mark = this.#codes[from + 1];
    if (mark === QUESTION) {
      this.#pos = this.#ncNameEnd(from + 2);
      // §2.6 [17]
      if (/^xml$/i.test(text.slice(from + 2, this.#pos)))
        this.#malformed("an XML declaration comes first", from);
      if (this.#spaceEnd(this.#pos) > this.#pos) this.#until("?>", this.#pos);
      else this.#expect("?>");
      return true;
    }
    if (mark !== BANG) return false;
    if (text.startsWith("<!DOCTYPE", from))
      this.#malformed("no DOCTYPE is accepted", from, "doctype");
    this.#expect("<!--");
    this.#until("--", this.#pos);
    // §2.5: two hyphens end a comment and can occur nowhere else in it.
    this.#expect(">");
    return true;
  }

  /** The text from an offset to `end`, past which it reads. */
  #until(end: string, from: number): string {
    const to = this.#text.indexOf(end, from);
    const value = this.#resolve(from, to, "raw");
    if (to < 0) this.#malformed(`expected "${end}"`, this.#text.length);
    this.#pos = to + end.length;
    return value;
  }

  /** What a stretch stands for; where its end is missing, it goes to that of the document. */
  #resolve(from: number, to: number, stretch: TextContext): string {
    const text = this.#text;
    const end = to < 0 ? text.length : to;
    return resolve(text, this.#codes, from, end, stretch, (offset) => this.#illegal(offset));
  }

  /** §2.4 [14], and the references in between. */
  #charData(): Token {
    const codes = this.#codes;
    const from = this.#pos;
    let end = skipWhile(IN_TEXT, codes, from);
    this.value = this.#text.slice(from, end);
    if (codes[end] !== LT) {
      end = this.#text.indexOf("<", end);
      this.value = this.#resolve(from, end, "text");
      if (end < 0) {
        this.#malformed(this.#missingEnd(), this.#text.length);
      }
    }
    this.#pos = end;
    return TEXT;
  }

  /** §3.1 [40] and [44]. It is the hot path: offsets are local variables, and names are cut out once. */
  #startTag(): Token {
    const text = this.#text;
    const codes = this.#codes;
    const from = this.#pos;
    this.start = from;
    const parent = this.element;
    const depth = parent ? parent.depth + 1 : 1;
    if (depth > MAX_DEPTH)
      this.#malformed(`more than ${MAX_DEPTH} elements deep`, from, "too-deep");
    const colon = this.#ncNameEnd(from + 1);
    const prefixed = codes[colon] === COLON;
    let pos = prefixed ? this.#ncNameEnd(colon + 1) : colon;
    const local = text.slice(prefixed ? colon + 1 : from + 1, pos);
    this.element = { local, start: from, end: pos, parent, depth, index: 0 };
    let attributes: Attribute[] | undefined;
    this.attributes = NO_ATTRIBUTES;
    for (;;) {
      const at = this.#spaceEnd(pos);
      const code = codes[at];
      if (code === GT || code === SLASH) {
        this.#pos = at + 1;
        this.#selfClosed = code === SLASH;
        if (code === SLASH) this.#expect(">");
        break;
      }
      if (at === pos) this.#malformed('expected white space or ">"', at);

      // Most attributes of a root declare a prefix, and their names need no second look.
      const xmlns = isXmlns(codes, at);
      const declares = xmlns && codes[at + 5] === COLON;
      let localAt = at;
      pos = declares ? at + 5 : this.#ncNameEnd(at);
      if (codes[pos] === COLON) {
        localAt = pos + 1;
        pos = this.#ncNameEnd(localAt);
      }
      const end = pos;
      pos = this.#spaceEnd(pos);
      if (codes[pos] !== EQUALS) this.#malformed('expected "="', pos);
      const open = this.#spaceEnd(pos + 1);
      const quotation = codes[open];
      if (quotation !== DOUBLE_QUOTE && quotation !== SINGLE_QUOTE)
        this.#malformed("expected a quoted value", open);
      const start = open + 1;
      pos = skipWhile(quotation === DOUBLE_QUOTE ? IN_DOUBLE : IN_SINGLE, codes, start);
      let value = text.slice(start, pos);
      if (codes[pos] !== quotation) {
        pos = text.indexOf(text.charAt(open), pos);
        // It was likely meant to end before a tag.
        const to = pos < 0 ? text.indexOf("<", start) : pos;
        value = this.#resolve(start, to, "attribute");
        if (pos < 0) this.#malformed("this value does not end", open);
      }
      pos++;
      if (declares) this.#declare(text.slice(localAt, end), value, depth, at);
      else if (xmlns && end === at + 5) this.#declare("", value, depth, at);
      else {
        if (!attributes) this.attributes = attributes = [];
        attributes.push({
          // Empty where the local name is all.
          prefix: text.slice(at, localAt - 1),
          local: text.slice(localAt, end),
          uri: "",
          number: 0,
          value,
          at,
          start,
        });
      }
    }
    this.local = local;
    const prefix = prefixed ? text.slice(from + 1, colon) : "";
    this.uri = this.#namespaces.get(prefix) ?? this.#malformed(undeclared(prefix), from + 1);
    const flaw = attributes && resolveNamespaces(attributes, this.#namespaces);
    if (flaw) this.#malformed(...flaw);
    if (this.#flaw) this.#malformed(this.#flaw, this.#flawAt);
    return OPEN;
  }

  #declare(prefix: string, uri: string, depth: number, at: number): void {
    const problem = this.#namespaces.declare(prefix, uri, depth);
    if (this.#flaw) return;
    this.#flaw = problem;
    this.#flawAt = at;
  }

  /** §3.1 [42] */
  #endTag(): Token {
    const codes = this.#codes;
    const element = this.element as OpenElement;
    let pos = this.#pos + 2;
    let at = element.start + 1;
    for (; at < element.end && codes[pos] === codes[at]; at++) pos++;
    if (at === element.end) pos = this.#spaceEnd(pos);
    if (at < element.end || codes[pos] !== GT) {
      // A tag that broke off is not a wrong one.
      this.#malformed(this.#missingEnd(), pos < this.#text.length ? this.#pos : pos);
    }
    this.#pos = pos + 1;
    this.#ended = true;
    return CLOSE;
  }

  #missingEnd(): string {
    const { start, end } = this.element as OpenElement;
    return `expected </${cut(this.#text.slice(start + 1, end))}>`;
  }

  /** Takes back what the innermost element declared. */
  #leaveScope(): void {
    const { depth, parent } = this.element as OpenElement;
    this.#namespaces.leave(depth);
    this.#ended = false;
    this.element = parent;
  }

  #spaceEnd(from: number): number {
    return skipWhile(SPACE, this.#codes, from);
  }

  /** The offset after a name without a colon (Namespaces in XML 1.0 §3 [4]). */
  #ncNameEnd(from: number): number {
    const codes = this.#codes;
    const first = codes[from] as number;
    let end = skipWhile(NAME, codes, from);
    if ((codes[end] as number) > 127) end = nameEnd(this.#text, from);
    // Digits, "-" and "." can only follow.
    if (end === from || first < COLON) this.#malformed("expected a name", from);
    return end;
  }
}
