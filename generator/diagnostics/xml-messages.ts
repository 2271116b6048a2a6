import { oneOf } from "./hints.ts";

/** Why a name cannot be one in XML. */
export type XmlNameProblem = "colon" | "invalid" | "xmlns" | "reserved";

const xmlNameTexts: Readonly<Record<XmlNameProblem, (name: string) => string>> = {
  colon: (name) => `the XML name "${name}" contains a colon`,
  invalid: (name) => `invalid XML name "${name}" (Namespaces in XML 1.0, NCName)`,
  xmlns: (name) => `"${name}" is reserved for declarations (Namespaces in XML 1.0 §3)`,
  reserved: (name) => `the prefix "${name}" begins with "xml", which is reserved`,
};

const xmlNameHints: Readonly<Record<XmlNameProblem, string>> = {
  colon: "give the local name, and the prefix as xml.prefix",
  invalid: 'use letters, digits, "-", "." and "_", beginning with a letter or "_"',
  xmlns: "use another name; xml.namespace declares namespaces",
  reserved: "use another prefix: it does not have to be the one in the document",
};

/** What can be wrong with how a spec says that values are written in XML. */
export const xmlMessages = {
  "xml-name": (p: { name: string; problem: XmlNameProblem; inferred: boolean }) => ({
    message: xmlNameTexts[p.problem](p.name),
    hint: p.inferred ? "set another name with xml.name" : xmlNameHints[p.problem],
  }),
  "xml-name/prefix": (p: { name: string; prefix: string; known: boolean }) => ({
    message: p.known
      ? `the prefix of "${p.name}" stands for several namespaces in the document`
      : `nothing says which namespace the prefix of "${p.name}" stands for`,
    hint: `add xml.namespace here${p.known ? "" : `, or beside xml.prefix: ${p.prefix} anywhere in the document`}`,
  }),
  "xml-name/other-prefix": (p: { name: string; prefix: string }) => ({
    message: `"${p.name}" has another prefix than "${p.prefix}", which is beside it`,
    hint: "remove one of the two",
  }),
  "xml-namespace/empty": () => ({
    message: "a namespace cannot be empty",
    hint: 'remove "namespace" for an element in no namespace',
  }),
  "xml-namespace/iri": (p: { uri: string }) => ({
    message: `invalid namespace "${p.uri}": it is not an IRI`,
    hint: "percent-encode white space, angle brackets and quotation marks",
  }),
  "xml-namespace/reserved": (p: { uri: string }) => ({
    message: `the namespace "${p.uri}" is reserved for XML itself`,
    hint: "use a namespace of the API, or remove it",
  }),
  "xml-namespace/xml-element": () => ({
    message: "the namespace of XML itself is for attributes, such as xml:lang",
    hint: 'add nodeType: attribute (before OpenAPI 3.2: attribute: true), or remove "namespace"',
  }),
  "xml-namespace/prefix-alone": (p: { prefix: string }) => ({
    message: `the prefix "${p.prefix}" has no namespace`,
    hint: 'add "namespace", or remove "prefix"',
  }),
  "xml-namespace/attribute": () => ({
    message: "an attribute without a prefix is in no namespace",
    hint: 'add "prefix", or remove "namespace"',
  }),
  "xml-namespace/attribute-alias": () => ({
    message: "an attribute cannot have namespace aliases",
    hint: "remove them: aliases are only for elements",
  }),
  "xml-namespace/own-alias": () => ({
    message: "the alias is the schema's own namespace",
    hint: "remove it",
  }),
  "xml-namespace/duplicate-alias": (p: { alias: string }) => ({
    message: `duplicate alias "${p.alias}"`,
    hint: "remove it",
  }),
  "xml-node-type/object": (p: { node: string }) => ({
    message: `an object cannot have the node type "${p.node}"`,
    hint: 'remove "nodeType": an object is an element',
  }),
  "xml-node-type/array": (p: { node: string }) => ({
    message: `a list cannot have the node type "${p.node}"`,
    hint: 'use "element" to wrap the items in an element, or remove "nodeType"',
  }),
  "xml-node-type/tuple": () => ({
    message: "the items of prefixItems need an element around them",
    hint: "set xml.nodeType: element: their order would be lost among other members",
  }),
  "missing-key/item-name": () => ({
    message: 'an item of prefixItems requires "xml.name"',
    hint: "the name of its element cannot be inferred; a text has xml.nodeType: text",
  }),
  "missing-key/root-name": () => ({
    message: 'the schema of a body requires "xml.name"',
    hint: "the name of the root element cannot be inferred here (OpenAPI 3.2 §4.26.3)",
  }),
  "xml-node-type/value": (p: { node: string }) => ({
    message: `a value cannot have the node type "${p.node}"`,
    hint: "use element, attribute or text",
  }),
  "xml-node-type/root": () => ({
    message: "the root of a document must be an element",
    hint: "remove the node type",
  }),
  "xml-node-type/items": () => ({
    message: "the items of a list must be elements",
    hint: "remove the node type",
  }),
  "xml-node-type/older": (p: { key: string }) => ({
    message: `"${p.key}" cannot be combined with "nodeType"`,
    hint: `remove "${p.key}": "nodeType" replaces it`,
  }),
  "xml-node-type/unknown": (p: { node: string }) => ({
    message: `unknown node type "${p.node}"`,
    hint: oneOf(p.node, ["element", "attribute", "text", "cdata", "none"]),
  }),
  "xml-no-effect/type-name": () => ({
    message: '"x-type-name" has no effect here: only objects and root elements have types',
    hint: "remove it",
  }),
  "xml-name-clash": (p: { first: string; second: string; written: string }) => ({
    message: `"${p.first}" and "${p.second}" are both written as ${p.written}`,
    hint: "give one of them another name or namespace with xml",
  }),
  "xml-prefix-clash": (p: { prefix: string; first: string; second: string }) => ({
    message: `the prefix "${p.prefix}" stands for both "${p.first}" and "${p.second}" in one document`,
    hint: "give each namespace a prefix of its own",
  }),
  "mixed-content": (p: { text: string; other: string }) => ({
    message: `"${p.text}" is the text of an element that also contains "${p.other}"`,
    hint: "make it an attribute or an element",
  }),
} as const;
