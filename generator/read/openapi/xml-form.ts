import { XML_NAMESPACE } from "../../model/names.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { NodeType, Xml } from "./xml.ts";

/** What decides which node types a schema may have. */
export type Kind = "object" | "array" | "value";

/** The node types that a schema of each kind can have. */
const allowed: Readonly<Record<Kind, readonly NodeType[]>> = {
  // Without a node of its own, it has to be given one where it is used.
  object: ["element", "none"],
  array: ["element", "none"],
  value: ["element", "attribute", "text"],
};

/** Checks that a schema of this kind can be such a node, and that everything in its `xml` has an effect. */
export function checkForm(reading: ReadContext, kind: Kind, xml: Xml): Xml {
  const node = nodeTypeOf(kind, xml);
  if (!allowed[kind].includes(node) && xml.nodeType !== undefined) {
    reading.diagnostics.report(`xml-node-type/${kind}`, xml.nodeType.span, { node });
    return { ...xml, sound: false };
  }
  if (node === "attribute") checkAttribute(reading, xml);
  const { prefix, namespace } = xml;
  const isXml = namespace?.value === XML_NAMESPACE;
  // Only attributes are in XML's own namespace, and only one prefix stands for it (Namespaces in XML 1.0 §3).
  if (namespace !== undefined && isXml !== (prefix?.value === "xml")) {
    reading.diagnostics.report("xml-namespace/reserved", namespace.span, { uri: namespace.value });
  } else if (namespace !== undefined && isXml && node !== "attribute") {
    reading.diagnostics.report("xml-namespace/xml-element", namespace.span, {});
  }
  return node === "text" ? withoutEffect(reading, "on text", xml) : xml;
}

/** The default is `none` for a list, whose items take the list's place (OpenAPI 3.2 §4.26.1). */
export function nodeTypeOf(kind: Kind, xml: Xml): NodeType {
  return xml.nodeType?.value ?? (kind === "array" ? "none" : "element");
}

/** An attribute without a prefix is in no namespace (Namespaces in XML 1.0 §6.2). */
function checkAttribute(reading: ReadContext, { namespace, prefix, aliases: [alias] }: Xml): void {
  if (namespace !== undefined && prefix === undefined) {
    reading.diagnostics.report("xml-namespace/attribute", namespace.span, {});
  }
  if (alias !== undefined) {
    reading.diagnostics.report("xml-namespace/attribute-alias", alias.span, {});
  }
}

/** The `xml` keys of an element that does not exist have no effect. */
export function withoutEffect(reading: ReadContext, where: string, xml: Xml): Xml {
  const said: readonly (Text | undefined)[] = [xml.name, xml.namespace, xml.prefix, xml.aliases[0]];
  const first = said.find((text) => text !== undefined);
  if (first === undefined) return xml;
  reading.diagnostics.note("no-effect/xml", first.span, { where });
  return { ...xml, name: undefined, namespace: undefined, prefix: undefined, aliases: [] };
}
