import { assertNever } from "../../model/assert-never.ts";
import type {
  Api,
  DocumentElement,
  DocumentType,
  Member,
  Name,
  Occurs,
  Struct,
  Type,
} from "../../model/model.ts";
import { TypeIndex } from "../../model/type-index.ts";
import type { Emitter } from "../emitter.ts";
import { sourceOf } from "../modules.ts";
import { XsdDocument } from "./xsd-document.ts";
import { node, type XmlNode } from "./xsd-nodes.ts";
import { builtinType, documentation, simpleType } from "./xsd-scalars.ts";

/**
 * XML Schema documents (version 1.0), one per namespace, for what the encoders write. A type is
 * in the document of its children's namespace, so that they can be local elements; a root element
 * is in the document of its own namespace.
 */
export const xsd: Emitter = {
  name: "schema",
  emit(input) {
    const { api } = input;
    const types = new XsdTypes(api);
    for (const struct of api.structs) types.addStruct(struct);
    for (const document of api.documents) types.addRoot(document);
    return types.documents.map((document) =>
      document.print(sourceOf(input, "#/components/schemas")),
    );
  },
};

interface Bounds {
  readonly minOccurs?: string;
  readonly maxOccurs?: string;
  readonly nillable?: string;
}

/** What is declared in the schema documents, and where. */
class XsdTypes {
  readonly documents: XsdDocument[] = [];
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  addStruct(struct: Struct): void {
    const { name, members, doc } = struct;
    const home = this.#homeOf(name);
    const elements = struct.isTuple
      ? this.#items(home, members)
      : members.flatMap((member) => this.#particle(home, member) ?? []);
    const attributes = members.flatMap((member) => this.#attribute(home, member) ?? []);
    const isMixed = struct.isTuple && members.some(({ place }) => place.kind === "text");
    const base = struct.isTuple ? undefined : this.#textType(home, struct);
    const content =
      base === undefined
        ? [elements.length > 0 ? node("xs:sequence", {}, ...elements) : undefined, ...attributes]
        : [node("xs:simpleContent", {}, node("xs:extension", { base }, ...attributes))];
    home.add(
      node(
        "xs:complexType",
        { name, ...(isMixed && { mixed: "true" }) },
        documentation(doc),
        ...content,
      ),
    );
  }

  addRoot({ element, type, doc }: DocumentElement): void {
    const home = this.#at(element.namespace.uri);
    home.declare("element", element.local, meaningOf(type), () => {
      if (type.kind !== "list") return this.#element(home, element.local, type, doc, {});
      const items = this.#child(home, type.name, type.item, "", bounds(type.occurs, true));
      const content = node("xs:complexType", {}, node("xs:sequence", {}, items));
      return node("xs:element", { name: element.local }, documentation(doc), content);
    });
  }

  /** The type of a struct's text; one with facets needs a name, to be extended by. */
  #textType(home: XsdDocument, { name, members }: Struct): string | undefined {
    const type = members.find(({ place }) => place.kind === "text")?.type;
    if (type === undefined || type.kind === "struct") return undefined;
    const known = builtinType(type);
    if (known !== undefined) return known;
    home.add(simpleType(type, this.#api, `${name}.text`));
    return home.refer(home, `${name}.text`);
  }

  /**
   * The items of a tuple. Elements of one name have to have one type; where they do not, and where one of them can be
   * absent, nothing is said of their content.
   */
  #items(home: XsdDocument, members: readonly Member[]): readonly XmlNode[] {
    const placed = members.flatMap((member) => {
      const { place } = member;
      if (place.kind !== "element" && place.kind !== "wrapped") return [];
      return [{ member, name: place.kind === "wrapped" ? place.wrapper : place.name }];
    });
    return placed.flatMap(({ member, name }) => {
      const alike = placed.filter((each) => each.name.local === name.local);
      const meanings = new Set(
        alike.map((each) => JSON.stringify([each.member.place, meaningOf(each.member.type)])),
      );
      return meanings.size > 1
        ? [anyElement(name, {})]
        : (this.#particle(home, alike.length > 1 ? { ...member, nullable: false } : member) ?? []);
    });
  }

  #particle(home: XsdDocument, member: Member): XmlNode | undefined {
    const { place, type, doc } = member;
    const required = member.required && !member.nullable;
    switch (place.kind) {
      case "attribute":
      case "text":
        return undefined;
      case "element":
        return this.#child(home, place.name, type, doc, {
          ...(required ? {} : { minOccurs: "0" }),
          ...(member.nullable && isLocal(home, place.name) ? { nillable: "true" } : {}),
        });
      case "list":
        return this.#child(home, place.name, type, doc, bounds(place.occurs, required));
      case "wrapped": {
        const presence = required ? {} : { minOccurs: "0" };
        if (!isLocal(home, place.wrapper)) return anyElement(place.wrapper, presence);
        const items = this.#child(home, place.name, type, "", bounds(place.occurs, true));
        const content = node("xs:complexType", {}, node("xs:sequence", {}, items));
        const { local } = place.wrapper;
        const attributes = { name: local, form: formOf(home, place.wrapper), ...presence };
        return node("xs:element", attributes, documentation(doc), content);
      }
      default:
        return assertNever(place);
    }
  }

