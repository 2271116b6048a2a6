import type { EnumDescription } from "../api/description.ts";
import type { Document, Held, ListMember, Name, Struct, StructMember } from "../codec/codec.ts";
import type { Scalar } from "../codec/scalars.ts";
import {
  countProblem,
  duplicate,
  elementInNil,
  elementInText,
  findAttribute,
  findElement,
  isNil,
  type Nested,
  NOTHING,
  needsValue,
  nilValue,
  type Problem,
  stepOf,
  textProblem,
} from "../codec/struct-rules.ts";
import { findItem, orderProblem } from "../codec/tuple.ts";
import { CLOSE, OPEN, TEXT, type XmlReader } from "../xml/xml-reader.ts";
import {
  checkValue,
  otherNamespace,
  unknownAttribute,
  unknownElement,
  unknownNamespaces,
} from "./content-check.ts";
import type { Findings } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";
import { readStartTag } from "./start-tag.ts";

/** A member of the element that is being read, and what has been seen of it. */
interface Seen {
  readonly member: StructMember | ListMember;
  /** The list that its values come from, if they do. */
  readonly list: EnumDescription | undefined;
  count: number;
}

/**
 * Reads a document by the rules that decoding reads it by (struct-rules.ts), but goes on after a problem
 * and looks at what decoding skips. Of an element that the spec does not know, the content is not
 * looked at.
 */
export class Walk {
  readonly #text: string;
  readonly #reader: XmlReader;
  readonly #findings: Findings;
  readonly #knowledge: Knowledge;

  constructor(text: string, reader: XmlReader, findings: Findings, knowledge: Knowledge) {
    this.#text = text;
    this.#reader = reader;
    this.#findings = findings;
    this.#knowledge = knowledge;
  }

  /** The whole document. Its root is open, and has the right local name. */
  document(document: Document<unknown>): void {
    this.#element(document.name, document.content, this.#knowledge.values.root(document));
  }

  /** An element that the spec knows, from its start tag to its end. */
  #element(name: Name, content: Held, list: EnumDescription | undefined): void {
    this.#checkNamespace(name);
    const held = typeof content === "function" ? content() : content;
    switch (held.kind) {
      case "scalar":
        this.#startTag([]);
        this.#scalar(held, list);
        break;
      case "struct":
        this.#struct(held, list);
        break;
      default:
        this.#list(held, list);
    }
  }

  #checkNamespace(name: Name): void {
    const { uri } = this.#reader;
    if (uri !== name.namespace.uri && this.#reader.isIn(name.namespace)) {
      this.#findings.report(otherNamespace(this.#reader, name));
    }
  }

  #struct(struct: Struct<unknown>, list: EnumDescription | undefined): void {
    const { start } = this.#reader;
    const { members, text } = struct;
    const listOf = ({ key }: StructMember) => list ?? this.#knowledge.values.member(struct, key);
    const seen = members.map((member) => ({ member, list: listOf(member), count: 0 }));
    this.#startTag(seen);
    if (text) this.#scalar(text.content, listOf(text), text.presence === "optional");
    else this.#elements(seen, struct.tuple && members);
    this.#ended(seen, start);
  }

  /** An element around the items of a list, which share its list of values. */
  #list(member: ListMember, list: EnumDescription | undefined): void {
    const { start } = this.#reader;
    const seen = [{ member, list, count: 0 }];
    this.#startTag(seen);
    this.#elements(seen);
    this.#ended(seen, start);
  }

  /** Declarations and attributes. */
  #startTag(seen: readonly Seen[]): void {
    const tag = readStartTag(this.#text, this.#reader.start);
    for (const found of unknownNamespaces(tag, this.#knowledge.namespaces)) {
      this.#findings.report(found);
    }
    const names = new Map(tag.map(({ nameAt, valueAt }) => [valueAt, nameAt]));
    for (const attribute of this.#reader.attributes) {
      const { local, uri, value, start } = attribute;
      const step = `/@${local.slice(0, 100)}`;
      const member = findAttribute(
        seen.map((each) => each.member),
        local,
        uri,
      );
      const known = seen.find((each) => each.member === member);
      if (member && known) {
        known.count++;
        for (const found of checkValue(member.content, value, known.list)) {
          this.#findings.report({ ...found, at: start, member: step });
        }
      } else {
        const found = unknownAttribute(attribute, namesOf(seen));
        this.#findings.report({ ...found, at: names.get(start), member: step });
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
        this.#findings.error(...elementInText);
        reader.skip();
        mixed = true;
      } else {
        if (at < 0) at = reader.start;
        text += reader.value;
      }
    }
    if (mixed || (mayBeEmpty && text === "")) return;
    const start = at < 0 ? reader.start : at;
    for (const found of checkValue(scalar, text, list)) {
      this.#findings.report({ ...found, at: start });
    }
  }

  /**
   * What is in an element.
   * @param tuple - The items of a tuple: they are looked at as far as they come in their order, its texts are not.
   */
  #elements(seen: readonly Seen[], tuple?: readonly StructMember[]): void {
    const reader = this.#reader;
    const members = seen.map((each) => each.member);
    const isMixed = members.some(({ kind }) => kind === "text");
    /** The items that may still come. */
    let left = tuple ?? [];
    for (let token = reader.next(); token !== CLOSE; token = reader.next()) {
      if (token === TEXT) {
        if (!isMixed) this.#check(textProblem(reader.value, "elements and no text"));
        continue;
      }
      const member = tuple ? findItem(left, reader) : findElement(members, reader);
      const known = seen.find((each) => each.member === member);
      if (!member || !known) {
        const problem = tuple && orderProblem(tuple, left, reader);
        if (problem) this.#check(problem);
        else this.#findings.report(unknownElement(reader, namesOf(seen)));
        reader.skip();
        continue;
      }
      known.count++;
      if (tuple) left = tuple.slice(member.index + 1);
      const number = member.kind === "list" ? known.count : member.nth;
      if (number !== undefined) reader.numberItem(number);
      else if (known.count > 1) {
        this.#findings.error(...duplicate(reader.local));
        reader.skip();
        continue;
      }
      this.#nested(member, known.list);
    }
  }

  /** An element that is a member, or an item of one. */
  #nested(member: Nested, list: EnumDescription | undefined): void {
    if (!isNil(this.#reader)) this.#element(member.name, member.content, list);
    else {
      if (needsValue(member)) this.#findings.error(...nilValue);
      this.#checkNamespace(member.name);
      this.#nil();
    }
  }

  /** To the end of an element that has no value. */
  #nil(): void {
    const reader = this.#reader;
    for (let token = reader.next(); token !== CLOSE; token = reader.next()) {
      if (token === TEXT) this.#check(textProblem(reader.value, NOTHING));
      else {
        this.#findings.error(...elementInNil);
        reader.skip();
      }
    }
  }

  /** What shows only when an element has ended. */
  #ended(seen: readonly Seen[], start: number): void {
    for (const { member, count } of seen)
      this.#check(countProblem(member, count), start, stepOf(member));
  }

  #check(problem: Problem | undefined, at?: number, member?: string): void {
    if (problem) this.#findings.error(...problem, at, member);
  }
}

function namesOf(seen: readonly Seen[]): readonly Name[] {
  return seen.flatMap(({ member }) => (member.kind === "text" ? [] : [member.name]));
}
