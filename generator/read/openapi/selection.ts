import { entriesOf, mapAt, partOf } from "../../source/built-nodes.ts";
import type { Entry, Node, Spec } from "../../source/tree.ts";

/** An operation of a document, before anything of it is read. */
export interface ListedOperation {
  readonly method: string;
  readonly path: string;
  /** What names it in the text. */
  readonly entry: Entry;
}

const methods = ["get", "put", "post", "delete", "patch", "head"];

/** The operations of a document, in its order. */
export function listOperations(spec: Spec): readonly ListedOperation[] {
  return entriesOf(pathsOf(spec)).flatMap((path) =>
    entriesOf(spec.resolve(path.value)).flatMap((entry) =>
      methods.includes(entry.key) ? [{ method: entry.key, path: path.key, entry }] : [],
    ),
  );
}

/**
 * A document with some of its operations, and with nothing but what these lead to: components and
 * webhooks are reached by `$ref` alone, but for security schemes, which are named.
 */
export function withOperations(spec: Spec, selected: ReadonlySet<ListedOperation>): Spec {
  const { root } = spec;
  const kept = new Map<string, Set<string>>();
  for (const { path, method } of selected) {
    kept.set(path, (kept.get(path) ?? new Set<string>()).add(method));
  }
  const paths = entriesOf(pathsOf(spec)).flatMap((path) => {
    const some = kept.get(path.key);
    if (some === undefined) return [];
    const item = spec.resolve(path.value);
    const others = methods.filter((method) => !some.has(method));
    return [{ ...path, value: mapAt(item, entriesOf(item, others)) }];
  });
  const rest = entriesOf(root).flatMap((entry) => {
    switch (entry.key) {
      case "components":
        return [{ ...entry, value: mapAt(entry.value, securitySchemesOf(entry.value)) }];
      case "webhooks":
      case "x-scenarios":
        return [];
      case "paths":
        return [{ ...entry, value: mapAt(entry.value, paths) }];
      default:
        return [entry];
    }
  });
  return { ...spec, root: mapAt(root, rest) };
}

function securitySchemesOf(components: Node): readonly Entry[] {
  return entriesOf(components).filter(({ key }) => key === "securitySchemes");
}

function pathsOf({ root }: Spec): Node | undefined {
  return partOf(root, "paths");
}
