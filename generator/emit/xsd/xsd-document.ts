import { kebabCase, XML_NAMESPACE } from "../../model/names.ts";
import type { GeneratedFile } from "../emitter.ts";
import { node, printDocument, type XmlNode } from "./xsd-nodes.ts";

/** At the top of each file: a validator would refuse documents that the client reads, and is right to read. */
const WRITTEN = `It describes the documents that are written. Readers accept more: aliases of namespaces, members in another
     order, elements and attributes that are not declared here.`;

/** The XML Schema document of one namespace, in the making. */
export class XsdDocument {
  readonly uri: string;
  readonly file: string;
  readonly #prefix: string;
  readonly #imported = new Set<XsdDocument>();
  readonly #parts: XmlNode[] = [];
  readonly #globals = new Map<string, string>();

  /** `taken` are the documents that there are already. */
  constructor(uri: string, taken: readonly XsdDocument[]) {
    this.uri = uri;
    this.#prefix = uri === XML_NAMESPACE ? "xml" : `n${taken.length + 1}`;
    const base = uri === "" ? "no-namespace" : kebabCase(uri.replace(/^\w+:/, "")) || "namespace";
    const count = taken.filter(({ file }) => file.startsWith(base)).length;
    this.file = `${base}${count === 0 ? "" : `-${count + 1}`}.xsd`;
  }

  add(part: XmlNode): void {
    this.#parts.push(part);
  }

  /**
   * Adds a global element or attribute once. False where another one has its name: a name has one
   * meaning in a namespace.
   */
  declare(
    kind: "element" | "attribute",
    local: string,
    meaning: string,
    make: () => XmlNode,
  ): boolean {
    const known = this.#globals.get(`${kind} ${local}`);
    if (known !== undefined) return known === meaning;
    this.#globals.set(`${kind} ${local}`, meaning);
    this.add(make());
    return true;
  }

  /** What something global in another document, or in this one, is called here. */
  refer(other: XsdDocument, name: string): string {
    if (other !== this) this.#imported.add(other);
    return other.uri === "" ? name : `${other.#prefix}:${name}`;
  }

  print(source: string): GeneratedFile {
    const imported = [...this.#imported].sort((a, b) => (a.file < b.file ? -1 : 1));
    const imports = imported.map(({ uri, file }) =>
      node("xs:import", { namespace: uri || undefined, schemaLocation: file }),
    );
    const prefixes = [this, ...imported].filter(({ uri }) => uri !== "");
    const attributes = {
      "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
      ...Object.fromEntries(prefixes.map((each) => [`xmlns:${each.#prefix}`, each.uri])),
      targetNamespace: this.uri || undefined,
      elementFormDefault: "qualified",
    };
    const root = node("xs:schema", attributes, ...imports, ...this.#parts);
    return {
      path: `schema/${this.file}`,
      text: printDocument(root, `@generated from ${source}\n     ${WRITTEN}`),
    };
  }
}
