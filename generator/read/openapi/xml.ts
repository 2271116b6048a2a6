import { textOf } from "../../source/built-nodes.ts";
import { isBaseName } from "./compose-xml.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Placed, Text } from "./placed.ts";
import { readQualified } from "./qualified-name.ts";
import type { ReadContext } from "./read-context.ts";
import { shape } from "./shape.ts";
import { readAliases } from "./xml-namespace.ts";

/** The XML Object (OpenAPI 3.2 §4.26). */
const xmlObject = shape("an XML Object", {
  read: ["nodeType", "name", "namespace", "prefix", "attribute", "wrapped"],
  newer: ["nodeType"],
});

const nodeTypes = ["element", "attribute", "text", "cdata", "none"] as const;

/** What a schema's node is in a document. `cdata` is a text: readers cannot distinguish them. */
export type NodeType = Exclude<(typeof nodeTypes)[number], "cdata">;

/** What the spec says of a schema's form in XML, and nothing that is inferred. */
export interface Xml {
  readonly nodeType: Placed<NodeType> | undefined;
  /** Whether the text is called a CDATA section, around which there may be white space. */
  readonly isCdata: boolean;
  readonly name: Text | undefined;
  /** Whether the name is that of a base, which others may have as well. */
  readonly isBaseName: boolean;
  readonly namespace: Text | undefined;
  readonly prefix: Text | undefined;
  /** `x-xml-namespace-aliases`: other namespaces of the schema's own element, and of its members. */
  readonly aliases: readonly Text[];
  /** Whether all of it could be read, so that the node is known. */
  readonly sound: boolean;
}

/** What `owner`, the schema of a list or of something else, says with `xml` and `x-xml-namespace-aliases`. */
export function readXml(reading: ReadContext, owner: ObjectReader, isList: boolean): Xml {
  const entry = owner.entry("xml");
  const fields = entry && ObjectReader.of(reading, entry.value, entry.keySpan, xmlObject);
  if (fields !== undefined && !isList) checkNotWrapped(reading, fields);
  const nodeType = fields && readNodeType(reading, fields, isList);
  const names = readQualified(reading, fields);
  const { namespace } = names;
  const given = {
    nodeType,
    isCdata: fields !== undefined && textOf(fields.node, "nodeType") === "cdata",
    ...names,
    isBaseName: entry !== undefined && isBaseName(entry.value),
  };
  const aliases = readAliases(reading, owner, namespace);
  const unread = Object.entries(given).some(
    ([key, value]) => fields?.has(key) && value === undefined,
  );
  const sound = (entry === undefined || fields?.complete === true) && !unread;
  return { ...given, aliases: aliases ?? [], sound: sound && aliases !== undefined };
}

/** Keys beside a `$ref` override those of its target. */
export function mergeXml(beside: Xml, target: Xml): Xml {
  return {
    nodeType: beside.nodeType ?? target.nodeType,
    isCdata: beside.nodeType === undefined ? target.isCdata : beside.isCdata,
    name: beside.name ?? target.name,
    isBaseName: beside.name === undefined ? target.isBaseName : beside.isBaseName,
    namespace: beside.namespace ?? target.namespace,
    prefix: beside.prefix ?? target.prefix,
    aliases: beside.aliases.length > 0 ? beside.aliases : target.aliases,
    sound: beside.sound && target.sound,
  };
}

function readNodeType(
  reading: ReadContext,
  fields: ObjectReader,
  isList: boolean,
): Placed<NodeType> | undefined {
  const written = fields.text("nodeType");
  const flags = [fields.boolean("attribute"), fields.boolean("wrapped")] as const;
  if (fields.has("nodeType")) {
    for (const key of ["attribute", "wrapped"]) {
      const flag = fields.entry(key);
      if (flag === undefined) continue;
      reading.diagnostics.report("xml-node-type/older", flag.keySpan, { key });
    }
    return written && checkNodeType(reading, written);
  }
  const [attribute, wrapped] = flags;
  const text = fields.boolean("x-ms-text");
  if (text?.value === true) return { value: "text", span: text.span };
  if (attribute?.value === true) return { value: "attribute", span: attribute.span };
  if (wrapped?.value === true && isList) return { value: "element", span: wrapped.span };
  return undefined;
}

function checkNotWrapped(reading: ReadContext, fields: ObjectReader): void {
  const wrapped = fields.entry("wrapped");
  if (wrapped === undefined) return;
  reading.diagnostics.note("no-effect/xml", wrapped.keySpan, {
    where: 'with "wrapped" but on a list',
  });
}

function checkNodeType(reading: ReadContext, written: Text): Placed<NodeType> | undefined {
  const value = nodeTypes.find((known) => known === written.value);
  if (value === undefined) {
    reading.diagnostics.report("xml-node-type/unknown", written.span, { node: written.value });
    return undefined;
  }
  if (value === "cdata") {
    reading.diagnostics.note("read-differently/cdata", written.span, {});
    return { value: "text", span: written.span };
  }
  return { value, span: written.span };
}
