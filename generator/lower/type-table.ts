import { assertNever } from "../assert-never.ts";
import type { DocumentElement, Enum, Member, Origin, ScalarType, Struct, Type } from "../model.ts";
import { camelCase, pascalCase } from "../names.ts";
import type { MediaTypeObject } from "../openapi/media-type.ts";
import type { Operation } from "../openapi/operation.ts";
import type {
  EnumSchema,
  ObjectSchema,
  Property,
  SchemaUse,
  ValueSchema,
} from "../openapi/schema.ts";
import type { Root } from "../openapi/xml-place.ts";
import type { Span } from "../source.ts";
import type { Node, Spec } from "../tree.ts";

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
  /** The names of structs that are roots anywhere: there they take their element's name. */
  readonly #rootNames: ReadonlyMap<Node, string>;

  constructor(spec: Spec, operations: readonly Operation[]) {
    this.#spec = spec;
    this.#rootNames = new Map(
      operations
        .flatMap(bodiesOf)
        .map(({ use, root }) => [use.schema.node, pascalCase(root.name.local)]),
    );
  }

  get documents(): readonly DocumentElement[] {
    return [...this.#documents.values()];
  }

  get structs(): readonly Struct[] {
    return [...this.#structs.values()];
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
    const name = pascalCase(root.name.local);
    const document: DocumentElement = {
      name,
      element: root.name,
      type: this.type(use, name),
      doc: use.description,
      deprecated: use.deprecated,
      origin: this.#origin(use.schema.node, root.span),
    };
    this.#documents.set(key, document);
    return document;
  }

  /** The type of a value, or of each item of a list. `inlineName` is for what has no name of its own. */
  type(use: SchemaUse, inlineName: string): Type {
    const { schema } = use;
    switch (schema.kind) {
      case "object":
        return { kind: "struct", name: this.#struct(schema, nameOf(use, inlineName)) };
      case "array":
        if (schema.items === undefined) throw new Error("a list without items has no place");
        return this.type(schema.items, nameOf(use, inlineName));
      case "scalar":
      case "enum":
        return this.scalar(schema, nameOf(use, inlineName));
      default:
        return assertNever(schema);
    }
  }

  /** The type of a value. */
  scalar(schema: ValueSchema, name: string): ScalarType {
    switch (schema.kind) {
      case "scalar":
        return { kind: "scalar", scalar: schema.scalar, range: schema.range };
      case "enum":
        return { kind: "enum", name: this.#enum(schema, name) };
      default:
        return assertNever(schema);
    }
  }

  #struct(schema: ObjectSchema, inlineName: string): string {
    const known = this.#structs.get(schema.node);
    if (known !== undefined) return known.name;
    const name = this.#rootNames.get(schema.node) ?? inlineName;
    const members: Member[] = [];
    const { description: doc, deprecated } = schema;
    const origin = this.#origin(schema.node, schema.at);
    // Before its members, because they may contain it again.
    this.#structs.set(schema.node, { name, members, doc, deprecated, origin });
    for (const property of schema.properties) {
      const member = this.#member(property, name);
      if (member !== undefined) members.push(member);
    }
    return name;
  }

  #member({ name, use, placement, required }: Property, owner: string): Member | undefined {
    if (use === undefined || placement === undefined) return undefined;
    const key = camelCase(name.value);
    return {
      key,
      specName: name.value,
      place: placement.place,
      type: this.type(use, owner + pascalCase(key)),
      required,
      doc: use.description,
      deprecated: use.deprecated,
      origin: this.#origin(use.reference?.fields.node ?? use.schema.node, name.span),
    };
  }

  #enum(schema: EnumSchema, name: string): string {
    const known = this.#enums.get(schema.node);
    if (known !== undefined) return known.name;
    const { open, base, description: doc, deprecated } = schema;
    const values = schema.values.map((value) => ({
      name: value.name.value,
      value: value.value,
      doc: value.description,
    }));
    const origin = this.#origin(schema.node, schema.at);
    this.#enums.set(schema.node, { name, open, base, values, doc, deprecated, origin });
    return name;
  }

  #origin(node: Node, span: Span): Origin {
    return { pointer: this.#spec.locate(node), span };
  }
}

/** A component brings its own name. */
function nameOf({ reference }: SchemaUse, inlineName: string): string {
  return reference === undefined ? inlineName : pascalCase(reference.name.value);
}

function bodiesOf({ body, responses }: Operation): readonly Rooted[] {
  return [body?.media, ...responses.map(({ answer }) => answer?.media)].filter(isRooted);
}
