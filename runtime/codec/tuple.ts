import { cut } from "../errors.ts";
import { CLOSE, TEXT, type XmlReader } from "../xml/xml-reader.ts";
import type { Member, Struct, StructMember } from "./codec.ts";
import { checked, keep, read, readNil, refuse } from "./decode.ts";
import type { Fail } from "./scalars.ts";
import {
  countProblem,
  findElement,
  isNil,
  type Nested,
  needsValue,
  nilValue,
  type Problem,
  textProblem,
} from "./struct-rules.ts";

/** One entry per item of `T`: elements, and texts between them. All of them are there. */
type Items<T extends readonly unknown[]> = {
  readonly [K in keyof T]: Member<T[K], "required">;
};

/**
 * An element that holds just these members, in this order: its value is the list of theirs. Unknown
 * elements are skipped, except in mixed content, where they are an error.
 */
export function tuple<T extends readonly unknown[]>(...items: Items<T>): Struct<T> {
  const given = items as readonly Member[];
  const members = given.map((item, index) => {
    const isAlike = (other: Member): boolean => nameOf(other) === nameOf(item);
    const several = given.filter(isAlike).length > 1;
    const nth = several ? given.slice(0, index + 1).filter(isAlike).length : undefined;
    return { ...item, key: String(index), index, nth };
  });
  return { kind: "struct", members, text: undefined, tuple: readTuple };
}

/** The items of the innermost element; reads to its end. */
function readTuple(reader: XmlReader, { members }: Struct<unknown>): readonly unknown[] {
  const { start } = reader;
  const values: unknown[] = [];
  let text = "";
  let textStart = start;
  const tuple = reader.element;
  /** A text is of the tuple's element, also where the next element is open already. */
  const failText: Fail = (code, problem) => {
    const { element } = reader;
    reader.element = tuple;
    try {
      return reader.fail(code, problem, textStart);
    } finally {
      reader.element = element;
    }
  };
  /** Takes the members up to one: a text ends, and an element is null or missing. */
  const pass = (end: number): void => {
    for (const member of members.slice(values.length, end)) {
      if (isText(member)) {
        values.push(keep(reader, member.content.parse(text, failText)));
        text = "";
      } else values.push(checked(reader, member, undefined, start));
    }
  };
  for (;;) {
    const token = reader.next();
    const awaited = members[values.length];
    if (token === TEXT) {
      if (awaited && isText(awaited)) {
        if (text === "") textStart = reader.start;
        text += reader.value;
      } else refuse(reader, textProblem(reader.value, described(awaited)));
      continue;
    }
    if (token === CLOSE) {
      if (text === "") textStart = reader.start;
      pass(members.length);
      return values;
    }
    const left = members.slice(values.length);
    const member = findItem(left, reader);
    if (!member) {
      refuse(reader, orderProblem(members, left, reader));
      reader.skip();
      continue;
    }
    pass(member.index);
    if (member.nth) reader.numberItem(member.nth);
    if (isNil(reader)) {
      if (needsValue(member)) reader.fail(...nilValue);
      readNil(reader);
      values.push(null);
    } else values.push(read(reader, member.content));
  }
}

/** The member that matches the element that was opened last: the next one, or one after optional members. */
export function findItem(left: readonly StructMember[], reader: XmlReader): Nested | undefined {
  for (const member of left) {
    // A text matches no element, and may be empty.
    const found = findElement([member], reader);
    if (found) return found;
    if (countProblem(member, 0)) return undefined;
  }
  return undefined;
}

/** Why an element is none of the members that are left; undefined where it is skipped. */
export function orderProblem(
  members: readonly StructMember[],
  left: readonly StructMember[],
  reader: XmlReader,
): Problem | undefined {
  if (!members.some(isText) && !findElement(members, reader)) return undefined;
  const next = left.find((each) => !isText(each));
  return ["unexpected-element", `expected ${described(next)}, got <${cut(reader.local)}>`];
}

function nameOf(member: Member): string {
  return member.kind === "text" ? "" : member.name.local;
}

function isText(member: StructMember): member is StructMember & { readonly kind: "text" } {
  return member.kind === "text";
}

function described(member: StructMember | undefined): string {
  return member && !isText(member) ? `<${cut(member.name.local)}>` : "the end of this element";
}
