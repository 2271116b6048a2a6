import { cut, type DecodeCode, DecodeError, quote } from "../errors.ts";
import { hintOf } from "./body-hints.ts";
import {
  codesOf,
  giveBack,
  IN_DOUBLE,
  IN_SINGLE,
  IN_TEXT,
  NAME,
  nameEnd,
  SPACE,
  skipWhile,
} from "./char-classes.ts";
import type { Namespace } from "./namespaces.ts";
import { type Key, Namespaces } from "./namespaces.ts";
import { positionOf } from "./position.ts";
import { resolve, type TextContext } from "./references.ts";

/** What {@link XmlReader.next} found. */
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type Token = typeof OPEN | typeof CLOSE | typeof TEXT;

export interface Attribute {
  readonly prefix: string;
  readonly local: string;
  /** The namespace, and what stands for it where namespaces are compared: they may be long. */
  uri: string;
  key: Key;
  readonly value: string;
  /** Offset of its name. */
  readonly at: number;
  /** Offset of the value, behind its quote. */
  readonly start: number;
}

export interface OpenElement {
  /** The name as it was written. */
  readonly name: string;
  /** Offset of its start tag. */
  readonly start: number;
  readonly parent: OpenElement | undefined;
  /** 1 for the root. */
  readonly depth: number;
  /** Which item of a list it is, from 1; 0 = of none. Set by {@link XmlReader.numberItem}. */
  index: number;
}

const NO_ATTRIBUTES: readonly Attribute[] = [];

/** Elements inside each other; the root counts. */
const MAX_DEPTH = 64;

/** A path in a message is cut in the middle if it is longer. */
const MAX_PATH = 600;

const TWICE = "an attribute stands twice";

/** Namespaces, or prefixes, by local name. */
type Seen = Map<Key, Key | Set<Key>>;

/** So many attributes are compared each with each; a table pays only beyond. */
const FEW = 8;

const BANG = 33;
const DOUBLE = 34;
const SINGLE = 39;
const SLASH = 47;
const COLON = 58;
const LT = 60;
const EQUALS = 61;
const GT = 62;
const QUESTION = 63;

