import { entriesOf, entryAt, itemsOf, mapAt, partOf, textOf } from "../../source/built-nodes.ts";
import type { MapNode, Node } from "../../source/tree.ts";
import type { ReadContext } from "./read-context.ts";

/** What a part of the choice may say besides its type and its values. */
const prose = ["description", "title", "x-enum-varnames", "x-enum-descriptions", "deprecated"];

/**
 * `anyOf` with any value of a type and some of them listed is an open enum, as OpenAPI has no other word
 * for one: it becomes `x-extensible-enum`. Any other schema is itself.
 */
export function withOpenValues(reading: ReadContext, node: Node): Node {
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
