import { assertNever } from "../../model/assert-never.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { NodeType, Xml } from "./xml.ts";

/** What decides which node types a schema may have. */
export type Kind = "object" | "array" | "value";

/** Checks that a schema of this kind can be such a node, and that all that is said of the node counts. */
export function checkForm(reading: ReadContext, kind: Kind, xml: Xml): Xml {
  const node = nodeTypeOf(kind, xml);
  const refusal = refusalOf(kind, node);
  if (refusal !== undefined && xml.nodeType !== undefined) {
    const { problem, hint } = refusal;
    reading.diagnostics.report("xml-node-type", xml.nodeType.span, { problem }, { hint });
    return { ...xml, sound: false };
  }
  if (node === "attribute") checkAttribute(reading, xml);
  if (node === "none" || node === "text") checkNoEffect(reading, node, xml);
  return xml;
}

/** The default is `none` for a list, whose items stand in the list's place (OpenAPI 3.2 §4.26.1). */
export function nodeTypeOf(kind: Kind, xml: Xml): NodeType {
  return xml.nodeType?.value ?? (kind === "array" ? "none" : "element");
}

function refusalOf(kind: Kind, node: NodeType): { problem: string; hint: string } | undefined {
  switch (kind) {
    case "object":
      if (node === "element") return undefined;
      return { problem: `an object cannot be ${nodeName(node)}`, hint: "an object is an element" };
    case "array":
      if (node === "element" || node === "none") return undefined;
      return {
        problem: `a list cannot be ${nodeName(node)}`,
        hint: "say element for an element around the items, or leave it out",
      };
    case "value":
      if (node !== "none") return undefined;
      return { problem: "a value needs a node", hint: "one of element, attribute, text" };
    default:
      return assertNever(kind);
  }
}

function nodeName(node: NodeType): string {
  switch (node) {
    case "element":
      return "an element";
    case "attribute":
      return "an attribute";
    case "text":
      return "text";
    case "none":
      return "left out";
    default:
      return assertNever(node);
  }
}

/** An attribute without a prefix is in no namespace (Namespaces in XML 1.0 §6.2). */
function checkAttribute(reading: ReadContext, { namespace, prefix, aliases: [alias] }: Xml): void {
  if (namespace !== undefined && prefix === undefined) {
    const problem = "an attribute without a prefix is in no namespace";
    const hint = 'add "prefix", or remove "namespace"';
    reading.diagnostics.report("xml-namespace", namespace.span, { problem }, { hint });
  }
  if (alias !== undefined) {
    const problem = "an attribute has no namespace aliases";
    const hint = "aliases are for elements: remove them";
    reading.diagnostics.report("xml-namespace", alias.span, { problem }, { hint });
  }
}

function checkNoEffect(reading: ReadContext, node: "none" | "text", xml: Xml): void {
  const said: readonly (Text | undefined)[] = [xml.name, xml.namespace, xml.prefix, xml.aliases[0]];
  const first = said.find((text) => text !== undefined);
  if (first === undefined) return;
  const [problem, hint] =
    node === "none"
      ? ["there is no element around the items", "write it in items, or add nodeType: element"]
      : ["text has no name", "remove it"];
  reading.diagnostics.report("xml-no-effect", first.span, { problem }, { hint });
}
