import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { assertNever } from "../model/assert-never.ts";
import type {
  DocumentElement,
  DocumentType,
  Enum,
  Member,
  Origin,
  Place,
  ScalarType,
  Struct,
  Type,
} from "../model/model.ts";
import { inputName, pascalCase } from "../model/names.ts";
import type { OpenApi } from "../read/openapi/document.ts";
import type {
  Direction,
  ObjectSchema,
  Property,
  SchemaUse,
  ValueUse,
} from "../read/openapi/schema.ts";
import type { Node, Spec } from "../source/tree.ts";

import { type DefaultNamespace, insideOf, placeWithin, within } from "./default-namespace.ts";
import { bodiesOf, DocumentNames } from "./document-names.ts";
import { EnumTable } from "./enum-table.ts";
import { MessageForms, propertiesIn, type Rooted } from "./message-forms.ts";
import { namesOf, TypeNames } from "./type-names.ts";

/** An object in one of the forms that it is used in: with other namespaces or members it is another type. */
interface FoundStruct {
  readonly key: string;
  readonly schema: ObjectSchema;
  readonly name: string;
  readonly around: Surroundings;
}

/** What a type depends on besides its schema. */
interface Surroundings {
  readonly namespace: DefaultNamespace;
  readonly direction: Direction;
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
  readonly #enums: EnumTable;
  /** Structs whose members are still to be looked at, the next one last. */
  readonly #found: FoundStruct[] = [];
  readonly #documentNames: DocumentNames;
  readonly #forms: MessageForms;

