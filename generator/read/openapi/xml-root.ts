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
    const construct = "a list as the root of a document";
    const hint = "make it a member of an object";
    reading.diagnostics.report("unsupported", reference?.name.span ?? at, { construct }, { hint });
    return undefined;
  }
  if (!xml.sound) return undefined;
  if (nodeTypeOf("value", xml) !== "element" && xml.nodeType !== undefined) {
    const problem = "the root of a document is an element";
    const hint = "remove the node type";
    reading.diagnostics.report("xml-node-type", xml.nodeType.span, { problem }, { hint });
    return undefined;
  }
  if (xml.name === undefined && reference === undefined) {
    const parameters = { object: "the schema of a body", key: "xml.name" };
    const hint = "the root element's name cannot be inferred here (OpenAPI 3.2 §4.26.3)";
    reading.diagnostics.report("missing-key", at, parameters, { hint });
    return undefined;
  }
  const component = reference && { value: reference.name.value, span: schema.at };
  const name = xml.name ?? (component && checkName(reading, component));
  return name && { name: nameOf(name, xml, []), span: name.span };
}
