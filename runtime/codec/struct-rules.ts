import { cut, type DecodeCode, quote } from "../errors.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import type {
  AttributeMember,
  Count,
  ElementMember,
  ListMember,
  Member,
  Name,
  Presence,
  StructMember,
  WrappedListMember,
} from "./codec.ts";

/**
 * What a struct asks of its element, for all who read one: the decoder, which ends at the first
 * problem, and the probe, which finds them all.
 */

/** What is wrong, as a code and in words. */
export type Problem = readonly [code: DecodeCode, words: string];

const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** The member that matches an attribute of the document. */
export function findAttribute(
  members: readonly (StructMember | ListMember)[],
  local: string,
  uri: string,
): (AttributeMember & StructMember) | undefined {
  for (const member of members) {
    if (member.kind !== "attribute" || member.name.local !== local) continue;
    if (member.name.namespace.uri === uri) return member;
  }
  return undefined;
}

/** A member that is an element, or several. */
export type Nested = (ElementMember | ListMember | WrappedListMember) & {
  readonly presence: Presence;
  readonly index: number;
  readonly nth?: number | undefined;
};

/** The member that matches the element that was opened last. */
export function findElement(
  members: readonly (StructMember | ListMember)[],
  reader: XmlReader,
): Nested | undefined {
  const { local } = reader;
  for (const member of members) {
    if (member.kind === "text" || member.name.local !== local) continue;
    if (member.kind !== "attribute" && reader.isIn(member.name.namespace)) return member;
  }
  return undefined;
}

/** Whether the element that was opened last is nil (XML Schema Part 1 §2.6.2): no value is there. */
export function isNil({ attributes }: XmlReader): boolean {
  return (
    attributes.length > 0 &&
    attributes.some(
      ({ local, uri, value }) =>
        local === "nil" && uri === INSTANCE && /^[ \t\n\r]*(?:true|1)[ \t\n\r]*$/.test(value),
    )
  );
}

/** Whether a member may not be nil. An item that is left out would give others its place. */
export function needsValue({ kind, presence }: Nested): boolean {
  return kind === "list" || presence === "required";
}

export const nilValue: Problem = ["missing", "this element has no value: xsi:nil is true"];

export const elementInText: Problem = ["unexpected-element", "expected text and no element"];

/** What is expected in an element that is nil. */
export const NOTHING = "nothing, since xsi:nil is true";

export const elementInNil: Problem = ["unexpected-element", `expected ${NOTHING}`];

/** Text where an element holds others, or nothing; white space does no harm. */
export function textProblem(text: string, expected: string): Problem | undefined {
  return /[^ \t\n\r]/.test(text)
    ? ["unexpected-text", `expected ${expected}, got ${quote(text)}`]
    : undefined;
}

export function duplicate(local: string): Problem {
  return ["duplicate", `expected one <${cut(local)}>, got another`];
}

/**
 * What shows when an element has ended: a member is not there, or not often enough.
 * @param items - Those of a list, where they are known.
 */
export function countProblem(
  member: Member,
  times: number,
  items?: readonly unknown[],
): Problem | undefined {
  if (member.kind === "list") {
    if (times === 0 && member.presence === "optional") return undefined;
    const problem = boundProblem(member.count, times, items);
    return problem === undefined ? undefined : ["out-of-range", problem];
  }
  // The text of an element is there, if only as an empty one.
  if (times > 0 || member.presence === "optional" || member.kind === "text") return undefined;
  return ["missing", `this ${member.name.kind} is missing`];
}

export function boundProblem(
  { min, max, problemOf }: Count,
  length: number,
  items?: readonly unknown[],
): string | undefined {
  const bound = length < min ? `at least ${min}` : length > max && `at most ${max}`;
  return bound ? `expected ${bound}, got ${length}` : items && problemOf?.(items);
}

/** The step to an attribute or element in a path; none to the text of an element. */
export function stepOf(member: Member): string {
  return member.kind === "text" ? "" : nameStep(member.name);
}

export function nameStep({ kind, local }: Name): string {
  return `/${kind === "attribute" ? "@" : ""}${local}`;
}
