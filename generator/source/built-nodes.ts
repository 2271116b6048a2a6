import type { Entry, ListNode, MapNode, Node, ValueNode } from "./tree.ts";

/** A value whose scalars are of some type. */
type PlainValue<T> = T | readonly PlainValue<T>[] | { readonly [key: string]: PlainValue<T> };

/** Nodes that a document of an older version does not have, each at the place that it is made of. */

export function mapAt(origin: Node, entries: readonly Entry[]): MapNode {
  const { pointer, span } = origin;
  return {
    kind: "map",
    pointer,
    span,
    entries: new Map(entries.map((entry) => [entry.key, entry])),
  };
}

export function listAt(origin: Node, items: readonly Node[]): ListNode {
  return { kind: "list", pointer: origin.pointer, span: origin.span, items };
}

export function valueAt(origin: Node, value: ValueNode["value"]): ValueNode {
  return { kind: "value", pointer: origin.pointer, span: origin.span, value };
}

/** An entry that a problem points at as `place` says: another entry, or the node that it is made of. */
export function entryAt(place: Entry | Node, key: string, value: Node): Entry {
  return { key, keySpan: "keySpan" in place ? place.keySpan : place.span, value };
}

/** The entries of a node but for some; none where it is no map. */
export function entriesOf(node: Node | undefined, but: readonly string[] = []): readonly Entry[] {
  if (node?.kind !== "map") return [];
  return [...node.entries.values()].filter(({ key }) => !but.includes(key));
}

/** The value of a key of a map. */
export function partOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "map" ? node.entries.get(key)?.value : undefined;
}

/** The text under a key of a map. */
export function textOf(node: Node | undefined, key: string): string | undefined {
  return textIn(partOf(node, key));
}

/** The text that a node is. */
export function textIn(node: Node | undefined): string | undefined {
  return node?.kind === "value" && typeof node.value === "string" ? node.value : undefined;
}

/** Whether a node is just this value. */
export function isValue(node: Node | undefined, value: ValueNode["value"]): boolean {
  return node?.kind === "value" && node.value === value;
}

/** A node as a value without places. */
export function withoutPlaces<T>(
  node: Node,
  scalar: (value: ValueNode["value"]) => T,
): PlainValue<T> {
  switch (node.kind) {
    case "value":
      return scalar(node.value);
    case "list":
      return node.items.map((item) => withoutPlaces(item, scalar));
    case "map":
      return Object.fromEntries(
        entriesOf(node).map(({ key, value }) => [key, withoutPlaces(value, scalar)]),
      );
  }
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}
