import type {
  Api,
  DocumentElement,
  DocumentType,
  Enum,
  Member,
  Name,
  Namespace,
  Struct,
  Type,
} from "./model.ts";
import { found, type Types, typesOf } from "./types.ts";

/** The type of a document's value, or of each of its items. */
export function eachOf(type: DocumentType): Type {
  return type.kind === "list" ? type.item : type;
}

/** The indexes of APIs: each is made once. */
const indexes = new WeakMap<Api, TypeIndex>();

/** The types of an API by name, and what can be asked of them together. */
export class TypeIndex implements Types {
  readonly structs: ReadonlyMap<string, Struct>;
  readonly enums: ReadonlyMap<string, Enum>;
  readonly #documents: ReadonlyMap<string, DocumentElement>;
  readonly #reached = new Map<string, ReadonlySet<string>>();

  private constructor(api: Api) {
    const { structs, enums } = typesOf(api);
    this.structs = structs;
    this.enums = enums;
    this.#documents = new Map(api.documents.map((document) => [document.name, document]));
  }

  /** The index of an API. */
  static of(api: Api): TypeIndex {
    const index = indexes.get(api) ?? new TypeIndex(api);
    indexes.set(api, index);
    return index;
  }

  /** What the document of a name holds. */
  ofDocument(name: string): DocumentType {
    const document = this.#documents.get(name);
    if (document === undefined) throw new Error(`the model has no document "${name}"`);
    return document.type;
  }

  /** The enum that a type names. */
  enum(name: string): Enum {
    return found(this.enums, name);
  }

  get(name: string): Struct | undefined {
    return this.structs.get(name);
  }

  /** Whether a struct can hold another one, at any depth. */
  holds(outer: string, inner: string): boolean {
    return this.#reach(outer).has(inner);
  }

  /** The namespaces whose prefixes a document declares, in the order of their first use. */
  namespacesOf({ element, type }: DocumentElement): readonly Namespace[] {
    const prefixed = new Map<string, Namespace>();
    const add = ({ namespace }: Name): void => {
      const { prefix } = namespace;
      if (prefix !== undefined && prefix !== "xml" && !prefixed.has(prefix))
        prefixed.set(prefix, namespace);
    };
    add(element);
    if (type.kind === "list") add(type.name);
    for (const member of this.#members(eachOf(type))) for (const name of namesOf(member)) add(name);
    return [...prefixed.values()];
  }

  /** Whether a value of the type can hold an int64, which callers may give in three forms. */
  carriesInt64(document: DocumentType): boolean {
    return this.#typesIn(document).some(
      (each) => each.kind === "scalar" && each.scalar === "int64",
    );
  }

  /** The names of the structs and enums that a value of the type is made of. */
  namesIn(document: DocumentType): readonly string[] {
    return this.#typesIn(document).flatMap((each) => (each.kind === "scalar" ? [] : each.name));
  }

  #typesIn(document: DocumentType): readonly Type[] {
    const type = eachOf(document);
    return [type, ...this.#members(type).map((member) => member.type)];
  }

  /** The members of a struct and of all that it can hold. */
  #members(type: Type): readonly Member[] {
    if (type.kind !== "struct") return [];
    const names = new Set([type.name, ...this.#reach(type.name)]);
    return [...names].flatMap((name) => this.structs.get(name)?.members ?? []);
  }

  #reach(name: string): ReadonlySet<string> {
    const known = this.#reached.get(name);
    if (known) return known;
    const reached = new Set<string>();
    const todo = [name];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      for (const { type } of this.structs.get(next)?.members ?? []) {
        if (type.kind === "struct" && !reached.has(type.name)) {
          reached.add(type.name);
          todo.push(type.name);
        }
      }
    }
    this.#reached.set(name, reached);
    return reached;
  }
}

/** The names in the place of a member, the outermost first. */
export function namesOf({ place }: Pick<Member, "place">): readonly Name[] {
  switch (place.kind) {
    case "text":
      return [];
    case "wrapped":
      return [place.wrapper, place.name];
    default:
      return [place.name];
  }
}
