import type { EnumDescription } from "../api/description.ts";
import type { Content, Document, NamedMember, Occurs, Place, Struct } from "../codec/codec.ts";
import type { Scalar } from "../codec/scalars.ts";
import { quote } from "../errors.ts";
import { CLOSE, OPEN, type OpenElement, TEXT, type XmlReader } from "../xml/xml-reader.ts";
import type { FindingReporter } from "./finding-reporter.ts";
import type { Knowledge } from "./knowledge.ts";
import {
  otherNamespace,
  unknownAttribute,
  unknownElement,
  unknownNamespaces,
} from "./name-check.ts";
import { readStartTag } from "./start-tag.ts";
import { checkValue } from "./value-check.ts";

/** A member of the element that is being read, and what has been seen of it. */
interface Expected {
  readonly member: NamedMember;
  /** The list that its values come from, if they do. */
  readonly list: EnumDescription | undefined;
  count: number;
}

/**
 * Reads a document as decoding does, but goes on after a problem and looks at what decoding skips.
 * Of an element that the spec does not know, the content is not looked at.
 */
export class Walk {
  readonly #text: string;
  readonly #reader: XmlReader;
  readonly #teller: FindingReporter;
  readonly #knowledge: Knowledge;

  constructor(text: string, reader: XmlReader, teller: FindingReporter, knowledge: Knowledge) {
    this.#text = text;
    this.#reader = reader;
    this.#teller = teller;
    this.#knowledge = knowledge;
  }

  /** The whole document. Its root is open, and has the right local name. */
  document(document: Document<unknown>): void {
    this.#element(document.place, document.content, this.#knowledge.values.root(document));
  }

  /** An element that the spec knows, from its start tag to its end. */
  #element(place: Place, content: Content<unknown>, list: EnumDescription | undefined): void {
    const { uri } = this.#reader;
    if (uri !== place.namespace.uri && this.#reader.isIn(place.namespace)) {
      this.#teller.report(otherNamespace(this.#reader, place));
    }
    const held = typeof content === "function" ? content() : content;
    if (held.kind === "scalar") {
      this.#startTag([]);
      this.#scalar(held, list);
    } else this.#struct(held, list);
  }

  /** The items of a wrapped list have no key of their own: their list of values is that of the whole. */
  #struct(struct: Struct<unknown>, list: EnumDescription | undefined): void {
    const { start } = this.#reader;
    const expected = struct.members.map((member) => ({
      member,
      list: list ?? this.#knowledge.values.member(struct, member.key),
      count: 0,
    }));
    this.#startTag(expected);
    const text = expected[struct.text];
    if (text) {
      const { content, presence } = text.member;
      this.#scalar(content as Scalar<unknown>, text.list, presence === "optional");
    } else this.#elements(expected);
    for (const each of expected) this.#ended(each, start);
  }

  /** Declarations and attributes. */
  #startTag(expected: readonly Expected[]): void {
    const tag = readStartTag(this.#text, this.#reader.start);
    for (const told of unknownNamespaces(tag, this.#knowledge.namespaces))
      this.#teller.report(told);
    const names = new Map(tag.map(({ nameAt, valueAt }) => [valueAt, nameAt]));
    for (const attribute of this.#reader.attributes) {
      const { local, uri, value, start } = attribute;
      const step = `/@${local.slice(0, 100)}`;
      const found = expected.find(
        ({ member: { kind, place } }) =>
          kind === "attribute" && place?.local === local && place.namespace.uri === uri,
      );
      if (found) {
        found.count++;
        checkValue(found.member.content as Scalar<unknown>, value, found.list, (told) =>
          this.#teller.report({ ...told, at: start, member: step }),
        );
      } else {
        const told = unknownAttribute(attribute, placesOf(expected));
        this.#teller.report({ ...told, at: names.get(start), member: step });
      }
    }
  }

  #scalar(scalar: Scalar<unknown>, list: EnumDescription | undefined, mayBeEmpty = false): void {
    const reader = this.#reader;
    let text = "";
    let at = -1;
    let mixed = false;
    for (let token = reader.next(); token !== CLOSE; token = reader.next()) {
      if (token === OPEN) {
        this.#teller.error("unexpected-element", "expected text and no element");
        reader.skip();
        mixed = true;
      } else {
        if (at < 0) at = reader.start;
        text += reader.value;
      }
    }
    if (mixed || (mayBeEmpty && text === "")) return;
    const place = at < 0 ? reader.start : at;
    checkValue(scalar, text, list, (told) => this.#teller.report({ ...told, at: place }));
  }

  #elements(expected: readonly Expected[]): void {
    const reader = this.#reader;
    for (let token = reader.next(); token !== CLOSE; token = reader.next()) {
      if (token === TEXT) {
        if (!/[^ \t\n\r]/.test(reader.value)) continue;
        const got = quote(reader.value);
        this.#teller.error("unexpected-text", `expected elements and no text, got ${got}`);
        continue;
      }
      const found = expected.find(
        ({ member: { place } }) =>
          place?.kind === "element" && place.local === reader.local && reader.isIn(place.namespace),
      );
      if (!found) {
        this.#teller.report(unknownElement(reader, placesOf(expected)));
        reader.skip();
        continue;
      }
      const { kind, place, content } = found.member;
      found.count++;
      if (kind === "list") (reader.element as OpenElement).index = found.count;
      else if (found.count > 1) {
        this.#teller.error("duplicate", `expected one <${reader.local}>, got another`);
        reader.skip();
        continue;
      }
      this.#element(place as Place, content, found.list);
    }
  }

  /** What can only be said when an element ends: is the member there, and is there enough of it. */
  #ended({ member: { kind, place, presence, occurs }, count }: Expected, start: number): void {
    const step = `${kind === "attribute" ? "/@" : "/"}${place?.local}`;
    if (kind === "list" && (count > 0 || presence === "required")) {
      const { min, max } = occurs as Occurs;
      if (count >= min && count <= max) return;
      const bound = count < min ? `at least ${min}` : `at most ${max}`;
      this.#teller.error("out-of-range", `expected ${bound}, got ${count}`, start, step);
    } else if (count === 0 && presence === "required" && kind !== "text") {
      const what = kind === "attribute" ? "attribute" : "element";
      this.#teller.error("missing", `this ${what} is missing`, start, step);
    }
  }
}

function placesOf(expected: readonly Expected[]): readonly (Place | undefined)[] {
  return expected.map(({ member }) => member.place);
}
