import { related } from "../../diagnostics/diagnostics.ts";
import type { Occurs } from "../../model/model.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Placed } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { SchemaUse } from "./schema.ts";

/** How often the items of a list occur, and whether they differ. */
export function readOccurs(
  reading: ReadContext,
  fields: ObjectReader,
  items: SchemaUse | undefined,
): Occurs {
  const min = readCount(reading, fields, "minItems");
  const max = readCount(reading, fields, "maxItems");
  checkOrder(reading, min, max);
  const occurs = { min: min?.value, max: max?.value };
  const entry = fields.entry("uniqueItems");
  if (entry === undefined || !fields.flag(entry.key)) return occurs;
  // Of objects, and of several items that have to be there, no cases can be made up that differ.
  const kind = items?.schema.kind;
  if ((kind === "scalar" || kind === "enum") && (min?.value ?? 0) < 2)
    return { ...occurs, distinct: true };
  reading.diagnostics.note("not-checked", entry.keySpan, { key: entry.key });
  return occurs;
}

/** Reports a lower bound that is above the upper one. */
export function checkOrder(
  reading: ReadContext,
  min: Placed<number | bigint> | undefined,
  max: Placed<number | bigint> | undefined,
): boolean {
  if (min === undefined || max === undefined || min.value <= max.value) return true;
  const parameters = { min: min.value, max: max.value };
  const others = [related("minimum", min.span)];
  reading.diagnostics.report("invalid-range/order", max.span, parameters, others);
  return false;
}

/** A bound of how many there are. */
export function readCount(
  reading: ReadContext,
  fields: ObjectReader,
  key: string,
): Placed<number> | undefined {
  const count = fields.number(key);
  if (count === undefined) return undefined;
  const { value, span } = count;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return { value, span };
  reading.diagnostics.report("invalid-range/count", span, { key });
  return undefined;
}