/** §2.8 [23], [24], §4.3.3 [80], §2.9 [32], up to `?>`; any version 1.x is read as 1.0. */
const DECLARATION =
  /<\?xml[ \t\n\r]+version[ \t\n\r]*=[ \t\n\r]*(["'])1\.\d+\1(?:[ \t\n\r]+encoding[ \t\n\r]*=[ \t\n\r]*(["'])[A-Za-z][-.\w]*\2)?(?:[ \t\n\r]+standalone[ \t\n\r]*=[ \t\n\r]*(["'])(?:yes|no)\3)?[ \t\n\r]*/y;

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
  /** The innermost open element. One that ended counts until the next token is read. */
  element: OpenElement | undefined;
  /** Set when the document turned out not to be well-formed: there is no reading on. */
  broken = false;

  readonly #text: string;
  readonly #operation: string | undefined;
  readonly #codes: Uint8Array | Uint16Array;
  readonly #namespaces = new Namespaces();
  #pos: number;
  /** The last tag was `<a/>`: its end is still to be told. */
  #selfClosed = false;
  /** The end of the innermost element was told. */
  #ended = false;
  /** The first thing that is wrong with a declaration in a tag, and its offset. */
  #flaw = "";
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
      this.#declaration();
    }
    this.#misc();
    if (this.#codes[this.#pos] !== LT) this.#malformed("expected the root element");
    this.#open();
  }

  /** Reads on to where an element opens, where the innermost one closes, or over a stretch of text. */
  next(): Token {
    if (this.#ended) this.#leave();
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.#ended = true;
      return CLOSE;
    }
    for (;;) {
      const from = this.#pos;
      this.start = from;
      if (this.#codes[from] !== LT) return this.#characters();
      const mark = this.#codes[from + 1];
      if (mark === SLASH) return this.#close();
      if (mark !== BANG && mark !== QUESTION) return this.#open();
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
    if (this.element) this.element.index = index;
  }

  /** Reads past the end of the innermost element. */
  skip(): void {
    const { element } = this;
    while (this.next() !== CLOSE || this.element !== element);
  }

  /**
   * A value by itself. A piece of a string keeps all of it in memory, in V8 from 13 characters on. Of short
   * documents, and of the greater part of one, a copy saves too little.
   */
  keep(value: unknown): unknown {
    return typeof value === "string" &&
      value.length > 12 &&
      this.#text.length > 1024 + 2 * value.length
      ? ` ${value}`.slice(1)
      : value;
  }

  /** Reads what is left of the document: it must be well-formed too. */
  finish(): void {
    while (!this.#ended || this.element?.parent) this.next();
    this.element = undefined;
    this.#misc();
    if (this.#codes[this.#pos]) this.#malformed("expected nothing behind the root element");
    if (this.#pos < this.#text.length) this.#illegal(this.#pos);
    giveBack(this.#codes);
  }

  /** Refuses the document. `member` is the step from the innermost element to what is meant. */
  fail(code: DecodeCode, problem: string, start: number = this.start, member = ""): never {
    const text = this.#text;
    let path = member;
    for (let at = this.element; at; at = at.parent) {
      const name = cut(at.name.slice(at.name.indexOf(":") + 1));
      path = `/${name}${at.index ? `[${at.index}]` : ""}${path}`;
    }
    // What stands behind the root does not show what the document is.
    let beginning = this.local ? "" : text.slice(text.startsWith("<!", start) ? start : 0);
    if (this.element) beginning = `<${path.slice(1)}`;
    if (path.length > MAX_PATH)
      path = `${path.slice(0, MAX_PATH / 2)}…${path.slice(-MAX_PATH / 2)}`;
    const at = positionOf(text, start);
    const error = new DecodeError(
      code,
      path || "/",
      problem + hintOf(beginning),
      at,
      this.#operation,
    );
    // Until its stack is asked for, an error keeps this reader in V8, and with it the document.
    void error.stack;
    throw error;
  }

  /** Ends the reading: of what is wrong in a tag up to here, with what comes first. */
  #malformed(problem: string, at = this.#pos, code: DecodeCode = "not-well-formed"): never {
    const seen: Seen = new Map();
    // Until a tag has ended, only names that are the same as they were written stand twice for sure.
    const twin = this.attributes.find(({ local, prefix }) =>
      this.#wasSeen(seen, local, this.#namespaces.keyOf(prefix)),
    );
    let first = at;
    let what = problem;
    if (twin && twin.at < first) [first, what] = [twin.at, TWICE];
    if (this.#flaw && this.#flawAt < first) [first, what] = [this.#flawAt, this.#flaw];
    this.broken = true;
    giveBack(this.#codes);
    const early = first < this.#text.length ? "" : "the document ends too early: ";
    this.fail(first < at ? "not-well-formed" : code, early + what, first);
  }

  #illegal(at: number): never {
    return this.#malformed(`${quote(this.#text.charAt(at))} cannot stand here`, at);
  }

  #declaration(): void {
    DECLARATION.lastIndex = this.#pos;
    if (!DECLARATION.test(this.#text)) {
      this.#malformed('expected version="1.0"', this.#spaceEnd(this.#pos + 5));
    }
    this.#pos = DECLARATION.lastIndex;
    this.#expect("?>");
  }

  /** Reads past what must come next. */
  #expect(what: string): void {
    if (!this.#text.startsWith(what, this.#pos)) this.#malformed(`expected "${what}"`);
    this.#pos += what.length;
  }

  /** White space, comments and processing instructions outside the root (§2.8 [27]). */
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
      this.#pos = this.#nameEnd(from + 2);
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
    // §2.5: two hyphens end a comment and can stand nowhere else in it.
    this.#expect(">");
    return true;
  }

  /** What stands from an offset to `end`, past which it reads. */
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

  #characters(): Token {
    const codes = this.#codes;
    const from = this.#pos;
    let end = skipWhile(IN_TEXT, codes, from);
    this.value = this.#text.slice(from, end);
    if (codes[end] !== LT) {
      end = this.#text.indexOf("<", end);
      this.value = this.#resolve(from, end, "text");
      if (end < 0) {
        const { name } = this.element as OpenElement;
        this.#malformed(`expected </${cut(name)}>`, this.#text.length);
      }
    }
    this.#pos = end;
    return TEXT;
  }

  /** One start tag. It is the hot path: offsets are local variables, and names are cut out once. */
  #open(): Token {
    const text = this.#text;
    const codes = this.#codes;
    const from = this.#pos;
    this.start = from;
    const parent = this.element;
    const depth = parent ? parent.depth + 1 : 1;
    if (depth > MAX_DEPTH)
      this.#malformed(`more than ${MAX_DEPTH} elements deep`, from, "too-deep");
    const colon = this.#nameEnd(from + 1);
    const prefixed = codes[colon] === COLON;
    let pos = prefixed ? this.#nameEnd(colon + 1) : colon;
    const name = text.slice(from + 1, pos);
    this.element = { name, start: from, parent, depth, index: 0 };
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
      let local = at;
      pos = declares ? at + 5 : this.#nameEnd(at);
      if (codes[pos] === COLON) {
        local = pos + 1;
        pos = this.#nameEnd(local);
      }
      const end = pos;
      pos = this.#spaceEnd(pos);
      if (codes[pos] !== EQUALS) this.#malformed('expected "="', pos);
      const open = this.#spaceEnd(pos + 1);
      const quotation = codes[open];
      if (quotation !== DOUBLE && quotation !== SINGLE)
        this.#malformed("expected a quoted value", open);
      const start = open + 1;
      pos = skipWhile(quotation === DOUBLE ? IN_DOUBLE : IN_SINGLE, codes, start);
      let value = text.slice(start, pos);
      if (codes[pos] !== quotation) {
        pos = text.indexOf(text.charAt(open), pos);
        // It was likely meant to end before a tag.
        const to = pos < 0 ? text.indexOf("<", start) : pos;
        value = this.#resolve(start, to, "attribute");
        if (pos < 0) this.#malformed("this value does not end", open);
      }
      pos++;
      if (declares) this.#declare(text.slice(local, end), value, depth, at);
      else if (xmlns && end === at + 5) this.#declare("", value, depth, at);
      else {
        if (!attributes) this.attributes = attributes = [];
        attributes.push({
          prefix: local > at ? text.slice(at, local - 1) : "",
          local: text.slice(local, end),
          uri: "",
          key: "",
          value,
          at,
          start,
        });
      }
    }
    this.local = prefixed ? text.slice(colon + 1, from + 1 + name.length) : name;
    this.uri = this.#lookUp(prefixed ? text.slice(from + 1, colon) : "", from + 1);
    if (attributes) this.#distinct(attributes);
    if (this.#flaw) this.#malformed(this.#flaw, this.#flawAt);
    return OPEN;
  }

  #declare(prefix: string, uri: string, depth: number, at: number): void {
    const problem = this.#namespaces.declare(prefix, uri, depth);
    if (problem === undefined || this.#flaw) return;
    this.#flaw = problem;
    this.#flawAt = at;
  }

  #lookUp(prefix: string, at: number): string {
    return this.#namespaces.get(prefix) ?? this.#undeclared(prefix, at);
  }

  #undeclared(prefix: string, at: number): never {
    return this.#malformed(`nothing declares the prefix ${cut(prefix)}`, at);
  }

  /** Finds the namespaces of attributes. No full name may stand twice (Namespaces in XML 1.0 §6.3). */
  #distinct(attributes: readonly Attribute[]): void {
    const seen: Seen | undefined = attributes.length > FEW ? new Map() : undefined;
    for (let i = 0; i < attributes.length; i++) {
      const attribute = attributes[i] as Attribute;
      const { prefix, local, at } = attribute;
      if (prefix) {
        attribute.uri = this.#lookUp(prefix, at);
        attribute.key = this.#namespaces.namespaceKey(prefix);
      }
      if (seen ? this.#wasSeen(seen, local, attribute.key) : isAmong(attributes, i))
        this.#malformed(TWICE, at);
    }
  }

  /** Whether one of many attributes has a full name that was seen; it is seen from then on. */
  #wasSeen(seen: Seen, local: string, key: Key): boolean {
    // No string is ever made of both parts: one long namespace may have many names.
    const name = this.#namespaces.keyOf(local);
    const known = seen.get(name);
    if (known === undefined) seen.set(name, key);
    else if (!(known instanceof Set)) seen.set(name, new Set([known, key]));
    else if (known.has(key)) return true;
    else known.add(key);
    return known === key;
  }

  #close(): Token {
    const codes = this.#codes;
    const { name, start } = this.element as OpenElement;
    const from = this.#pos + 2;
    let length = 0;
    while (length < name.length && codes[from + length] === codes[start + 1 + length]) length++;
    const whole = length === name.length;
    const end = whole ? this.#spaceEnd(from + length) : from + length;
    if (!whole || codes[end] !== GT) {
      // A tag that broke off is not a wrong one.
      this.#malformed(`expected </${cut(name)}>`, end < this.#text.length ? this.#pos : end);
    }
    this.#pos = end + 1;
    this.#ended = true;
    return CLOSE;
  }

  /** Takes back what the innermost element declared. */
  #leave(): void {
    const { depth, parent } = this.element as OpenElement;
    this.#namespaces.leave(depth);
    this.#ended = false;
    this.element = parent;
  }

  #spaceEnd(from: number): number {
    return skipWhile(SPACE, this.#codes, from);
  }

  /** The offset behind a name without a colon (Namespaces in XML 1.0 §3 [4]). */
  #nameEnd(from: number): number {
    const codes = this.#codes;
    const first = codes[from] as number;
    let end = skipWhile(NAME, codes, from);
    if ((codes[end] as number) > 127) end = nameEnd(this.#text, from);
    // Digits, "-" and "." can only follow.
    if (end === from || first < COLON) this.#malformed("expected a name", from);
    return end;
  }
}

/** Whether five characters are `xmlns`. */
function isXmlns(codes: Uint8Array | Uint16Array, at: number): boolean {
  return (
    codes[at] === 120 &&
    codes[at + 1] === 109 &&
    codes[at + 2] === 108 &&
    codes[at + 3] === 110 &&
    codes[at + 4] === 115
  );
}

/** Whether one of few attributes has the full name of one before it. */
function isAmong(attributes: readonly Attribute[], i: number): boolean {
  const { local, key } = attributes[i] as Attribute;
  for (let j = 0; j < i; j++) {
    const other = attributes[j] as Attribute;
    if (other.local === local && other.key === key) return true;
  }
  return false;
}
