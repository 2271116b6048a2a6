import type { Span } from "../../diagnostics/source-file.ts";
import type { Node } from "../../source/tree.ts";
import type { ReadContext } from "./read-context.ts";

type Read<T> = (reading: ReadContext, node: Node, at: Span) => T;

/**
 * Reads a node once in one reading, however many `$ref`s lead to it; so the work stays linear, and an
 * object of the spec is one object here.
 */
export function once<T>(read: Read<T>): Read<T> {
  const results = new WeakMap<ReadContext, Map<Node, { readonly result: T }>>();
  return (reading, node, at) => {
    let known = results.get(reading);
    if (known === undefined) {
      known = new Map();
      results.set(reading, known);
    }
    const found = known.get(node);
    if (found !== undefined) return found.result;
    const result = read(reading, node, at);
    known.set(node, { result });
    return result;
  };
}
