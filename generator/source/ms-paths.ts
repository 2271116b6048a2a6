import { entriesOf, mapAt, partOf } from "./built-nodes.ts";
import type { Entry, Node } from "./tree.ts";

/** Microsoft's key for paths with a query: what it holds is what `paths` holds. */
const MS_PATHS = "x-ms-paths";

/** A document with the paths of `x-ms-paths` among its own. One that is in both is that of `paths`. */
export function withMsPaths(root: Node): Node {
  const more = partOf(root, MS_PATHS);
  if (root.kind !== "map" || more?.kind !== "map") return root;
  const paths = partOf(root, "paths");
  const own = entriesOf(paths);
  const others = entriesOf(more).filter(({ key }) => !own.some((entry) => entry.key === key));
  const all = mapAt(paths ?? more, [...own, ...others]);
  const entry: Entry | undefined = root.entries.get(paths === undefined ? MS_PATHS : "paths");
  if (entry === undefined) return root;
  return mapAt(root, [
    ...entriesOf(root, ["paths", MS_PATHS]),
    { key: "paths", keySpan: entry.keySpan, value: all },
  ]);
}