  #child(home: XsdDocument, name: Name, type: Type, doc: string, occurs: Bounds): XmlNode {
    const { local, namespace } = name;
    if (isLocal(home, name)) {
      return this.#element(home, local, type, doc, { form: formOf(home, name), ...occurs });
    }
    // An element of a third namespace cannot be local; it is referred to.
    const other = this.#at(namespace.uri);
    const declared = other.declare("element", local, meaningOf(type), () =>
      this.#element(other, local, type, doc, {}),
    );
    if (!declared) return anyElement(name, occurs);
    return node("xs:element", { ref: home.refer(other, local), ...occurs });
  }

  #attribute(
    home: XsdDocument,
    { place, type, required, nullable, doc }: Member,
  ): XmlNode | undefined {
    if (place.kind !== "attribute" || type.kind === "struct") return undefined;
    const { local, namespace } = place.name;
    const use = required && !nullable ? "required" : undefined;
    const known = builtinType(type);
    const facets = known === undefined ? simpleType(type, this.#api) : undefined;
    const make = (use?: string): XmlNode =>
      node("xs:attribute", { name: local, type: known, use }, documentation(doc), facets);
    if (namespace.uri === "") return make(use);
    const other = this.#at(namespace.uri);
    if (!other.declare("attribute", local, meaningOf(type), make)) {
      return node("xs:anyAttribute", { namespace: namespace.uri, processContents: "skip" });
    }
    return node("xs:attribute", { ref: home.refer(other, local), use });
  }

  #element(
    home: XsdDocument,
    name: string,
    type: Type,
    doc: string,
    more: Bounds & { readonly form?: string | undefined },
  ): XmlNode {
    const known =
      type.kind === "struct" ? home.refer(this.#homeOf(type.name), type.name) : builtinType(type);
    const facets =
      known === undefined && type.kind !== "struct" ? simpleType(type, this.#api) : undefined;
    return node("xs:element", { name, type: known, ...more }, documentation(doc), facets);
  }

  /** The document of a struct: that of the namespace of its first child. */
  #homeOf(name: string): XsdDocument {
    for (const { place } of TypeIndex.of(this.#api).get(name)?.members ?? []) {
      if (place.kind === "element" || place.kind === "list")
        return this.#at(place.name.namespace.uri);
      if (place.kind === "wrapped") return this.#at(place.wrapper.namespace.uri);
    }
    return this.#at("");
  }

  #at(uri: string): XsdDocument {
    const known = this.documents.find((document) => document.uri === uri);
    if (known) return known;
    const document = new XsdDocument(uri, this.documents);
    this.documents.push(document);
    return document;
  }
}

/** Local elements are in the document's own namespace or, unqualified, in none. */
function isLocal(home: XsdDocument, { namespace }: Name): boolean {
  return namespace.uri === home.uri || namespace.uri === "";
}

function formOf(home: XsdDocument, { namespace }: Name): string | undefined {
  return namespace.uri === home.uri ? undefined : "unqualified";
}

function bounds({ min = 0, max }: Occurs, required: boolean): Bounds {
  const maxOccurs = max === undefined ? "unbounded" : String(max);
  return { minOccurs: String(required ? min : 0), maxOccurs };
}

/** Some element of a namespace: XSD cannot describe more when one name has two meanings. */
function anyElement({ namespace }: Name, occurs: Bounds): XmlNode {
  return node("xs:any", {
    namespace: namespace.uri || "##local",
    processContents: "skip",
    ...occurs,
  });
}

function meaningOf(type: DocumentType): string {
  return JSON.stringify(type, (_key, value) => (typeof value === "bigint" ? `${value}n` : value));
}
