import { cut, DecodeError, quote } from "../errors.ts";
import { textOf } from "../xml/encoding.ts";
import { positionOf } from "../xml/position.ts";
import {
  type Attribute,
  CLOSE,
  OPEN,
  type OpenElement,
  TEXT,
  XmlReader,
} from "../xml/xml-reader.ts";
import type { Content, Document, NamedMember, Occurs, Struct } from "./codec.ts";
import type { Scalar } from "./scalars.ts";

export interface DecodeOptions {
  /** The operation that the document answers; errors name it. */
  readonly operation?: string | undefined;
  /** The charset that the transport gave, which goes before the document's own word. */
  readonly charset?: string | undefined;
}

/** The values of a struct's members, each at its member's index; `null` where one came that is nil. */
type Values = unknown[];

const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * The value of a document. A document that is not well-formed is never reported as anything else,
 * whatever else is wrong with it.
 *
 * @throws {DecodeError} with the code, path and position of the first problem.
 */
export function decode<T>(
  document: Document<T>,
  xml: string | Uint8Array,
  { operation, charset }: DecodeOptions = {},
): T {
  const text = typeof xml === "string" ? xml : textOf(xml, charset, operation);
  if (text === "") {
    throw new DecodeError("empty-body", "/", "the document is empty", positionOf("", 0), operation);
  }
  const reader = new XmlReader(text, operation);
  try {
    const { place, content } = document;
    if (place.local !== reader.local || !reader.isIn(place.namespace)) {
      const came = described(reader.local, reader.uri);
      const expected = described(place.local, place.namespace.uri);
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
function read(reader: XmlReader, content: Content<unknown>): unknown {
  const known = typeof content === "function" ? content() : content;
  return known.kind === "scalar" ? readScalar(reader, known) : readStruct(reader, known);
}

/** A value, or nothing where the element is empty and may be. */
function readScalar(reader: XmlReader, scalar: Scalar<unknown>, mayBeEmpty = false): unknown {
  let text = "";
  let start = -1;
  for (;;) {
    const token = reader.next();
    if (token === OPEN) reader.fail("unexpected-element", "expected text and no element");
    if (start < 0) start = reader.start;
    if (token === CLOSE) break;
    text += reader.value;
  }
  if (mayBeEmpty && text === "") return undefined;
  return reader.keep(scalar.parse(text, (code, problem) => reader.fail(code, problem, start)));
}

/** Whether the element that was opened last is nil (XML Schema Part 1 §2.6.2): no value is there. */
function isNil({ attributes }: XmlReader): boolean {
  return attributes.some(
    ({ local, uri, value }) =>
      local === "nil" && uri === INSTANCE && /^[ \t\n\r]*(?:true|1)[ \t\n\r]*$/.test(value),
  );
}

/** Reads to the end of an element that is nil. It holds nothing; white space does no harm. */
function readNil(reader: XmlReader): void {
  for (;;) {
    const token = reader.next();
    if (token === CLOSE) return;
    if (token === OPEN)
      reader.fail("unexpected-element", "expected nothing, since xsi:nil is true");
    const { value } = reader;
    if (/[^ \t\n\r]/.test(value)) {
      const got = quote(value);
      reader.fail("unexpected-text", `expected nothing, since xsi:nil is true, got ${got}`);
    }
  }
}

/** The members of the innermost element, in the order of the spec. */
function readStruct(reader: XmlReader, { members, text }: Struct<unknown>): unknown {
  const { start, attributes } = reader;
  const values: Values = new Array(members.length);
  for (let i = 0; i < attributes.length; i++) {
    readAttribute(reader, members, values, attributes[i] as Attribute);
  }
  if (text < 0) readElements(reader, members, values);
  else {
    const { content, presence } = members[text] as NamedMember;
    values[text] = readScalar(reader, content as Scalar<unknown>, presence === "optional");
  }
  const struct: { [key: string]: unknown } = {};
  for (let i = 0; i < members.length; i++) {
    const member = members[i] as NamedMember;
    const value = checked(reader, member, values[i] ?? undefined, start);
    if (value !== undefined) struct[member.key] = value;
  }
  return struct;
}

function readAttribute(
  reader: XmlReader,
  members: readonly NamedMember[],
  values: Values,
  { local, uri, value, start }: Attribute,
): void {
  const i = members.findIndex(
    ({ kind, place }) =>
      kind === "attribute" && place?.local === local && place.namespace.uri === uri,
  );
  if (i < 0) return;
  const scalar = (members[i] as NamedMember).content as Scalar<unknown>;
  const kept = scalar.parse(value, (code, problem) =>
    reader.fail(code, problem, start, `/@${local}`),
  );
  values[i] = reader.keep(kept);
}

/** Which member the element that was opened last is; -1 = none that the spec knows. */
function findElement(members: readonly NamedMember[], reader: XmlReader): number {
  const { local } = reader;
  for (let i = 0; i < members.length; i++) {
    const { place } = members[i] as NamedMember;
    if (place?.local === local && place.kind === "element" && reader.isIn(place.namespace))
      return i;
  }
  return -1;
}

function readElements(reader: XmlReader, members: readonly NamedMember[], values: Values): void {
  for (;;) {
    const token = reader.next();
    if (token === CLOSE) return;
    if (token === TEXT) {
      if (/[^ \t\n\r]/.test(reader.value)) {
        reader.fail("unexpected-text", `expected elements and no text, got ${quote(reader.value)}`);
      }
      continue;
    }
    const i = findElement(members, reader);
    if (i < 0) {
      reader.skip();
      continue;
    }
    const { kind, content, presence } = members[i] as NamedMember;
    const isList = kind === "list";
    if (isList) {
      if (values[i] === undefined) values[i] = [];
      (reader.element as OpenElement).index = (values[i] as unknown[]).length + 1;
    } else if (values[i] !== undefined) {
      reader.fail("duplicate", `expected one <${cut(reader.local)}>, got another`);
    }
    if (isNil(reader)) {
      // Leaving an item out would give others its place.
      if (isList || presence === "required")
        reader.fail("missing", "this element has no value: xsi:nil is true");
      readNil(reader);
      values[i] = null;
      continue;
    }
    const value = read(reader, content);
    if (isList) (values[i] as unknown[]).push(value);
    else values[i] = kind === "wrapped" ? (value as { items: unknown }).items : value;
  }
}

/** What can only be said when an element ends: is the member there, and is there enough of it. */
function checked(
  reader: XmlReader,
  { kind, place, presence, occurs }: NamedMember,
  value: unknown,
  start: number,
): unknown {
  if (kind === "list" && (value !== undefined || presence === "required")) {
    const { min, max } = occurs as Occurs;
    const items = (value ?? []) as readonly unknown[];
    if (items.length < min || items.length > max) {
      const bound = items.length < min ? `at least ${min}` : `at most ${max}`;
      reader.fail(
        "out-of-range",
        `expected ${bound}, got ${items.length}`,
        start,
        `/${place?.local}`,
      );
    }
    return items;
  }
  if (value === undefined && presence === "required") {
    const step = kind === "attribute" ? "/@" : "/";
    reader.fail(
      "missing",
      `this ${kind === "attribute" ? "attribute" : "element"} is missing`,
      start,
      step + place?.local,
    );
  }
  return value;
}
