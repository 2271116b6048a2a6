import type { Span } from "../../diagnostics/source-file.ts";
import type { Node } from "../../source/tree.ts";
import type { ReadContext } from "./read-context.ts";

/** Reads a node; `at` is what names it in the spec. */
export type Read<T> = (reading: ReadContext, node: Node, at: Span) => T;

/** What a reader keeps during one reading; it is made when it is first asked for. */
export function perReading<T extends object>(
  make: (reading: ReadContext) => T,
): (reading: ReadContext) => T {
  const kept = new WeakMap<ReadContext, T>();
  return (reading) => {
    const known = kept.get(reading) ?? make(reading);
    kept.set(reading, known);
    return known;
  };
}

/**
 * Reads a node once in one reading, however many `$ref`s lead to it; so the work stays linear, and an
 * object of the spec is one object here.
 */
export function once<T>(read: Read<T>): Read<T> {
  const resultsOf = perReading(() => new Map<Node, { readonly result: T }>());
  return (reading, node, at) => {
    const results = resultsOf(reading);
    const known = results.get(node) ?? { result: read(reading, node, at) };
    results.set(node, known);
    return known.result;
  };
}
