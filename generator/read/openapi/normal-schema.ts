import {
  entriesOf,
  entryAt,
  itemsOf,
  listAt,
  mapAt,
  partOf,
  textOf,
  valueAt,
} from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node } from "../../source/tree.ts";
import type { ReadContext } from "./read-context.ts";

/** A schema that says with the keys that are read what others say as well. */
export function normalSchema(reading: ReadContext, node: Node): Node {
  return withReadKeys(withOpenValues(reading, node));
}

/** A constant is the one listed value, and the bound of an integer that is left out is that of the next one. */
function withReadKeys(node: Node): Node {
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

/** What a part of the choice may say besides its type and its values. */
const prose = ["description", "title", "x-enum-varnames", "x-enum-descriptions", "deprecated"];

/**
 * `anyOf` with any value of a type and some of them listed is an open enum, as OpenAPI has no other word
 * for one: it becomes `x-extensible-enum`. Any other schema is itself.
 */
function withOpenValues(reading: ReadContext, node: Node): Node {
  if (node.kind !== "map" || node.entries.has("type")) return node;
  const parts = itemsOf(partOf(node, "anyOf")).map((item) => reading.spec.resolve(item));
  const listing = parts.find((part): part is MapNode => says(part, ["type", "enum", ...prose]));
  const any = parts.find((part) => part !== listing && says(part, ["type", ...prose]));
  if (listing === undefined || any === undefined || parts.length !== 2) return node;
  const type = listing.entries.get("type");
  const values = listing.entries.get("enum");
  if (type === undefined || values === undefined) return node;
  if (textOf(listing, "type") !== textOf(any, "type")) return node;
  const own = entriesOf(node, ["anyOf"]);
  const given = entriesOf(listing, ["enum"]).filter(({ key }) => !node.entries.has(key));
  return mapAt(node, [...given, ...own, entryAt(values, "x-extensible-enum", values.value)]);
}

function says(node: Node, keys: readonly string[]): node is MapNode {
  if (node.kind !== "map" || textOf(node, "type") === undefined) return false;
  if (keys.includes("enum") !== node.entries.has("enum")) return false;
  return [...node.entries.keys()].every((key) => keys.includes(key));
}
