import type { SourceFile, Span } from "../diagnostics/source-file.ts";

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

/** What a URI reference in the place of a text leads to. */
export type ExternalText =
  | { readonly kind: "text"; readonly file: SourceFile }
  /** A URL of something that is no file: nothing is fetched. */
  | { readonly kind: "remote" }
  | { readonly kind: "missing"; readonly path: string }
  /** A file that is not XML. What it holds is not shown: it may be anything. */
  | { readonly kind: "foreign"; readonly path: string }
  | { readonly kind: "refused"; readonly reason: string; readonly hint: string | undefined };

/** The spec after loading: its files as trees, and every `$ref` that could be followed. */
export interface Spec {
  readonly root: Node;
  /** Every file that was read, the first one first. */
  readonly files: readonly SourceFile[];
  /** The conformance cases beside the first file: what each of their files holds, by their names. */
  readonly cases: readonly Node[];
  /**
   * What a `$ref` map stands for, followed to its end; any other node is itself. So is a `$ref`
   * that leads nowhere or in a circle: that has been reported already, and nothing more should be
   * said about it.
   */
  resolve(node: Node): Node;
  /** What a `$ref` map names, one step on, so that what is beside each `$ref` can be seen. */
  target(node: Node): Node | undefined;
  /** What the value of `externalValue` refers to; undefined for any other node. */
  external(node: Node): ExternalText | undefined;
  /**
   * Where a node is: `#/pointer` in the first file and `file#/pointer` in another, whose path is
   * relative to the first file's folder, so that it is the same on every machine.
   */
  locate(node: Node): string;
}
