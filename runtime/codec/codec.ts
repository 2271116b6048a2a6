import type { Namespace } from "../xml/namespaces.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import type { Scalar } from "./scalars.ts";

/** The name of an attribute or element. */
export type Name = AttributeName | ElementName;

export interface AttributeName extends WrittenName {
  readonly kind: "attribute";
}

export interface ElementName extends WrittenName {
  readonly kind: "element";
}

interface WrittenName {
  readonly local: string;
  readonly namespace: Namespace;
  /** What is written before and after the content: tags, or the name with `="` and `"`. */
  readonly open: string;
  readonly close: string;
}

/** What an element holds: text, or members; a function where structs contain each other. */
export type Content<T> = Scalar<T> | Struct<T> | (() => Struct<T>);

export type Presence = "required" | "optional";

/** How many items a list may have, both bounds included. */
export interface Count {
  readonly min: number;
  readonly max: number;
  /** What is wrong with the items together, if anything. */
  readonly problemOf?: (items: readonly unknown[]) => string | undefined;
}

/** One member of a struct: `T` is its decoded type, `P` whether it must be there. */
export type Member<T = unknown, P extends Presence = Presence> = (
  | AttributeMember
  | TextMember
  | ElementMember
  | ListMember
  | WrappedListMember
) & {
  readonly presence: P;
  /** What stands for no value: `null` of a member that is {@link nillable}. */
  readonly none?: null;
  /** How an element without a value is written, where it is not left out. */
  readonly nil?: readonly [name: ElementName, content: Scalar<null>];
  /** Only for the compiler; never set. */
  readonly type?: T;
};

export interface AttributeMember {
  readonly kind: "attribute";
  readonly name: AttributeName;
  readonly content: Scalar<unknown>;
}

/** The text of the struct's own element. */
export interface TextMember {
  readonly kind: "text";
  readonly content: Scalar<unknown>;
}

/** An element that occurs at most once. */
export interface ElementMember {
  readonly kind: "element";
  readonly name: ElementName;
  readonly content: Content<unknown>;
}

/** An element that may occur several times, among the other members. */
export interface ListMember {
  readonly kind: "list";
  readonly name: ElementName;
  /** What each item holds. */
  readonly content: Content<unknown>;
  readonly count: Count;
  readonly presence: Presence;
  /** Its number in the struct; 0 in an element of its own. */
  readonly index: number;
}

/** An element that holds the items of a list and nothing else. */
export interface WrappedListMember {
  readonly kind: "wrapped";
  /** The name of the element around the items. */
  readonly name: ElementName;
  readonly content: ListMember;
}

/** A list of `T` that must be there. */
export type List<T> = ListMember & Member<readonly T[], "required">;

/** A member with the key that it has in the decoded object, and its number in the struct. */
export type StructMember = Member & {
  readonly key: string;
  readonly index: number;
  /** Which of several elements of one name it is, from 1: those of a tuple alone. */
  readonly nth?: number | undefined;
};

/** What is kept under the key of a member: one value, or the items of a list. */
export type Held = Content<unknown> | ListMember;

export function heldBy(member: Member): Held {
  return member.kind === "list" ? member : member.content;
}

/** An element's members, in the order of the spec. */
export interface Struct<T> {
  readonly kind: "struct";
  readonly members: readonly StructMember[];
  /** The member that is the element's own text. */
  readonly text: (StructMember & TextMember) | undefined;
  /** Reads the element of a tuple, whose value is a list and whose members have an order (tuple.ts). */
  readonly tuple?: (reader: XmlReader, tuple: Struct<unknown>) => readonly unknown[];
  /** Only for the compiler; never set. */
  readonly type?: T;
}

/** One entry per member of `T`, required and optional as in `T`: the compiler compares the two. */
export type Members<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Member<Exclude<T[K], undefined>, "optional">
    : Member<T[K], "required">;
};

/** A root element and what it holds. */
export interface Document<T> {
  readonly name: ElementName;
  readonly content: Content<T> | ListMember;
  /** Namespaces whose prefixes are declared on the root when the document is written. */
  readonly declares: readonly Namespace[];
}

