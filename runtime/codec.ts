import type { Scalar } from "./scalars.ts";

/**
 * A namespace, by the names that mean it. Elements are matched by these and never by a prefix
 * (Namespaces in XML 1.0 §6).
 */
export interface Namespace {
  /** The name that is written; `""` is "no namespace". */
  readonly uri: string;
  /** The prefix that is written; without one the default namespace is used. */
  readonly prefix?: string;
  /** Other names under which deployments send the same elements. */
  readonly aliases?: readonly string[];
}

/** Where a member stands in its element. */
export type Place =
  | { readonly kind: "attribute"; readonly local: string; readonly namespace: Namespace }
  | { readonly kind: "element"; readonly local: string; readonly namespace: Namespace };

export type ElementPlace = Extract<Place, { kind: "element" }>;
export type AttributePlace = Extract<Place, { kind: "attribute" }>;

/** What an element holds: text, or members; a function where structs contain each other. */
export type Content<T> = Scalar<T> | Struct<T> | (() => Struct<T>);

export type Presence = "required" | "optional";

/** How often items of a list may occur. */
export interface Occurs {
  readonly min?: number;
  readonly max?: number;
}

/** One member of a struct. `T` is its decoded type, `P` whether it must be there. */
export type Member<T, P extends Presence> =
  | AttributeMember<T, P>
  | ElementMember<T, P>
  | TextMember<T, P>
  | (T extends readonly (infer Item)[] ? ListMember<Item, P> | WrappedMember<Item, P> : never);

export interface AttributeMember<T, P extends Presence> {
  readonly kind: "attribute";
  readonly place: AttributePlace;
  readonly content: Scalar<T>;
  readonly presence: P;
}

export interface ElementMember<T, P extends Presence> {
  readonly kind: "element";
  readonly place: ElementPlace;
  readonly content: Content<T>;
  readonly presence: P;
}

export interface TextMember<T, P extends Presence> {
  readonly kind: "text";
  readonly content: Scalar<T>;
  readonly presence: P;
}

export interface ListMember<Item, P extends Presence> {
  readonly kind: "list";
  readonly place: ElementPlace;
  readonly content: Content<Item>;
  readonly presence: P;
  readonly occurs: Occurs;
}

export interface WrappedMember<Item, P extends Presence> {
  readonly kind: "wrapped";
  /** The element around the list. */
  readonly place: ElementPlace;
  readonly list: ListMember<Item, "required">;
  readonly presence: P;
}

/** An element's members, in the order of the spec. */
export interface Struct<T> {
  readonly kind: "struct";
  readonly members: Members<T>;
}

/** One entry per member of `T`; a required one must say so, and an optional one too. */
export type Members<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
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
