import type { Span } from "../../diagnostics/source-file.ts";
import type { Name } from "../../model/model.ts";
import type { ReadContext } from "./read-context.ts";
import type { SchemaUse } from "./schema.ts";
import { nodeTypeOf } from "./xml-form.ts";
import { checkName, nameOf } from "./xml-place.ts";

/** The root element of a document, and what of the spec gave it its name. */
export interface Root {
  readonly name: Name;
  readonly span: Span;
}

/** The root element that a body's schema makes. `at` is what names the schema there. */
export function rootOf(reading: ReadContext, use: SchemaUse, at: Span): Root | undefined {
  const { schema, xml, reference } = use;
  if (schema.kind === "array") {
    reading.diagnostics.report("unsupported/list-root", reference?.name.span ?? at, {});
    return undefined;
  }
  if (!xml.sound) return undefined;
  if (nodeTypeOf("value", xml) !== "element" && xml.nodeType !== undefined) {
    reading.diagnostics.report("xml-node-type/root", xml.nodeType.span, {});
    return undefined;
  }
  if (xml.name === undefined && reference === undefined) {
    reading.diagnostics.report("missing-key/root-name", at, {});
    return undefined;
  }
  const component = reference && { value: reference.name.value, span: schema.at };
  const name = xml.name ?? (component && checkName(reading, component));
  return name && { name: nameOf(name, xml, []), span: name.span };
}
