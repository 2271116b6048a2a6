import { cut, DecodeError, quote } from "../errors.ts";
import { textOf } from "../xml/encoding.ts";
import { positionOf } from "../xml/position.ts";
import { CLOSE, OPEN, TEXT, XmlReader } from "../xml/xml-reader.ts";
import type { Content, Document, ListMember, Member, Struct, StructMember } from "./codec.ts";
import type { Scalar } from "./scalars.ts";
import {
  countProblem,
  duplicate,
  elementInNil,
  elementInText,
  findAttribute,
  findElement,
  isNil,
  NOTHING,
  needsValue,
  nilValue,
  type Problem,
  stepOf,
  textProblem,
} from "./struct-rules.ts";

export interface DecodeOptions {
  /** The operation that the document answers; errors name it. */
  readonly operation?: string | undefined;
  /** The charset that the transport gave, which goes before the document's own word. */
  readonly charset?: string | undefined;
}

/** The values of a struct's members, each at its member's index; `null` where one came that is nil. */
type Values = unknown[];

/**
 * The value of a document. A document that is not well-formed is never reported as anything else,
 * whatever else is wrong with it.
 *
 * @throws {DecodeError} with the code, path and position of the first problem.
 * @throws {TypeError} for what is neither text nor bytes.
 */
export function decode<T>(
  document: Document<T>,
  xml: string | Uint8Array,
  { operation, charset }: DecodeOptions = {},
): T {
  if (typeof xml !== "string" && !ArrayBuffer.isView(xml)) {
    throw new TypeError(`expected a string or Uint8Array, got ${quote(xml)}`);
  }
  const text = typeof xml === "string" ? xml : textOf(xml, charset, operation);
  if (text === "") {
    throw new DecodeError("empty-body", "/", "the document is empty", positionOf("", 0), operation);
  }
  const reader = new XmlReader(text, operation);
  try {
    const { name, content } = document;
    if (name.local !== reader.local || !reader.isIn(name.namespace)) {
      const came = described(reader.local, reader.uri);
      const expected = described(name.local, name.namespace.uri);
      reader.fail("unexpected-root", `expected ${expected}, got ${came}`);
    }
    const value = read(reader, content);
    reader.finish();
    return value as T;
  } catch (error) {
    if (!reader.broken) reader.finish();
    throw error;
  }
}

function described(local: string, uri: string): string {
  return `<${cut(local)}> in ${uri ? `the namespace ${quote(uri)}` : "no namespace"}`;
}

/** What the innermost element holds; reads to its end. */
export function read(reader: XmlReader, content: Content<unknown> | ListMember): unknown {
  const known = typeof content === "function" ? content() : content;
  if (known.kind === "scalar") return readScalar(reader, known);
  return known.kind === "list"
    ? readList(reader, known)
    : (known.tuple ?? readStruct)(reader, known);
}

/** A value, or nothing where the element is empty and may be. */
function readScalar(reader: XmlReader, scalar: Scalar<unknown>, mayBeEmpty = false): unknown {
  let text = "";
  let start = -1;
  for (;;) {
    const token = reader.next();
    if (token === OPEN) reader.fail(...elementInText);
    if (start < 0) start = reader.start;
    if (token === CLOSE) break;
    text += reader.value;
  }
  if (mayBeEmpty && text === "") return undefined;
  return keep(
    reader,
    scalar.parse(text, (code, problem) => reader.fail(code, problem, start)),
  );
}

/**
 * A value apart from its document: in V8, a substring of 13 characters or more retains the whole string. It is
 * copied, unless the document is short or the value is most of it.
 */
export function keep(reader: XmlReader, value: unknown): unknown {
  return typeof value === "string" && value.length > 12 && reader.length > 1024 + 2 * value.length
    ? ` ${value}`.slice(1)
    : value;
}

/** Reads to the end of an element that is nil. */
export function readNil(reader: XmlReader): void {
  for (;;) {
    const token = reader.next();
    if (token === CLOSE) return;
    if (token === OPEN) reader.fail(...elementInNil);
    refuse(reader, textProblem(reader.value, NOTHING));
  }
}

export function refuse(reader: XmlReader, problem: Problem | undefined): void {
  if (problem) reader.fail(...problem);
}

/** The members of the innermost element, in the order of the spec. */
function readStruct(reader: XmlReader, { members, text }: Struct<unknown>): unknown {
  const { start } = reader;
  const values: Values = new Array(members.length);
  for (const { local, uri, value, start } of reader.attributes) {
    const member = findAttribute(members, local, uri);
    if (!member) continue;
    const kept = member.content.parse(value, (code, problem) =>
      reader.fail(code, problem, start, `/@${local}`),
    );
    values[member.index] = keep(reader, kept);
  }
  if (text) {
    values[text.index] = readScalar(reader, text.content, text.presence === "optional");
  } else readElements(reader, members, values);
  const struct: { [key: string]: unknown } = {};
  for (const member of members) {
    const value = checked(reader, member, values[member.index], start);
    if (value !== undefined) struct[member.key] = value;
  }
  return struct;
}

/** The items of an element that holds nothing else. */
function readList(reader: XmlReader, list: ListMember): unknown {
  const { start } = reader;
  const values: Values = [];
  readElements(reader, [list], values);
  return checked(reader, list, values[0], start);
}

function readElements(
  reader: XmlReader,
  members: readonly (StructMember | ListMember)[],
  values: Values,
): void {
  for (;;) {
    const token = reader.next();
    if (token === CLOSE) return;
    if (token === TEXT) {
      refuse(reader, textProblem(reader.value, "elements and no text"));
      continue;
    }
    const member = findElement(members, reader);
    if (!member) {
      reader.skip();
      continue;
    }
    const { index } = member;
    const before = values[index];
    let items: unknown[] | undefined;
    if (member.kind === "list") {
      items = Array.isArray(before) ? before : [];
      values[index] = items;
      reader.numberItem(items.length + 1);
    } else if (before !== undefined) reader.fail(...duplicate(reader.local));
    if (isNil(reader)) {
      if (needsValue(member)) reader.fail(...nilValue);
      readNil(reader);
      values[index] = null;
      continue;
    }
    const value = read(reader, member.content);
    if (items) items.push(value);
    else values[index] = value;
  }
}

/** The value of a member whose element has ended; `undefined` where it is not there. */
export function checked(reader: XmlReader, member: Member, value: unknown, start: number): unknown {
  const isList = member.kind === "list";
  if (!isList && value != null) return value;
  const items = Array.isArray(value) ? value : [];
  const problem = countProblem(member, items.length, items);
  if (problem) reader.fail(...problem, start, stepOf(member));
  return value ?? (isList && member.presence === "required" ? [] : member.none);
}
