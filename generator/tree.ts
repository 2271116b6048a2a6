import type { Span } from "./source.ts";

/** A value of the spec with its place: what `load` makes of the text, before anything is understood. */
export type Node = MapNode | ListNode | ValueNode;

interface Placed {
  /** JSON pointer in its file (RFC 6901), `""` for the file's root. */
  readonly pointer: string;
  readonly span: Span;
}

export interface MapNode extends Placed {
  readonly kind: "map";
  /** In the order of the text. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface ListNode extends Placed {
  readonly kind: "list";
  readonly items: readonly Node[];
}

export interface ValueNode extends Placed {
  readonly kind: "value";
  /** Integers beyond 2^53 are bigints, so that nothing is rounded. */
  readonly value: string | number | bigint | boolean | null;
}

/** The spec after loading: its files as trees, and every `$ref` that could be followed. */
export interface Spec {
  readonly root: Node;
  /** What a `$ref` map stands for, followed to its end; any other node is itself. */
  resolve(node: Node): Node;
  /** Where a node is, as `#/pointer` in the first file and `file#/pointer` in another. */
  locate(node: Node): string;
}
