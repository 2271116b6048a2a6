import { isValue } from "../../source/built-nodes.ts";
import { placeOf } from "./member-xml-name.ts";
import type { Read } from "./memo.ts";
import type { ObjectReader } from "./object-reader.ts";
import { readCount } from "./occurs.ts";
import { anchorSpan, type Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { AnySchema, ObjectSchema, Placement, Property, SchemaUse } from "./schema.ts";
import { nodeTypeOf } from "./xml-form.ts";

/**
 * A list of unlike items (`prefixItems`), all of which are there: its element has just these elements and texts, in
 * this order (OpenAPI 3.2 §4.26.6.7).
 */
export function readTuple(
  reading: ReadContext,
  fields: ObjectReader,
  common: AnySchema,
  readUse: Read<SchemaUse | undefined>,
): ObjectSchema | undefined {
  const nodes = fields.items("prefixItems");
  if (nodes === undefined || !isWhole(reading, fields, nodes.length)) return undefined;
  const properties: Property[] = [];
  const tuple: ObjectSchema = {
    ...common,
    kind: "object",
    properties,
    isBare: false,
    isTuple: true,
  };
  reading.pending.push(() => {
    for (const [index, node] of nodes.entries()) {
      const name = { value: String(index), span: anchorSpan(node) };
      const use = readUse(reading, node, name.span);
      const placement = use && itemPlace(reading, tuple, name, use);
      properties.push({ name, key: name, required: true, absentIn: undefined, use, placement });
    }
  });
  return tuple;
}

/** Whether the items that are described are all that there can be, and no fewer. */
function isWhole(reading: ReadContext, fields: ObjectReader, length: number): boolean {
  const { diagnostics } = reading;
  const items = fields.entry("items");
  const min = readCount(reading, fields, "minItems");
  const max = readCount(reading, fields, "maxItems");
  if (length === 0) {
    diagnostics.report("unsupported/no-items", fields.at, {});
    return false;
  }
  if (items !== undefined && !isValue(items.value, false)) {
    diagnostics.report("unsupported/more-items", items.keySpan, {});
    return false;
  }
  const wrong =
    min !== undefined && min.value !== length
      ? { key: "minItems", ...min }
      : max !== undefined && max.value < length
        ? { key: "maxItems", ...max }
        : undefined;
  if (wrong !== undefined) {
    const { key, value, span } = wrong;
    diagnostics.report("unsupported/tuple-length", span, { key, value, length });
    return false;
  }
  if (min === undefined) diagnostics.note("read-differently/tuple", fields.at, {});
  return true;
}

/** Where an item is in the element of its tuple: an element of its own, or text between elements. */
function itemPlace(
  reading: ReadContext,
  tuple: ObjectSchema,
  { value, span }: Text,
  use: SchemaUse,
): Placement | undefined {
  const { xml, reference, schema } = use;
  const { diagnostics } = reading;
  if (schema.kind === "array" && nodeTypeOf("array", xml) !== "element") {
    diagnostics.report("unsupported/tuple-item", span, {});
    return undefined;
  }
  const isText = schema.kind !== "object" && xml.nodeType?.value === "text";
  if (!isText && xml.name === undefined && reference === undefined) {
    diagnostics.report("missing-key/item-name", span, {});
    return undefined;
  }
  // A component's name is that of its element (OpenAPI 3.2 §4.26.3).
  const name = { value: reference?.name.value ?? value, span };
  const placement = placeOf(reading, tuple, name, use);
  const before = tuple.properties.at(-1)?.placement?.place.kind;
  switch (placement?.place.kind) {
    case undefined:
      return undefined;
    case "attribute":
    case "list":
      diagnostics.report("unsupported/tuple-item", span, {});
      return undefined;
    case "text":
      if (schema.nullable !== undefined) {
        diagnostics.report("unsupported/null-text", schema.nullable, {});
      }
      if (before === "text") diagnostics.report("unsupported/texts", span, {});
      return placement;
    case "element":
    case "wrapped":
      return placement;
  }
}
