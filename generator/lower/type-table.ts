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
import type { Operation } from "../read/openapi/operation.ts";
import type { Reference } from "../read/openapi/reference.ts";
import type {
  Direction,
  EnumSchema,
  ObjectSchema,
  Property,
  Schema,
  SchemaUse,
  ValueUse,
} from "../read/openapi/schema.ts";
import type { Node, Spec } from "../source/tree.ts";

import { type DefaultNamespace, insideOf, placeWithin, within } from "./default-namespace.ts";
import {
  isRooted,
  MessageForms,
  propertiesIn,
  type Rooted,
  type SentBody,
} from "./message-forms.ts";
import { TypeNames } from "./type-names.ts";

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
  readonly #enums = new Map<Node, Enum>();
  /** Structs whose members are still to be looked at, the next one last. */
  readonly #found: FoundStruct[] = [];
  /** The names of the documents. */
  readonly #documentNames = new Map<string, string>();
  /** The documents that objects are the roots of: there they take their element's name. */
  readonly #rootOf = new Map<string, string>();
  readonly #ids = new Map<Node, number>();
  readonly #forms: MessageForms;
  /** Which way each body goes; one that goes both ways is here as a response. */
  readonly #directions = new Map<Node, Direction>();

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
    this.#forms = new MessageForms(schemas, operations.flatMap(bodiesOf));
    for (const operation of operations) {
      for (const sent of bodiesOf(operation)) {
        this.#directions.set(sent.body.node, sent.direction);
        this.#nameDocument(sent, operation.id?.value ?? "");
      }
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

  /** The way that a body goes. One that goes both ways, or none, is taken for a response. */
  directionOf(body: Node): Direction {
    return this.#directions.get(body) ?? "response";
  }

  /** The document that is a body. */
  document(body: Rooted, direction: Direction = this.directionOf(body.node)): DocumentElement {
    const { use, root } = body;
    const sent = { body, direction };
    const key = this.#documentKey(sent);
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    const name = this.#nameDocument(sent, "");
    const around = { namespace: within(root.name, undefined), direction };
    const document: DocumentElement = {
      name,
      element: root.name,
      type: this.#documentType(body, name, around),
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

  /** One schema can be several documents: another name may occur beside its `$ref`. */
  #documentKey({ body: { use, root }, direction }: SentBody): string {
    return JSON.stringify([this.#formOf(use.schema, direction), root.name]);
  }

  /** Tells the forms of a schema apart. */
  #formOf(schema: Schema, direction: Direction): string {
    return `${this.#idOf(schema.node)} ${this.#forms.of(schema, direction) ?? ""}`;
  }

  /** Names a document once: as its type is called, else its element, its component or its operation. */
  #nameDocument(sent: SentBody, operation: string): string {
    const { body, direction } = sent;
    const { use, root } = body;
    const key = this.#documentKey(sent);
    const known = this.#documentNames.get(key);
    if (known !== undefined) return known;
    const form = this.#formOf(use.schema, direction);
    const suffix = this.#forms.suffix(use.schema, direction);
    const given = use.schema.typeName?.value;
    const first = !this.#rootOf.has(form);
    const own = pascalCase(root.name.local) + suffix;
    const component =
      use.reference === undefined ? [] : [pascalCase(use.reference.name.value) + suffix];
    // What has the name of its base is called after itself.
    const names = use.xml.isBaseName ? [...component, own] : [own, ...component];
    const name =
      given !== undefined && first
        ? this.#names.give(given + suffix)
        : this.#names.claim([...names, `${operation}-${own}`]);
    if (name !== names[0] && given === undefined) this.#note(root.span);
    this.#documentNames.set(key, name);
    if (first) this.#rootOf.set(form, name);
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
        return {
          kind: "scalar",
          scalar: schema.scalar,
          range: schema.range,
          facets: schema.facets,
        };
      case "enum":
        return { kind: "enum", name: this.#enum(schema, namesOf(reference, inlineName)) };
      default:
        return assertNever(schema);
    }
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
    document: string | undefined = this.#rootOf.get(this.#formOf(schema, around.direction)),
  ): Type {
    const { namespace, direction } = around;
    const key = JSON.stringify([this.#formOf(schema, direction), namespace, document]);
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
    if (name !== candidates[0]) this.#note(schema.at);
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
      const origin = this.#origin(schema.node, schema.at);
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

/** What a member is called in the name of a type; the key of a tuple's item is a number. */
function partName(key: string, place: Place): string {
  if (!/^\d/.test(key) || place.kind === "text") return key;
  return place.kind === "wrapped" ? place.wrapper.local : place.name.local;
}

/** A string that is called a CDATA section: white space around it lays the document out. */
function trimmed(type: ScalarType): ScalarType {
  return type.kind === "scalar" && type.scalar === "string" ? { ...type, scalar: "trimmed" } : type;
}

/** A component brings its own name; where that is taken, it is called after its place. */
function namesOf(reference: Reference | undefined, inlineName: string): readonly string[] {
  return reference === undefined ? [inlineName] : [pascalCase(reference.name.value), inlineName];
}

function bodiesOf({ body, responses }: Operation): readonly SentBody[] {
  const sent = [body?.media].filter(isRooted);
  const answered = responses.map(({ answer }) => answer?.media).filter(isRooted);
  return [
    ...sent.map((media) => ({ body: media, direction: "request" }) as const),
    ...answered.map((media) => ({ body: media, direction: "response" }) as const),
  ];
}
