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
    case "object": {
      const construct = "an object as a parameter";
      const hint = "make each of its members a parameter";
      reading.diagnostics.report("unsupported", entry.keySpan, { construct }, { hint });
      return unknown;
    }
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
  const problem = "a parameter is not XML";
  reading.diagnostics.report("xml-no-effect", xml.keySpan, { problem }, { hint: "remove it" });
}

function readList(
  reading: ReadContext,
  { keySpan }: Entry,
  { items, occurs }: ArraySchema,
  place: ParameterPlace | undefined,
): ParameterType | undefined {
  const report = (construct: string, hint: string): undefined =>
    void reading.diagnostics.report("unsupported", keySpan, { construct }, { hint });
  if (place === "path" || place === "header") {
    return report(`a list in the ${place}`, "give one value, or put the list into the query");
  }
  if (occurs.min !== undefined || occurs.max !== undefined) {
    return report("the length of a list in the query", "leave out minItems and maxItems");
  }
  switch (items?.schema.kind) {
    case undefined:
    case "array":
      return undefined;
    case "object":
      return report("a list of objects as a parameter", "put it into the body");
    case "scalar":
    case "enum":
      return { type: { ...items, schema: items.schema }, repeated: true };
  }
}
