import { entriesOf, entryAt, listAt, mapAt, textOf, valueAt } from "../../source/built-nodes.ts";
import type { Entry, Node } from "../../source/tree.ts";

/** A schema that says with the keys that are read what others say as well: a constant, a bound left out. */
export function normalSchema(node: Node): Node {
  if (node.kind !== "map") return node;
  const isInteger = textOf(node, "type") === "integer";
  const normal = (entry: Entry): readonly Entry[] => {
    if (entry.key === "const" && !node.entries.has("enum")) {
      return [entryAt(entry, "enum", listAt(entry.value, [entry.value]))];
    }
    if (isInteger && entry.key === "exclusiveMinimum") return [bound(entry, "minimum", 1)];
    if (isInteger && entry.key === "exclusiveMaximum") return [bound(entry, "maximum", -1)];
    return [entry];
  };
  const changed = ["const", "exclusiveMinimum", "exclusiveMaximum"];
  if (!changed.some((key) => node.entries.has(key))) return node;
  return mapAt(node, entriesOf(node).flatMap(normal));

  /** The next whole number; as it is where it is none, or where the other key is given, too. */
  function bound(entry: Entry, key: "minimum" | "maximum", step: 1 | -1): Entry {
    const { value } = entry;
    if (node.kind !== "map" || node.entries.has(key) || value.kind !== "value") return entry;
    if (typeof value.value === "bigint") {
      return entryAt(entry, key, valueAt(value, value.value + BigInt(step)));
    }
    if (typeof value.value !== "number" || !Number.isSafeInteger(value.value)) return entry;
    return entryAt(entry, key, valueAt(value, value.value + step));
  }
}
