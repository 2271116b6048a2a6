import { isNcName } from "../names.ts";
import { Fields } from "./fields.ts";
import type { Placed, Text } from "./placed.ts";
import type { Reading } from "./reading.ts";
import { shape } from "./shape.ts";

/** The XML Object (OpenAPI 3.2 §4.26). */
const xmlObject = shape("an XML Object", {
  read: ["nodeType", "name", "namespace", "prefix", "attribute", "wrapped"],
  newer: ["nodeType"],
});

const nodeTypes = ["element", "attribute", "text", "cdata", "none"] as const;

/** What a schema's node is in a document. `cdata` is refused: readers cannot tell it from text. */
export type NodeType = Exclude<(typeof nodeTypes)[number], "cdata">;

/** What the spec says of a schema's form in XML, and nothing that is inferred. */
export interface Xml {
  readonly nodeType: Placed<NodeType> | undefined;
  readonly name: Text | undefined;
  readonly namespace: Text | undefined;
  readonly prefix: Text | undefined;
  /** `x-xml-namespace-aliases`: other namespaces of the schema's own element, and of its members. */
  readonly aliases: readonly Text[];
}

/** Namespaces that only XML itself may give a prefix to (Namespaces in XML 1.0 §3). */
const reservedNamespaces = new Set([
  "http://www.w3.org/XML/1998/namespace",
  "http://www.w3.org/2000/xmlns/",
]);

/** What `owner`, the schema of a list or of something else, says with `xml` and `x-xml-namespace-aliases`. */
export function readXml(reading: Reading, owner: Fields, isList: boolean): Xml {
  const entry = owner.entry("xml");
  const fields = entry && Fields.of(reading, entry.value, entry.keySpan, xmlObject);
  if (fields !== undefined && !isList) checkNotWrapped(reading, fields);
  const namespace = readNamespace(reading, fields);
  return {
    nodeType: fields && readNodeType(reading, fields),
    name: checkName(reading, fields?.text("name")),
    namespace,
    prefix: readPrefix(reading, fields),
    aliases: readAliases(reading, owner, namespace),
  };
}

/** What is said beside a `$ref` goes before what its target says. */
export function mergeXml(beside: Xml, target: Xml): Xml {
  return {
    nodeType: beside.nodeType ?? target.nodeType,
    name: beside.name ?? target.name,
    namespace: beside.namespace ?? target.namespace,
    prefix: beside.prefix ?? target.prefix,
    aliases: beside.aliases.length > 0 ? beside.aliases : target.aliases,
  };
}

function readNodeType(reading: Reading, fields: Fields): Placed<NodeType> | undefined {
  const written = fields.text("nodeType");
  const flags = [fields.boolean("attribute"), fields.boolean("wrapped")] as const;
  if (fields.has("nodeType")) {
    for (const key of ["attribute", "wrapped"]) {
      const flag = fields.entry(key);
      if (flag === undefined) continue;
      reading.diagnostics.report(
        "xml-node-type",
        flag.keySpan,
        { problem: `"${key}" stands beside "nodeType"` },
        { hint: `remove "${key}": it is the older way to say what "nodeType" says` },
      );
    }
    return written && checkNodeType(reading, written);
  }
  const [attribute, wrapped] = flags;
  if (attribute?.value === true) return { value: "attribute", span: attribute.span };
  if (wrapped?.value === true) return { value: "element", span: wrapped.span };
  return undefined;
}

function checkNotWrapped(reading: Reading, fields: Fields): void {
  const wrapped = fields.entry("wrapped");
  if (wrapped === undefined) return;
  const problem = '"wrapped" is for lists';
  reading.diagnostics.report("xml-node-type", wrapped.keySpan, { problem }, { hint: "remove it" });
}

function checkNodeType(reading: Reading, written: Text): Placed<NodeType> | undefined {
  const value = nodeTypes.find((known) => known === written.value);
  if (value === undefined) {
    reading.diagnostics.report(
      "xml-node-type",
      written.span,
      { problem: `"${written.value}" is no node type` },
      { hint: "one of element, attribute, text, none" },
    );
    return undefined;
  }
  if (value === "cdata") {
    reading.diagnostics.report(
      "unsupported",
      written.span,
      { construct: 'the node type "cdata"' },
      { hint: "say text: a reader takes character data and CDATA sections alike" },
    );
    return undefined;
  }
  return { value, span: written.span };
}

function checkName(reading: Reading, text: Text | undefined): Text | undefined {
  if (text === undefined) return undefined;
  const problem = nameProblem(text.value);
  if (problem === undefined) return text;
  reading.diagnostics.report("xml-name", text.span, { name: text.value, problem });
  return undefined;
}

/** Why a name cannot be that of an element, an attribute or a prefix; undefined if it can. */
export function nameProblem(name: string): string | undefined {
  if (name.includes(":")) return "has a colon; a prefix has a key of its own";
  if (!isNcName(name)) return "is no XML name (Namespaces in XML 1.0, NCName)";
  if (/^xml/i.test(name)) return 'begins with "xml", which XML keeps for itself (XML 1.0 §2.3)';
  return undefined;
}

function readNamespace(reading: Reading, fields: Fields | undefined): Text | undefined {
  const namespace = fields?.text("namespace");
  if (namespace === undefined) return undefined;
  const problem = namespaceProblem(namespace.value);
  if (problem === undefined) return namespace;
  reading.diagnostics.report("xml-namespace", namespace.span, { problem });
  return undefined;
}

function namespaceProblem(uri: string): string | undefined {
  if (uri === "") return 'a namespace is not empty; without "namespace" there is none';
  if (/[\s<>"]/.test(uri)) return `"${uri}" is no IRI`;
  if (reservedNamespaces.has(uri)) return `"${uri}" belongs to XML itself`;
  return undefined;
}

function readPrefix(reading: Reading, fields: Fields | undefined): Text | undefined {
  const prefix = checkName(reading, fields?.text("prefix"));
  if (prefix === undefined || fields?.has("namespace")) return prefix;
  reading.diagnostics.report(
    "xml-namespace",
    prefix.span,
    { problem: `the prefix "${prefix.value}" stands for no namespace` },
    { hint: 'add "namespace", or remove "prefix"' },
  );
  return undefined;
}

function readAliases(
  reading: Reading,
  owner: Fields,
  namespace: Text | undefined,
): readonly Text[] {
  const own = namespace?.value ?? "";
  const seen = new Set<string>();
  return (owner.texts("x-xml-namespace-aliases") ?? []).filter((alias) => {
    const problem = aliasProblem(alias.value, own, seen);
    seen.add(alias.value);
    if (problem === undefined) return true;
    reading.diagnostics.report("xml-namespace", alias.span, { problem });
    return false;
  });
}

function aliasProblem(alias: string, own: string, seen: ReadonlySet<string>): string | undefined {
  if (alias === own) return "an alias is another namespace than the schema's own";
  if (seen.has(alias)) return `the alias "${alias}" is listed twice`;
  return alias === "" ? undefined : namespaceProblem(alias);
}