  constructor(
    spec: Spec,
    { operations, schemas }: Pick<OpenApi, "operations" | "schemas">,
    diagnostics: Diagnostics,
  ) {
    this.#spec = spec;
    this.#diagnostics = diagnostics;
    const ids = operations.flatMap(({ id }) => id ?? []).map((id) => id.value);
    this.#names = new TypeNames(
      ids,
      ids.map((id) => inputName({ id })),
    );
    this.#enums = new EnumTable(spec, this.#names, diagnostics);
    this.#forms = new MessageForms(schemas, operations.flatMap(bodiesOf));
    this.#documentNames = new DocumentNames(this.#names, this.#forms, operations, diagnostics);
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
    return this.#enums.all;
  }

  /** The type of a value. `inlineName` is for an enum that has no name of its own. */
  value(use: ValueUse, inlineName: string): ScalarType {
    return this.#enums.value(use, inlineName);
  }

  /** The way that a body goes. One that goes both ways, or none, is taken for a response. */
  directionOf(body: Node): Direction {
    return this.#documentNames.directionOf(body);
  }

  /** The document that is a body. */
  document(body: Rooted, direction = this.directionOf(body.node)): DocumentElement {
    const { use, root } = body;
    const sent = { body, direction };
    const key = this.#documentNames.key(sent);
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    const name = this.#documentNames.name(sent, "");
    const around = { namespace: within(root.name, undefined), direction };
    const document: DocumentElement = {
      name,
      element: root.name,
      type: this.#documentType(body, name, around),
      doc: use.description,
      deprecated: use.deprecated,
      errata: use.errata,
      origin: this.origin(use.schema.node, root.span),
    };
    this.#documents.set(key, document);
    this.#addStructs();
    return document;
  }

  /** A struct is the type of its document; an enum, and what a list holds, is a type beside it. */
  #documentType({ use, root }: Rooted, name: string, around: Surroundings): DocumentType {
    const { schema } = use;
    const { namespace } = around;
    if (schema.kind === "object") return this.#struct(schema, [name], around, name);
    if (schema.kind !== "array") return this.#type(use, `${name}Value`, around);
    if (root.item === undefined) throw new Error("the items of a list have no name");
    const given = { kind: "list", name: root.item, occurs: schema.occurs } as const;
    const place = placeWithin(given, namespace);
    if (place !== given) this.#noteNamespace(root.span);
    const inside = { ...around, namespace: insideOf(place, namespace) };
    const item = this.#type(use, `${name}Item`, inside);
    return { ...given, name: place.kind === "list" ? place.name : root.item, item };
  }

  #noteNamespace(span: Span): void {
    this.#diagnostics.note("read-differently/default-namespace", span, {});
  }

  /** The type of a member's value, or of each item of a list. */
  #type(use: SchemaUse, inlineName: string, around: Surroundings): Type {
    const { schema, reference } = use;
    switch (schema.kind) {
      case "object":
        return this.#struct(schema, namesOf(reference, inlineName), around);
      case "array":
        if (schema.items === undefined) throw new Error("a list without items has no place");
        return this.#type(schema.items, namesOf(reference, inlineName)[0] ?? inlineName, around);
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
    around: Surroundings,
    document: string | undefined = this.#documentNames.ofRoot(schema, around.direction),
  ): Type {
    const { namespace, direction } = around;
    const key = JSON.stringify([this.#forms.key(schema, direction), namespace, document]);
    const known = this.#structNames.get(key);
    if (known !== undefined) return { kind: "struct", name: known };
    const suffix = this.#forms.suffix(schema, direction);
    const name = this.#nameStruct(schema, names, suffix, document);
    this.#structNames.set(key, name);
    this.#found.push({ key, schema, name, around });
    return { kind: "struct", name };
  }

  #nameStruct(
    schema: ObjectSchema,
    names: readonly string[],
    suffix: string,
    document: string | undefined,
  ): string {
    const isOther = [...this.#structNames.values()].includes(document ?? "");
    if (document !== undefined && !isOther) return document;
    const given = schema.typeName?.value;
    if (given !== undefined && document === undefined && !this.#structsOf.has(schema.node)) {
      return this.#names.give(given + suffix);
    }
    const candidates = document === undefined ? names.map((each) => each + suffix) : names;
    const name = this.#names.claim(candidates);
    if (name !== candidates[0]) this.#diagnostics.note("made-name/type", schema.at, { name });
    return name;
  }

  /** Adds the structs that were found, and those found in them. */
  #addStructs(): void {
    for (let next = this.#found.pop(); next !== undefined; next = this.#found.pop()) {
      const { key, schema, name, around } = next;
      const before = this.#found.length;
      if (schema.isBare) this.#diagnostics.note("read-differently/bare-object", schema.at, {});
      const members = propertiesIn(schema, around.direction).flatMap(
        (each) => this.#member(each, name, around) ?? [],
      );
      for (const { absentIn, name } of schema.properties) {
        if (absentIn !== around.direction) continue;
        this.#diagnostics.note(`read-differently/${absentIn}`, name.span, {});
      }
      const { description: doc, deprecated, errata } = schema;
      const origin = this.origin(schema.node, schema.at);
      const tuple = schema.isTuple ? { isTuple: true } : {};
      const struct: Struct = { name, members, ...tuple, doc, deprecated, errata, origin };
      this.#structs.set(key, struct);
      this.#structsOf.set(schema.node, [...this.structsOf(schema), struct]);
      // The last one is taken next: turned round, they come in the order of the spec.
      this.#found.push(...this.#found.splice(before).reverse());
    }
  }

  #member(
    { name, key: { value: key }, use, placement, required }: Property,
    owner: string,
    around: Surroundings,
  ): Member | undefined {
    if (use === undefined || placement === undefined) return undefined;
    const { namespace } = around;
    const place = placeWithin(placement.place, namespace);
    const inside = { ...around, namespace: insideOf(place, namespace) };
    if (place !== placement.place) this.#noteNamespace(placement.span);
    return {
      key,
      specName: name.value,
      place,
      type: this.#type(use, owner + pascalCase(partName(key, place)), inside),
      required,
      nullable: required && use.schema.nullable !== undefined,
      doc: use.description,
      deprecated: use.deprecated,
      errata: use.errata,
      origin: this.origin(use.reference?.fields.node ?? use.schema.node, name.span),
    };
  }

  /** Where a node is; `span` is what names it. */
  origin(node: Node, span: Span): Origin {
    return { pointer: this.#spec.locate(node), span };
  }
}

/** What a member is called in the name of a type; the key of a tuple's item is a number. */
function partName(key: string, place: Place): string {
  if (!/^\d/.test(key) || place.kind === "text") return key;
  return place.kind === "wrapped" ? place.wrapper.local : place.name.local;
}

/** A string that is called a CDATA section: white space around it lays the document out. */
function trimmed(type: ScalarType): ScalarType {
  return type.kind === "scalar" && type.scalar === "string" ? { ...type, scalar: "trimmed" } : type;
}
