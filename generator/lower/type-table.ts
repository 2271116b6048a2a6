import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { assertNever } from "../model/assert-never.ts";
import type {
  DocumentElement,
  DocumentType,
  Enum,
  Member,
  Origin,
  ScalarType,
  Struct,
  Type,
} from "../model/model.ts";
import { inputName, pascalCase } from "../model/names.ts";
import type { MediaTypeObject } from "../read/openapi/media-type.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Reference } from "../read/openapi/reference.ts";
import type {
  EnumSchema,
  ObjectSchema,
  Property,
  SchemaUse,
  ValueUse,
} from "../read/openapi/schema.ts";
import type { Root } from "../read/openapi/xml-root.ts";
import type { Node, Spec } from "../source/tree.ts";

import { type DefaultNamespace, insideOf, placeWithin, within } from "./default-namespace.ts";
import { TypeNames } from "./type-names.ts";

/** A body that could be read as far as its root element. */
export interface Rooted {
  readonly use: SchemaUse;
  readonly root: Root;
}

export function isRooted<M extends MediaTypeObject>(media: M | undefined): media is M & Rooted {
  return media?.use !== undefined && media.root !== undefined;
}

/** An object in one of the forms that it is used in: the same members in other namespaces are another type. */
interface FoundStruct {
  readonly key: string;
  readonly schema: ObjectSchema;
  readonly name: string;
  readonly namespace: DefaultNamespace;
}

/** Collects the types that operations use, each once, in the order of their first use, depth first. */
export class TypeTable {
  readonly #spec: Spec;
  readonly #diagnostics: Diagnostics;
  readonly #names: TypeNames;
  readonly #documents = new Map<string, DocumentElement>();
  readonly #structs = new Map<string, Struct>();
  readonly #structNames = new Map<string, string>();
  readonly #structsOf = new Map<Node, Struct[]>();
  readonly #enums = new Map<Node, Enum>();
  /** Structs whose members are still to be looked at, the next one last. */
  readonly #found: FoundStruct[] = [];
  /** The names of the documents. */
  readonly #documentNames = new Map<string, string>();
  /** The documents that objects are the roots of: there they take their element's name. */
  readonly #rootOf = new Map<Node, string>();
  readonly #ids = new Map<Node, number>();

