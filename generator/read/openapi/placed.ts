import { cut } from "../../diagnostics/hints.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import type { Node } from "../../source/tree.ts";

/** A scalar of the spec with its place, so that a problem can point at it. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

export type Text = Placed<string>;

/** Where to point when something is missing in a node: at its first key, not at all of its lines. */
export function anchorSpan(node: Node): Span {
  switch (node.kind) {
    case "map": {
      const first = node.entries.values().next();
      return first.done === true ? node.span : first.value.keySpan;
    }
    case "list": {
      const first = node.items[0];
      return first === undefined ? node.span : anchorSpan(first);
    }
    case "value":
      return node.span;
  }
}

/** What a node is, in words. */
export function describe(node: Node): string {
  switch (node.kind) {
    case "map":
      return "a map";
    case "list":
      return "a list";
    case "value":
      return node.value === null ? "nothing" : `the ${typeName(node.value)} ${show(node.value)}`;
  }
}

function typeName(value: string | number | bigint | boolean): string {
  return typeof value === "bigint" ? "number" : typeof value;
}

function show(value: string | number | bigint | boolean): string {
  if (typeof value !== "string") return String(value);
  return JSON.stringify(cut(value, 40));
}
