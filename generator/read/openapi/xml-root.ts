import type { Span } from "../../diagnostics/source-file.ts";
import type { Name } from "../../model/model.ts";
import { checkName, hasElement, nameOf } from "./member-xml-name.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { SchemaUse } from "./schema.ts";
import { nodeTypeOf } from "./xml-form.ts";

/** The root element of a document, and what of the spec gave it its name. */
export interface Root {
  readonly name: Name;
  readonly span: Span;
  /** The name of each item's element, where the document is a list. */
  readonly item: Name | undefined;
}

/** The root element that a body's schema makes. `at` is what names the schema there. */
export function rootOf(reading: ReadContext, use: SchemaUse, at: Span): Root | undefined {
  const { schema, xml, reference } = use;
  const isList = schema.kind === "array";
  const isTuple = schema.kind === "object" && schema.isTuple;
  if (!xml.sound || (!isTuple && !hasElement(reading, use))) return undefined;
  if (!isList && nodeTypeOf("value", xml) !== "element" && xml.nodeType !== undefined) {
    reading.diagnostics.report("xml-node-type/root", xml.nodeType.span, {});
    return undefined;
  }
  if (xml.name === undefined && reference === undefined) {
    reading.diagnostics.report("missing-key/root-name", at, {});
    return undefined;
  }
  const name = xml.name ?? componentName(reading, use);
  if (name === undefined) return undefined;
  if ((isList || isTuple) && nodeTypeOf("array", xml) !== "element") {
    reading.diagnostics.note("read-differently/list-root", name.span, {});
  }
  if (!isList) return { name: nameOf(name, xml, []), span: name.span, item: undefined };
  const { items } = schema;
  if (items === undefined || !items.xml.sound || !hasElement(reading, items)) return undefined;
  // Unnamed items have the name of the element around them, as those of a member have.
  const item = items.xml.name ?? componentName(reading, items) ?? name;
  return {
    name: nameOf(name, xml, []),
    span: name.span,
    item: nameOf(item, items.xml, [xml]),
  };
}

/** The name of a component is that of a root, and of an item of one (OpenAPI 3.2 §4.26.3). */
function componentName(reading: ReadContext, { schema, reference }: SchemaUse): Text | undefined {
  return reference && checkName(reading, { value: reference.name.value, span: schema.at });
}
