import type { Entry, Node } from "../../source/tree.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { ParameterPlace } from "./parameter-style.ts";
import type { ReadContext } from "./read-context.ts";
import { readUse } from "./read-schema.ts";
import type { ArraySchema, ValueUse } from "./schema.ts";

export interface ParameterType {
  /** Undefined where it could not be read: that is reported. */
  readonly type: ValueUse | undefined;
  /** Whether its values are a list, sent by repeating the name. */
  readonly repeated: boolean;
}

/** The type of its value, or of each of its values. */
export function readParameterType(
  reading: ReadContext,
  fields: ObjectReader,
  place: ParameterPlace | undefined,
): ParameterType {
  const unknown = { type: undefined, repeated: false };
  const entry = fields.entry("schema");
  if (entry === undefined) {
    if (fields.complete) fields.missing("schema", "say what its value is");
    return unknown;
  }
  checkNoXml(reading, entry.value);
  const use = readUse(reading, entry.value, entry.keySpan);
  switch (use?.schema.kind) {
    case undefined:
      return unknown;
    case "object":
      reading.diagnostics.report("unsupported/object-parameter", entry.keySpan, {});
      return unknown;
    case "array":
      return readList(reading, entry, use.schema, place) ?? unknown;
    case "scalar":
    case "enum":
      return { type: { ...use, schema: use.schema }, repeated: false };
  }
}

function checkNoXml(reading: ReadContext, schema: Node): void {
  const xml = schema.kind === "map" ? schema.entries.get("xml") : undefined;
  if (xml === undefined) return;
  reading.diagnostics.note("no-effect/xml", xml.keySpan, { where: "on a parameter" });
}

function readList(
  reading: ReadContext,
  { keySpan }: Entry,
  { items, occurs }: ArraySchema,
  place: ParameterPlace | undefined,
): ParameterType | undefined {
  const { diagnostics } = reading;
  if (place === "path" || place === "header") {
    diagnostics.report("unsupported/list-parameter", keySpan, { place });
    return undefined;
  }
  if (occurs.min !== undefined || occurs.max !== undefined) {
    diagnostics.note("not-checked/list-length", keySpan, {});
  }
  if (occurs.distinct) diagnostics.note("not-checked", keySpan, { key: "uniqueItems" });
  switch (items?.schema.kind) {
    case undefined:
    case "array":
      return undefined;
    case "object":
      diagnostics.report("unsupported/list-of-objects", keySpan, {});
      return undefined;
    case "scalar":
    case "enum":
      return { type: { ...items, schema: items.schema }, repeated: true };
  }
}
