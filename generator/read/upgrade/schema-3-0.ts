import {
  entriesOf,
  entryAt,
  isValue,
  listAt,
  mapAt,
  textOf,
  valueAt,
} from "../../source/built-nodes.ts";
import type { Entry, MapNode } from "../../source/tree.ts";
import { listOf, mapOf, type ObjectRule, one, type Parts } from "./rewriter.ts";

/** Where a schema holds schemas, in each version. */
export const schemaParts = (schema: () => ObjectRule): Parts => ({
  properties: mapOf(schema),
  items: one(schema),
  additionalProperties: one(schema),
  allOf: listOf(schema),
  anyOf: listOf(schema),
  oneOf: listOf(schema),
  not: one(schema),
});

/** A Schema Object of OpenAPI 3.0.4 §4.7.24, which is not yet one of JSON Schema 2020-12. */
export const schema30: ObjectRule = {
  parts: schemaParts(() => schema30),
  change: withoutNullable,
};

/** What both older versions say in another way than JSON Schema does now. */
export function withoutNullable(node: MapNode): MapNode {
  return mapAt(node, entriesOf(exclusive(exclusive(node, "Minimum"), "Maximum")).flatMap(nullable));

  function nullable(entry: Entry): readonly Entry[] {
    const type = textOf(node, "type");
    const flag = node.entries.get("nullable");
    // Without a type it has no effect (OpenAPI 3.0.4 §4.7.24.1).
    if (entry === flag) return isBoolean(flag) ? [] : [entry];
    if (entry.key !== "type" || type === undefined) return [entry];
    if (flag === undefined || !isValue(flag.value, true)) return [entry];
    const types = listAt(entry.value, [entry.value, valueAt(flag.value, "null")]);
    return [{ ...entry, value: types }];
  }
}

/** `exclusiveMinimum: true` beside `minimum: 3` is `exclusiveMinimum: 3` in later versions. */
function exclusive(node: MapNode, bound: "Minimum" | "Maximum"): MapNode {
  const flag = node.entries.get(`exclusive${bound}`);
  if (flag === undefined || !isBoolean(flag)) return node;
  const key = bound.toLowerCase();
  const limit = node.entries.get(key);
  if (limit === undefined || !isValue(flag.value, true)) {
    return mapAt(node, entriesOf(node, [flag.key]));
  }
  const rest = entriesOf(node, [flag.key, key]);
  return mapAt(node, [...rest, entryAt(limit, flag.key, limit.value)]);
}

function isBoolean({ value }: Entry): boolean {
  return value.kind === "value" && typeof value.value === "boolean";
}
