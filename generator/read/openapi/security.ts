import type { SecurityKind, SecurityScheme } from "../../model/model.ts";
import { entriesOf, partOf, textOf } from "../../source/built-nodes.ts";
import type { Entry, Node } from "../../source/tree.ts";
import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/** The security schemes of a spec, and which of them its operations take (OpenAPI 3.2 §4.27 and §4.30). */
export class Security {
  readonly #reading: ReadContext;
  readonly #schemes: ReadonlyMap<string, SecurityScheme>;
  readonly #shared: Node | undefined;
  readonly #known = new Map<Node, readonly (readonly string[])[]>();

  constructor(reading: ReadContext, document: ObjectReader) {
    this.#reading = reading;
    this.#shared = document.entry("security")?.value;
    const schemes = partOf(document.entry("components")?.value, "securitySchemes");
    const found = entriesOf(schemes).flatMap((entry) => this.#scheme(entry) ?? []);
    this.#schemes = new Map(found.map((scheme) => [scheme.name, scheme]));
  }

  get schemes(): readonly SecurityScheme[] {
    return [...this.#schemes.values()];
  }

  /** What an operation takes, by its own `security` or that of the spec: all schemes of one of the lists. */
  of(own: Node | undefined): readonly (readonly string[])[] {
    const list = own ?? this.#shared;
    if (list?.kind !== "list") return [];
    const known = this.#known.get(list) ?? list.items.flatMap((item) => this.#alternative(item));
    this.#known.set(list, known);
    return known;
  }

  #scheme({ key: name, value }: Entry): SecurityScheme | undefined {
    const node = this.#reading.spec.resolve(value);
    const kind = kindOf(node);
    return kind && { name, doc: textOf(node, "description")?.trimEnd() ?? "", kind };
  }

  /** One of the lists; none where a credential of it cannot be given. */
  #alternative(item: Node): readonly (readonly string[])[] {
    const entries = entriesOf(item);
    const unknown = entries.find(({ key }) => !this.#schemes.has(key));
    if (unknown === undefined) return [entries.map(({ key }) => key)];
    this.#reading.diagnostics.note("not-used/security", anchorSpan(item), {});
    return [];
  }
}

/** OAuth 2.0 and OpenID Connect end in a bearer token (RFC 6750 §2.1). */
function kindOf(node: Node): SecurityKind | undefined {
  const parameter = textOf(node, "name");
  const place = textOf(node, "in");
  switch (textOf(node, "type")) {
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer" };
    case "http":
      return httpKinds.find(({ kind }) => kind === textOf(node, "scheme")?.toLowerCase());
    case "apiKey":
      if (parameter === undefined || (place !== "header" && place !== "query")) return undefined;
      return { kind: "key", place, parameter };
    default:
      return undefined;
  }
}

const httpKinds: readonly SecurityKind[] = [{ kind: "bearer" }, { kind: "basic" }];
