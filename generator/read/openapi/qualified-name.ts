import { isNcName, XML_NAMESPACE } from "../../model/names.ts";
import { isValue, itemsOf, partOf, textIn, textOf } from "../../source/built-nodes.ts";
import type { MapNode, Node } from "../../source/tree.ts";
import { readXmlName } from "./check-xml-name.ts";
import { perReading } from "./memo.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { isReference } from "./reference.ts";
import { readNamespace, readPrefix } from "./xml-namespace.ts";

/** A name, and what tells its namespace; undefined is what is not said, or could not be read. */
interface QualifiedName {
  readonly name: Text | undefined;
  readonly prefix: Text | undefined;
  readonly namespace: Text | undefined;
}

/**
 * The name, prefix and namespace of an XML Object. Many documents write `soap:Body` for the name Body with the prefix
 * soap, and leave out what the prefix stands for where they say it elsewhere.
 */
export function readQualified(
  reading: ReadContext,
  fields: ObjectReader | undefined,
): QualifiedName {
  const written = fields?.text("name");
  const namespace = readNamespace(reading, fields);
  const prefix = readPrefix(reading, fields);
  const plain = { name: undefined, prefix, namespace };
  if (written !== undefined && isQualified(written.value)) {
    if (fields?.has("namespace") && namespace === undefined) return plain;
    return resolved(reading, written, prefix, namespace) ?? plain;
  }
  const name = readXmlName(reading, written);
  if (prefix === undefined) {
    // Only one prefix stands for the namespace of `xml:lang`.
    const isXml = namespace?.value === XML_NAMESPACE;
    return { name, prefix: isXml ? { ...namespace, value: "xml" } : undefined, namespace };
  }
  if (namespace !== undefined || fields?.has("namespace")) return { name, prefix, namespace };
  const [uri, other] = meanings(reading, prefix.value);
  if (uri !== undefined && other === undefined) {
    return { name, prefix, namespace: { value: uri, span: prefix.span } };
  }
  reading.diagnostics.report("xml-namespace/prefix-alone", prefix.span, { prefix: prefix.value });
  return { name, prefix: undefined, namespace };
}

/** The same of a name that a property gives; undefined where it is none: that is reported. */
export function inferQualified(
  reading: ReadContext,
  property: Text,
  namespace: Text | undefined,
): QualifiedName | undefined {
  return resolved(reading, property, undefined, namespace);
}

/** Whether a name has a prefix before one colon. */
export function isQualified(name: string): boolean {
  const [prefix = "", local = "", third] = name.split(":");
  return third === undefined && isNcName(prefix) && isNcName(local);
}

function resolved(
  reading: ReadContext,
  written: Text,
  given: Text | undefined,
  namespace: Text | undefined,
): QualifiedName | undefined {
  const [prefix = "", local = ""] = written.value.split(":");
  const { span } = written;
  if (given !== undefined && given.value !== prefix) {
    const names = { name: written.value, prefix: given.value };
    reading.diagnostics.report("xml-name/other-prefix", span, names);
    return undefined;
  }
  const name = { value: local, span };
  if (namespace !== undefined) return { name, prefix: { value: prefix, span }, namespace };
  const [uri, other] = meanings(reading, prefix);
  if (uri !== undefined && other === undefined) {
    return { name, prefix: { value: prefix, span }, namespace: { value: uri, span } };
  }
  const known = uri !== undefined;
  reading.diagnostics.report("xml-name/prefix", span, { name: written.value, prefix, known });
  return undefined;
}

/** The namespaces that a prefix stands for somewhere in the document. */
function meanings(reading: ReadContext, prefix: string): readonly string[] {
  return [...(allMeanings(reading).get(prefix) ?? [])];
}

const allMeanings = perReading(({ spec }): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>([["xml", new Set([XML_NAMESPACE])]]);
  const add = (prefix: string | undefined, uri: string | undefined): void => {
    if (!prefix || !uri || prefix === "xml") return;
    found.set(prefix, (found.get(prefix) ?? new Set()).add(uri));
  };
  const seen = new Set<Node>();
  const open: Node[] = [spec.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "list") open.push(...node.items);
    if (node.kind !== "map") continue;
    if (isReference(node)) open.push(spec.resolve(node));
    const xml = partOf(node, "xml");
    const prefix = textOf(xml, "prefix") ?? /^(.+):/.exec(textOf(xml, "name") ?? "")?.[1];
    if (prefix !== "xmlns") add(prefix, textOf(xml, "namespace"));
    for (const { key, value } of node.entries.values()) {
      const declared = declaredPrefix(key, value);
      if (declared !== undefined && value.kind === "map") add(declared, onlyText(value));
      open.push(value);
    }
  }
  return found;
});

/**
 * The prefix that a property declares which stands for the attribute `xmlns:…` of an element; `""` of `xmlns`. Undefined of
 * any other.
 */
export function declaredPrefix(key: string, schema: Node): string | undefined {
  const xml = partOf(schema, "xml");
  const isAttribute =
    textOf(xml, "nodeType") === "attribute" || isValue(partOf(xml, "attribute"), true);
  if (!isAttribute) return undefined;
  const [, prefix] = /^xmlns(?::(.+))?$/.exec(textOf(xml, "name") ?? key) ?? [];
  return (textOf(xml, "name") ?? key) === "xmlns" ? "" : prefix;
}

/** The one text that a schema allows, or else shows. */
function onlyText(schema: MapNode): string | undefined {
  const [only, second] = itemsOf(partOf(schema, "enum"));
  return (
    textOf(schema, "const") ??
    (second === undefined ? textIn(only) : undefined) ??
    textOf(schema, "default") ??
    textOf(schema, "example")
  );
}
