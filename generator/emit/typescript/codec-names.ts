import { assertNever } from "../../model/assert-never.ts";
import type {
  DocumentType,
  Member,
  Name,
  Namespace,
  Occurs,
  Struct,
  Type,
} from "../../model/model.ts";
import type { TypeIndex } from "../../model/type-index.ts";
import type { EmitInput } from "../emitter.ts";
import { codecModule, modules, runtimeModule } from "../modules.ts";
import { type Code, call, literal } from "./code.ts";
import { namespaceKey, namespaceNames } from "./namespace-constants.ts";
import { scalarCode } from "./scalar-code.ts";
import type { TsFile } from "./ts-file.ts";

/**
 * How the parts of a codec are written in one file.
 */
export class CodecNames {
  readonly #file: TsFile;
  readonly #input: EmitInput;
  readonly #graph: TypeIndex;
  readonly #struct: Struct | undefined;

  constructor(file: TsFile, input: EmitInput, graph: TypeIndex, struct: Struct | undefined) {
    this.#file = file;
    this.#input = input;
    this.#graph = graph;
    this.#struct = struct;
  }

  use(name: string, module: string): string {
    return this.#file.use(name, runtimeModule(this.#input, module));
  }

  useType(name: string, module: string): string {
    return this.#file.useType(name, runtimeModule(this.#input, module));
  }

  type(name: string): string {
    return this.#file.useType(name, modules.types);
  }

  global(name: string): string {
    return this.#file.global(name);
  }

  content(struct: string): string {
    return contentName(struct);
  }

  document(name: string): string {
    return documentName(name);
  }

  /** A member's place and content, by the verb for how often it occurs. */
  member(member: Member): Code {
    const code = this.#notNull(member);
    return member.nullable ? call(this.use("nillable", "codec/codec"), code) : code;
  }

  #notNull({ place, type, required }: Member): Code {
    const content = this.contentOf(type);
    const verb = () => this.use(required ? "required" : "optional", "codec/codec");
    switch (place.kind) {
      case "attribute":
        return call(verb(), this.#place("attribute", place.name), content);
      case "element":
        return call(verb(), this.element(place.name), content);
      case "text":
        return call(verb(), this.use("textContent", "codec/codec"), content);
      case "list":
        return this.#presence(required, this.#list(place.name, content, place.occurs));
      case "wrapped": {
        const items = this.#list(place.name, content, place.occurs);
        const wrapper = this.element(place.wrapper);
        return this.#presence(required, call(this.use("wrapped", "codec/codec"), wrapper, items));
      }
      default:
        return assertNever(place);
    }
  }

  /** What the root element of a document holds. */
  contentOfDocument(type: DocumentType): Code {
    if (type.kind !== "list") return this.contentOf(type);
    return this.#list(type.name, this.contentOf(type.item), type.occurs);
  }

  element(name: Name): Code {
    return this.#place("element", name);
  }

  /** The scalar or struct that stands for a type. */
  contentOf(type: Type): Code {
    if (type.kind !== "struct") {
      return scalarCode(type, this.#input.api, {
        scalar: (name, module) => this.use(name, `codec/${module}`),
        constant: (name) => this.#file.use(name, modules.enums),
        global: (name) => this.#file.global(name),
      });
    }
    const constant = this.#file.use(this.content(type.name), codecModule(type.name));
    const owner = this.#struct?.name;
    // Structs that hold each other cannot both be there before the other.
    const circular = owner !== undefined && this.#graph.holds(type.name, owner);
    return circular ? `() => ${constant}` : constant;
  }

  /** The constant of a namespace. */
  namespace(namespace: Namespace): string {
    const name = namespaceNames(this.#input.api).get(namespaceKey(namespace));
    if (name === undefined) throw new Error(`the model has no namespace "${namespace.uri}"`);
    return this.#file.use(name, modules.namespaces);
  }

  #place(kind: "attribute" | "element", { local, namespace }: Name): Code {
    const { uri, aliases } = namespace;
    const plain = uri === "" && (kind === "attribute" || aliases.length === 0);
    return call(
      this.use(kind, "codec/codec"),
      literal(local),
      ...(plain ? [] : [this.namespace(namespace)]),
    );
  }

  #list(name: Name, content: Code, { min, max, distinct }: Occurs): Code {
    const bounded = min !== undefined || max !== undefined;
    const bounds = [String(min ?? 0), ...(max === undefined ? [] : [String(max)])];
    const count = bounded ? [call(this.use("count", "codec/codec"), ...bounds)] : [];
    return call(
      this.use("list", "codec/codec"),
      this.element(name),
      content,
      ...(distinct ? [call(this.use("distinct", "codec/facets"), ...count)] : count),
    );
  }

  #presence(required: boolean, member: Code): Code {
    return required ? member : call(this.use("optional", "codec/codec"), member);
  }
}

/** The constant of what a struct's element holds. */
export function contentName(struct: string): string {
  return `${lowerFirst(struct)}Content`;
}

/** The constant of a root element. */
export function documentName(name: string): string {
  return `${lowerFirst(name)}Document`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
