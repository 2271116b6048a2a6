import { nearestNames } from "../../runtime/text/typed-names.ts";
import { pointerHints } from "../diagnostics/source-messages.ts";
import type { Node } from "./tree.ts";

/** JSON pointers, RFC 6901. */

/** A pointer, one step deeper. */
export function child(pointer: string, key: string | number): string {
  const step = String(key);
  // Most steps have neither, and a text is looked through sooner than replaced.
  return `${pointer}/${/[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step}`;
}

/** The steps of a pointer, or `undefined` where the text is none. */
export function steps(pointer: string): readonly string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a pointer leads to, or how far it gets and what is then left of it. */
type Walk =
  | { readonly found: Node }
  | {
      readonly found: undefined;
      readonly reached: Node;
      readonly step: string;
      readonly rest: readonly string[];
    };

/** Goes down from a node, step by step. */
export function walk(from: Node, path: readonly string[]): Walk {
  let reached = from;
  for (const [index, step] of path.entries()) {
    const next = take(reached, step);
    if (next === undefined) {
      return { found: undefined, reached, step, rest: path.slice(index + 1) };
    }
    reached = next;
  }
  return { found: reached };
}

function take(node: Node, step: string): Node | undefined {
  switch (node.kind) {
    case "map":
      return node.entries.get(step)?.value;
    case "list":
      return /^(0|[1-9]\d*)$/.test(step) ? node.items[Number(step)] : undefined;
    case "value":
      return undefined;
  }
}

/** What might have been meant by a pointer that leads to nothing. */
export function guess(
  { reached, step, rest }: Extract<Walk, { found: undefined }>,
  path: string,
): string {
  const at = `"${path}#${reached.pointer}"`;
  switch (reached.kind) {
    case "value":
      return pointerHints.value({ at });
    case "list":
      return pointerHints.list({ at, length: reached.items.length });
    case "map": {
      const names = [...reached.entries.keys()];
      const alike = nearestNames(step, names).map((name) => {
        const whole = walk(reached, [name, ...rest]).found ?? walk(reached, [name]).found;
        return `${path}#${whole?.pointer}`;
      });
      if (alike.length > 0) return pointerHints.alike({ pointers: alike });
      return pointerHints.map({ at, names });
    }
  }
}
