import type { ScalarName } from "../../model/scalars.ts";
import { isValue } from "../../source/built-nodes.ts";
import type { Node } from "../../source/tree.ts";
import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan, describe } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { facetKeys } from "./schema-shape.ts";

type Listed = boolean | number;

/** The only values of a boolean or a double, which have no names in code; undefined where they are not listed. */
export function readListed(
  reading: ReadContext,
  fields: ObjectReader,
  scalar: ScalarName,
): readonly Listed[] | undefined {
  const entry = fields.entry("enum");
  if (entry === undefined || (scalar !== "boolean" && scalar !== "double")) {
    if (entry !== undefined)
      reading.diagnostics.note("not-checked/enum", entry.keySpan, { type: scalar });
    return undefined;
  }
  const nodes = fields.items("enum")?.filter((node) => !isValue(node, null)) ?? [];
  noteRange(reading, fields);
  if (nodes.length === 0) {
    reading.diagnostics.report("invalid-enum/empty", anchorSpan(entry.value), { key: "enum" });
    return undefined;
  }
  const kind = scalar === "boolean" ? "boolean" : "number";
  const values = nodes.flatMap((node): Listed[] => {
    const value = valueIn(node);
    if (typeof value === kind && value !== undefined) return [value];
    const parameters = { found: describe(node), kind };
    reading.diagnostics.report("invalid-enum/kind", anchorSpan(node), parameters);
    return [];
  });
  const distinct = [...new Set(values)];
  // Where both booleans are listed, nothing is left out.
  if (values.length < nodes.length || (kind === "boolean" && distinct.length === 2)) {
    return undefined;
  }
  return distinct;
}

function valueIn(node: Node): Listed | undefined {
  if (node.kind !== "value") return undefined;
  const value = typeof node.value === "bigint" ? Number(node.value) : node.value;
  if (typeof value === "boolean") return value;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Notes facets beside a list of values, which says more. */
export function noteRange(reading: ReadContext, fields: ObjectReader): void {
  for (const key of ["minimum", "maximum", ...facetKeys]) {
    const bound = fields.entry(key);
    if (bound) reading.diagnostics.note("no-effect/listed", bound.keySpan, { key });
  }
}
