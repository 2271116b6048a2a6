import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { pascalCase } from "../model/names.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Direction, Schema } from "../read/openapi/schema.ts";
import type { Node } from "../source/tree.ts";
import { isRooted, type MessageForms, type SentBody } from "./message-forms.ts";
import type { TypeNames } from "./type-names.ts";

/** The names of documents. They are given before those of the types that are found in documents. */
export class DocumentNames {
  readonly #types: TypeNames;
  readonly #forms: MessageForms;
  readonly #diagnostics: Diagnostics;
  readonly #names = new Map<string, string>();
  /** The documents that schemas are the roots of: there they take their element's name. */
  readonly #rootOf = new Map<string, string>();
  /** Which way each body goes; one that goes both ways is here as a response. */
  readonly #directions = new Map<Node, Direction>();

  constructor(
    types: TypeNames,
    forms: MessageForms,
    operations: readonly Operation[],
    diagnostics: Diagnostics,
  ) {
    this.#types = types;
    this.#forms = forms;
    this.#diagnostics = diagnostics;
    for (const operation of operations) {
      for (const sent of bodiesOf(operation)) {
        this.#directions.set(sent.body.node, sent.direction);
        this.name(sent, operation.id?.value ?? "");
      }
    }
  }

  /** The way that a body goes. One that goes both ways, or none, is taken for a response. */
  directionOf(body: Node): Direction {
    return this.#directions.get(body) ?? "response";
  }

  /** The first document that a schema is the root of. */
  ofRoot(schema: Schema, direction: Direction): string | undefined {
    return this.#rootOf.get(this.#forms.key(schema, direction));
  }

  /** Tells documents apart: one schema can be several of them, since another name may occur beside its `$ref`. */
  key({ body: { use, root }, direction }: SentBody): string {
    return JSON.stringify([this.#forms.key(use.schema, direction), root.name]);
  }

  /** Names a document once: as its type is called, else its element, its component or its operation. */
  name(sent: SentBody, operation: string): string {
    const { body, direction } = sent;
    const { use, root } = body;
    const key = this.key(sent);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const form = this.#forms.key(use.schema, direction);
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
        ? this.#types.give(given + suffix)
        : this.#types.claim([...names, `${operation}-${own}`]);
    if (name !== names[0] && given === undefined) {
      this.#diagnostics.note("made-name/type", root.span, { name });
    }
    this.#names.set(key, name);
    if (first) this.#rootOf.set(form, name);
    return name;
  }
}

/** The bodies of an operation that are documents. */
export function bodiesOf({ body, responses }: Operation): readonly SentBody[] {
  const sent = [body?.media].filter(isRooted);
  const answered = responses.map(({ answer }) => answer?.media).filter(isRooted);
  return [
    ...sent.map((media) => ({ body: media, direction: "request" }) as const),
    ...answered.map((media) => ({ body: media, direction: "response" }) as const),
  ];
}
