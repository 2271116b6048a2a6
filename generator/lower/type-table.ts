import type { Span } from "../diagnostics/source-file.ts";
import { assertNever } from "../model/assert-never.ts";
import type {
  DocumentElement,
  Enum,
  Member,
  Origin,
  ScalarType,
  Struct,
  Type,
} from "../model/model.ts";
import { camelCase, pascalCase } from "../model/names.ts";
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

/** A body that could be read as far as its root element. */
export interface Rooted {
  readonly use: SchemaUse;
  readonly root: Root;
}

export function isRooted<M extends MediaTypeObject>(media: M | undefined): media is M & Rooted {
  return media?.use !== undefined && media.root !== undefined;
}

/** Collects the types that operations use, each once, in the order of their first use, depth first. */
export class TypeTable {
  readonly #spec: Spec;
  readonly #documents = new Map<string, DocumentElement>();
  readonly #structs = new Map<Node, Struct>();
  readonly #enums = new Map<Node, Enum>();
  /** Structs whose members are still to be looked at, the next one last. */
  readonly #found: { readonly schema: ObjectSchema; readonly name: string }[] = [];
  /** The names of structs that are roots anywhere: there they take their element's name. */
  readonly #rootNames: ReadonlyMap<Node, string>;

  constructor(spec: Spec, operations: readonly Operation[]) {
    this.#spec = spec;
    this.#rootNames = new Map(
      operations.flatMap(bodiesOf).map((body) => [body.use.schema.node, nameOfRoot(body)]),
    );
  }

  get documents(): readonly DocumentElement[] {
    return [...this.#documents.values()];
  }

  get structs(): readonly Struct[] {
    return [...this.#structs.values()];
  }

  /** The struct that an object came to; undefined where nothing uses it. */
  struct({ node }: ObjectSchema): Struct | undefined {
    return this.#structs.get(node);
  }

  get enums(): readonly Enum[] {
    return [...this.#enums.values()];
  }

  /** The document that is a body. */
  document({ use, root }: Rooted): DocumentElement {
    // One schema can be several documents: a value may be given another name beside its `$ref`.
    const key = JSON.stringify([this.#spec.locate(use.schema.node), root.name]);
    const known = this.#documents.get(key);
    if (known !== undefined) return known;
    const name = nameOfRoot({ use, root });
    const document: DocumentElement = {
      name,
      element: root.name,
      // A struct is the type of its document; an enum is a type beside it.
      type: this.#type(use, use.schema.kind === "object" ? name : `${name}Value`),
      doc: use.description,
      deprecated: use.deprecated,
      errata: use.errata,
      origin: this.#origin(use.schema.node, root.span),
    };
    this.#documents.set(key, document);
    this.#addStructs();
    return document;
  }

  /** The type of a value. `inlineName` is for an enum that has no name of its own. */
  value({ schema, reference }: ValueUse, inlineName: string): ScalarType {
    switch (schema.kind) {
      case "scalar":
        return { kind: "scalar", scalar: schema.scalar, range: schema.range };
      case "enum":
        return { kind: "enum", name: this.#enum(schema, nameOf(reference, inlineName)) };
      default:
        return assertNever(schema);
    }
  }

  /** The type of a member's value, or of each item of a list. */
  #type(use: SchemaUse, inlineName: string): Type {
    const { schema, reference } = use;
    switch (schema.kind) {
      case "object": {
        const given = this.#rootNames.get(schema.node) ?? schema.typeName?.value;
        const name = given ?? nameOf(reference, inlineName);
        this.#found.push({ schema, name });
        return { kind: "struct", name };
      }
      case "array":
        if (schema.items === undefined) throw new Error("a list without items has no place");
        return this.#type(schema.items, nameOf(reference, inlineName));
      case "scalar":
      case "enum":
        return this.value({ ...use, schema }, inlineName);
      default:
        return assertNever(schema);
    }
  }

  /** Adds the structs that were found, and those found in them. */
  #addStructs(): void {
    for (let next = this.#found.pop(); next !== undefined; next = this.#found.pop()) {
      const { schema, name } = next;
      if (this.#structs.has(schema.node)) continue;
      const before = this.#found.length;
      const members = schema.properties.flatMap((each) => this.#member(each, name) ?? []);
      const { description: doc, deprecated, errata } = schema;
      const origin = this.#origin(schema.node, schema.at);
      this.#structs.set(schema.node, { name, members, doc, deprecated, errata, origin });
      // The last one is taken next: turned round, they come in the order of the spec.
      this.#found.push(...this.#found.splice(before).reverse());
    }
  }

  #member({ name, use, placement, required }: Property, owner: string): Member | undefined {
    if (use === undefined || placement === undefined) return undefined;
    const key = camelCase(name.value);
    return {
      key,
      specName: name.value,
      place: placement.place,
      type: this.#type(use, owner + pascalCase(key)),
      required,
      doc: use.description,
      deprecated: use.deprecated,
      errata: use.errata,
      origin: this.#origin(use.reference?.fields.node ?? use.schema.node, name.span),
    };
  }

  #enum(schema: EnumSchema, name: string): string {
    const known = this.#enums.get(schema.node);
    if (known !== undefined) return known.name;
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

  #origin(node: Node, span: Span): Origin {
    return { pointer: this.#spec.locate(node), span };
  }
}

/** A root has the name that the spec gives its type, else that of its element. */
function nameOfRoot({ use, root }: Rooted): string {
  return use.schema.typeName?.value ?? pascalCase(root.name.local);
}

/** A component brings its own name. */
function nameOf(reference: Reference | undefined, inlineName: string): string {
  return reference === undefined ? inlineName : pascalCase(reference.name.value);
}

function bodiesOf({ body, responses }: Operation): readonly Rooted[] {
  return [body?.media, ...responses.map(({ answer }) => answer?.media)].filter(isRooted);
}