/** What may be given where a `T` is sent: an int64 may also be a decimal string. */
export type Encodable<T> = bigint extends T
  ? T | string
  : T extends Uint8Array
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Encodable<T[K]> }
      : T;

const none: Namespace = { uri: "" };
const anyNumber: Count = { min: 0, max: Infinity };

/** An attribute: in no namespace unless it has a prefix (Namespaces in XML 1.0 §6.2). */
export function attribute(local: string, namespace: Namespace = none): AttributeName {
  return {
    kind: "attribute",
    local,
    namespace,
    open: ` ${written(local, namespace)}="`,
    close: '"',
  };
}

/** An element: in no namespace unless one is given; none is inherited. */
export function element(local: string, namespace: Namespace = none): ElementName {
  const name = written(local, namespace);
  return { kind: "element", local, namespace, open: `<${name}>`, close: `</${name}>` };
}

function written(local: string, { prefix }: Namespace): string {
  return prefix ? `${prefix}:${local}` : local;
}

/** Stands in place of a name for the text of the struct's own element. */
export const textContent: { readonly kind: "text" } = { kind: "text" };

/** A member that occurs once. */
export function required<T>(
  name: AttributeName | typeof textContent,
  content: Scalar<T>,
): Member<T, "required">;
export function required<T>(name: ElementName, content: Content<T>): Member<T, "required">;
export function required<T>(
  name: Name | typeof textContent,
  content: Content<T>,
): Member<T, "required"> {
  // The overloads let nothing but a scalar come to an attribute or a text.
  return { kind: name.kind, name, presence: "required", content } as Member<T, "required">;
}

/** A member that occurs at most once, or a list that may be left out. */
export function optional<T>(
  name: AttributeName | typeof textContent,
  content: Scalar<T>,
): Member<T, "optional">;
export function optional<T>(name: ElementName, content: Content<T>): Member<T, "optional">;
export function optional<T>(list: Member<T, "required">): Member<T, "optional">;
export function optional<T>(
  name: Name | typeof textContent | Member<T, "required">,
  content?: Content<T>,
): Member<T, "optional"> {
  const member = "presence" in name ? name : { kind: name.kind, name, content };
  return { ...member, presence: "optional" } as Member<T, "optional">;
}

/** What is written for an element without a value (XML Schema Part 1 §2.6.2). */
const NIL = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">';

/**
 * A member that is always there in the decoded object, as `null` where it has no value. An element that is nil and one
 * that is absent are read alike; the first is written. An attribute without a value is left out.
 */
export function nillable<T>(member: Member<T, "required">): Member<T | null, "required"> {
  const empty: Scalar<null> = {
    kind: "scalar",
    name: "nil",
    parse: () => null,
    format: () => "",
  };
  const nil =
    member.kind === "attribute" || member.kind === "text"
      ? {}
      : { nil: [{ ...member.name, open: member.name.open.slice(0, -1) + NIL }, empty] };
  // To the reader it is a member that may be left out.
  return { ...member, presence: "optional", none: null, ...nil } as Member<unknown> as Member<
    T | null,
    "required"
  >;
}

/** A list without an element around it: the items are among the other members. */
export function list<T>(name: ElementName, content: Content<T>, count: Count = anyNumber): List<T> {
  return { kind: "list", name, presence: "required", content, count, index: 0 };
}

/** A list with an element of its own around the items. */
export function wrapped<T>(name: ElementName, items: List<T>): Member<readonly T[], "required"> {
  return { kind: "wrapped", name, presence: "required", content: items };
}

/** What an element holds, member by member. */
export function struct<T>(members: Members<T>): Struct<T> {
  const entries = Object.entries<Member>(members);
  const numbered = entries.map(([key, member], index) => ({ ...member, key, index }));
  return { kind: "struct", members: numbered, text: numbered.find(isText) };
}

function isText(member: StructMember): member is StructMember & TextMember {
  return member.kind === "text";
}

/** A root element. */
export function document<T>(
  name: ElementName,
  content: Content<T> | (ListMember & Member<T, "required">),
  ...declares: readonly Namespace[]
): Document<T> {
  return { name, content, declares };
}

/** How many items a list may have, from `min` to `max`. */
export function count(min: number, max: number = Infinity): Count {
  return { min, max };
}