  constructor(spec: Spec, operations: readonly Operation[], diagnostics: Diagnostics) {
    this.#spec = spec;
    this.#diagnostics = diagnostics;
    const ids = operations.flatMap(({ id }) => id ?? []).map((id) => id.value);
    this.#names = new TypeNames(
      ids,
      ids.map((id) => inputName({ id })),
    );
    for (const operation of operations) {
      for (const body of bodiesOf(operation)) this.#nameDocument(body, operation.id?.value ?? "");
    }
  }

  get documents(): readonly DocumentElement[] {
    return [...this.#documents.values()];
  }

  get structs(): readonly Struct[] {
    return [...this.#structs.values()];
  }

  /** The structs that an object came to; none where nothing uses it. */
  structsOf({ node }: ObjectSchema): readonly Struct[] {
    return this.#structsOf.get(node) ?? [];
  }

  get enums(): readonly Enum[] {
    return [...this.#enums.values()];
  }

  /** The document that is a body. */
  document(body: Rooted): DocumentElement {
    const { use, root } = body;
    const key = this.#documentKey(body);
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    const name = this.#nameDocument(body, "");
    const document: DocumentElement = {
      name,
      element: root.name,
      type: this.#documentType(body, name, within(root.name, undefined)),
      doc: use.description,
      deprecated: use.deprecated,
      errata: use.errata,
      origin: this.#origin(use.schema.node, root.span),
    };
    this.#documents.set(key, document);
    this.#addStructs();
    return document;
  }

  /** A struct is the type of its document; an enum, and what a list holds, is a type beside it. */
  #documentType({ use, root }: Rooted, name: string, namespace: DefaultNamespace): DocumentType {
    const { schema } = use;
    if (schema.kind === "object") return this.#struct(schema, [name], namespace, name);
    if (schema.kind !== "array") return this.#type(use, `${name}Value`, namespace);
    if (root.item === undefined) throw new Error("the items of a list have no name");
    const given = { kind: "list", name: root.item, occurs: schema.occurs } as const;
    const place = placeWithin(given, namespace);
    if (place !== given) this.#noteNamespace(root.span);
    const item = this.#type(use, `${name}Item`, insideOf(place, namespace));
    return { ...given, name: place.kind === "list" ? place.name : root.item, item };
  }

  /** One schema can be several documents: another name may occur beside its `$ref`. */
  #documentKey({ use, root }: Rooted): string {
    return JSON.stringify([this.#idOf(use.schema.node), root.name]);
  }

  /** Names a document once: as its type is called, else its element, its component or its operation. */
  #nameDocument(body: Rooted, operation: string): string {
    const { use, root } = body;
    const key = this.#documentKey(body);
    const known = this.#documentNames.get(key);
    if (known !== undefined) return known;
    const given = use.schema.typeName?.value;
    const first = !this.#rootOf.has(use.schema.node);
    const own = pascalCase(root.name.local);
    const others = [
      ...(use.reference === undefined ? [] : [use.reference.name.value]),
      `${operation}-${own}`,
    ];
    const name =
      given !== undefined && first ? this.#names.give(given) : this.#names.claim([own, ...others]);
    if (name !== own && given === undefined) this.#note(root.span);
    this.#documentNames.set(key, name);
    if (first) this.#rootOf.set(use.schema.node, name);
    return name;
  }

  #noteNamespace(span: Span): void {
    this.#diagnostics.note("read-differently/default-namespace", span, {});
  }

  #note(span: Span): void {
    this.#diagnostics.note("made-name/type", span, {});
  }

  /** The type of a value. `inlineName` is for an enum that has no name of its own. */
  value({ schema, reference }: ValueUse, inlineName: string): ScalarType {
    switch (schema.kind) {
      case "scalar":
        return { kind: "scalar", scalar: schema.scalar, range: schema.range };
      case "enum":
        return { kind: "enum", name: this.#enum(schema, namesOf(reference, inlineName)) };
      default:
        return assertNever(schema);
    }
  }

  /** The type of a member's value, or of each item of a list. */
  #type(use: SchemaUse, inlineName: string, namespace: DefaultNamespace): Type {
    const { schema, reference } = use;
    switch (schema.kind) {
      case "object":
        return this.#struct(schema, namesOf(reference, inlineName), namespace);
      case "array":
        if (schema.items === undefined) throw new Error("a list without items has no place");
        return this.#type(schema.items, namesOf(reference, inlineName)[0] ?? inlineName, namespace);
      case "scalar":
      case "enum": {
        const value = this.value({ ...use, schema }, inlineName);
        return use.xml.isCdata ? trimmed(value) : value;
      }
      default:
        return assertNever(schema);
    }
  }

  /** The struct of an object in a default namespace; as the root of a document it has the document's name. */
  #struct(
    schema: ObjectSchema,
    names: readonly string[],
    namespace: DefaultNamespace,
    document: string | undefined = this.#rootOf.get(schema.node),
  ): Type {
    const key = JSON.stringify([this.#idOf(schema.node), namespace, document]);
    const known = this.#structNames.get(key);
    if (known !== undefined) return { kind: "struct", name: known };
    const name = this.#nameStruct(schema, names, document);
    this.#structNames.set(key, name);
    this.#found.push({ key, schema, name, namespace });
    return { kind: "struct", name };
  }

  #nameStruct(
    schema: ObjectSchema,
    names: readonly string[],
    document: string | undefined,
  ): string {
    const isOther = [...this.#structNames.values()].includes(document ?? "");
    if (document !== undefined && !isOther) return document;
    const given = schema.typeName?.value;
    if (given !== undefined && document === undefined && !this.#structsOf.has(schema.node)) {
      return this.#names.give(given);
    }
    const name = this.#names.claim(names);
    if (name !== names[0]) this.#note(schema.at);
    return name;
  }

  /** Adds the structs that were found, and those found in them. */
  #addStructs(): void {
    for (let next = this.#found.pop(); next !== undefined; next = this.#found.pop()) {
      const { key, schema, name, namespace } = next;
      const before = this.#found.length;
      const members = schema.properties.flatMap(
        (each) => this.#member(each, name, namespace) ?? [],
      );
      const { description: doc, deprecated, errata } = schema;
      const origin = this.#origin(schema.node, schema.at);
      const struct: Struct = { name, members, doc, deprecated, errata, origin };
      this.#structs.set(key, struct);
      this.#structsOf.set(schema.node, [...this.structsOf(schema), struct]);
      // The last one is taken next: turned round, they come in the order of the spec.
      this.#found.push(...this.#found.splice(before).reverse());
    }
  }

  #member(
    { name, key: { value: key }, use, placement, required }: Property,
    owner: string,
    namespace: DefaultNamespace,
  ): Member | undefined {
    if (use === undefined || placement === undefined) return undefined;
    const place = placeWithin(placement.place, namespace);
    if (place !== placement.place) this.#noteNamespace(placement.span);
    return {
      key,
      specName: name.value,
      place,
      type: this.#type(use, owner + pascalCase(key), insideOf(place, namespace)),
      required,
      doc: use.description,
      deprecated: use.deprecated,
      errata: use.errata,
      origin: this.#origin(use.reference?.fields.node ?? use.schema.node, name.span),
    };
  }

  #enum(schema: EnumSchema, names: readonly string[]): string {
    const known = this.#enums.get(schema.node);
    if (known !== undefined) return known.name;
    const name = this.#names.claim(names);
    if (name !== names[0]) this.#note(schema.at);
    const { open, base, description: doc, deprecated, errata } = schema;
    const values = schema.values.map((value) => ({
      name: value.name.value,
      value: value.value,
      doc: value.description,
    }));
    const origin = this.#origin(schema.node, schema.at);
    this.#enums.set(schema.node, { name, open, base, values, doc, deprecated, errata, origin });
    return name;
  }

  /** Tells nodes apart: those that were made have the place of the one that they are made of. */
  #idOf(node: Node): number {
    const id = this.#ids.get(node) ?? this.#ids.size;
    this.#ids.set(node, id);
    return id;
  }

  #origin(node: Node, span: Span): Origin {
    return { pointer: this.#spec.locate(node), span };
  }
}

/** A string that is called a CDATA section: white space around it lays the document out. */
function trimmed(type: ScalarType): ScalarType {
  return type.kind === "scalar" && type.scalar === "string" ? { ...type, scalar: "trimmed" } : type;
}

/** A component brings its own name; where that is taken, it is called after its place. */
function namesOf(reference: Reference | undefined, inlineName: string): readonly string[] {
  return reference === undefined ? [inlineName] : [pascalCase(reference.name.value), inlineName];
}

function bodiesOf({ body, responses }: Operation): readonly Rooted[] {
  return [body?.media, ...responses.map(({ answer }) => answer?.media)].filter(isRooted);
}
