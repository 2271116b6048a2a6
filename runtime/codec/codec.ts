import type { Namespace } from "../xml/namespaces.ts";
import type { Scalar } from "./scalars.ts";

/** An element's or attribute's name. */
export interface Place {
  readonly kind: "attribute" | "element";
  readonly local: string;
  readonly namespace: Namespace;
  /** What is written before and behind it: tags, or the name with `="` and `"`. */
  readonly open: string;
  readonly close: string;
}

export interface AttributePlace extends Place {
  readonly kind: "attribute";
}

export interface ElementPlace extends Place {
  readonly kind: "element";
}

/** What an element holds: text, or members; a function where structs contain each other. */
export type Content<T> = Scalar<T> | Struct<T> | (() => Struct<T>);

export type Presence = "required" | "optional";

/** How many items a list may have. */
export interface Occurs {
  readonly min: number;
  readonly max: number;
}

/** One member of a struct: `T` is its decoded type, `P` whether it must be there. */
export interface Member<T, P extends Presence> {
  readonly kind: "attribute" | "element" | "text" | "list" | "wrapped";
  /** Where it stands; for a wrapped list the element around the items, for text nowhere. */
  readonly place: Place | undefined;
  readonly presence: P;
  /** What it holds; for a list what each item holds, for a wrapped one a struct of the list alone. */
  readonly content: Content<unknown>;
  readonly occurs?: Occurs;
  /** Only for the compiler; never set. */
  readonly type?: T;
}

/** A member by the name that it has in the decoded object. */
export interface NamedMember extends Member<unknown, Presence> {
  readonly key: string;
}

/** An element's members, in the order of the spec. */
export interface Struct<T> {
  readonly kind: "struct";
  readonly members: readonly NamedMember[];
  /** Which of them is the element's own text; -1 = none. */
  readonly text: number;
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
  readonly place: ElementPlace;
  readonly content: Content<T>;
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
const anyNumber: Occurs = { min: 0, max: Infinity };

/** An attribute: in no namespace unless it has a prefix (Namespaces in XML 1.0 §6.2). */
export function attribute(local: string, namespace: Namespace = none): AttributePlace {
  return {
    kind: "attribute",
    local,
    namespace,
    open: ` ${written(local, namespace)}="`,
    close: '"',
  };
}

/** An element: in no namespace unless one is given; none is inherited. */
export function element(local: string, namespace: Namespace = none): ElementPlace {
  const name = written(local, namespace);
  return { kind: "element", local, namespace, open: `<${name}>`, close: `</${name}>` };
}

function written(local: string, { prefix }: Namespace): string {
  return prefix ? `${prefix}:${local}` : local;
}

/** The text of the struct's own element. */
export const text = undefined;

/** A member that must be there, once. */
export function one<T>(
  place: AttributePlace | undefined,
  content: Scalar<T>,
): Member<T, "required">;
export function one<T>(place: ElementPlace, content: Content<T>): Member<T, "required">;
export function one<T>(place: Place | undefined, content: Content<T>): Member<T, "required"> {
  return { kind: place?.kind ?? "text", place, presence: "required", content };
}

/** A member that may be there, once. */
export function maybe<T>(
  place: AttributePlace | undefined,
  content: Scalar<T>,
): Member<T, "optional">;
export function maybe<T>(place: ElementPlace, content: Content<T>): Member<T, "optional">;
export function maybe<T>(place: Place | undefined, content: Content<T>): Member<T, "optional"> {
  return { kind: place?.kind ?? "text", place, presence: "optional", content };
}

/** A list without an element around it: the items stand among the other members. */
export function many<T>(
  place: ElementPlace,
  content: Content<T>,
  occurs: Occurs = anyNumber,
): Member<readonly T[], "required"> {
  return { kind: "list", place, presence: "required", content, occurs };
}

/** A list with an element of its own around the items. */
export function wrapped<T>(
  place: ElementPlace,
  items: Member<readonly T[], "required">,
): Member<readonly T[], "required"> {
  const content: Struct<{ readonly items: readonly T[] }> = struct({ items });
  return { kind: "wrapped", place, presence: "required", content };
}

/** The same member where it may be left out. */
export function optional<T>(member: Member<T, "required">): Member<T, "optional"> {
  return { ...member, presence: "optional" };
}

/** What an element holds, member by member. */
export function struct<T>(members: Members<T>): Struct<T> {
  const entries = Object.entries<Member<unknown, Presence>>(members);
  const named = entries.map(([key, member]) => ({ ...member, key }));
  return { kind: "struct", members: named, text: named.findIndex(({ kind }) => kind === "text") };
}

/** A root element. */
export function document<T>(
  place: ElementPlace,
  content: Content<T>,
  ...declares: readonly Namespace[]
): Document<T> {
  return { place, content, declares };
}

/** How many items a list may have, from `min` to `max`. */
export function occurs(min: number, max: number = Infinity): Occurs {
  return { min, max };
}
