import type {
  ApiDescription,
  EnumDescription,
  EnumValueDescription,
  ExampleDescription,
} from "../api/description.ts";
import type { Document, Held, Struct } from "../codec/codec.ts";
import { noContent } from "../http/operation.ts";
import type { Namespace } from "../xml/namespaces.ts";
import { declaredPrefix, readStartTag, rootAt } from "./start-tag.ts";

/** What applies to all documents of an API. */
export interface Knowledge {
  /** Those of the spec's elements, and those that its samples declare. */
  readonly namespaces: ReadonlySet<string>;
  readonly values: KnownValues;
}

export function knowledgeOf(api: ApiDescription): Knowledge {
  return { namespaces: knownNamespaces(api), values: new KnownValues(api.enums) };
}

/** Which values of a list may occur where. */
export class KnownValues {
  readonly #members = new Map<Struct<unknown>, Map<string, EnumDescription>>();
  readonly #roots = new Map<Document<unknown>, EnumDescription>();

  constructor(enums: readonly EnumDescription[]) {
    for (const each of enums) {
      for (const place of each.places) {
        if (place.kind === "root") this.#roots.set(place.document, each);
        else {
          const members = this.#members.get(place.struct) ?? new Map<string, EnumDescription>();
          this.#members.set(place.struct, members.set(place.key, each));
        }
      }
    }
  }

  /** The list that a member's values come from. */
  member(struct: Struct<unknown>, key: string): EnumDescription | undefined {
    return this.#members.get(struct)?.get(key);
  }

  /** The list that a root element's value comes from. */
  root(document: Document<unknown>): EnumDescription | undefined {
    return this.#roots.get(document);
  }
}

/** What a list says of a value; nothing where it does not know it. */
export function known(
  { values }: EnumDescription,
  value: unknown,
): EnumValueDescription | undefined {
  const same = typeof value === "bigint" ? Number(value) : value;
  return values.find((each) => each.value === same);
}

/** The namespaces that an API's samples declare, and those that its documents are read by. */
function knownNamespaces({ operations }: ApiDescription): ReadonlySet<string> {
  const known = new Set<string>();
  const documents = new Set<Document<unknown>>();
  for (const { operation, body, answers } of operations) {
    if (body) documents.add(body.document);
    for (const document of Object.values(operation.responses)) {
      if (document !== noContent) documents.add(document);
    }
    const examples = [...(body?.examples ?? []), ...answers.flatMap((answer) => answer.examples)];
    for (const { text } of examples) for (const uri of declaredBy(text)) known.add(uri);
  }
  for (const { name, content } of documents) {
    addNamespace(name.namespace, known);
    addContent(content, known, new Set());
  }
  known.delete("");
  return known;
}

function addNamespace({ uri, aliases = [] }: Namespace, known: Set<string>): void {
  for (const name of [uri, ...aliases]) known.add(name);
}

function addContent(content: Held, known: Set<string>, visited: Set<Held>): void {
  const held = typeof content === "function" ? content() : content;
  // Structs may hold each other.
  if (held.kind === "scalar" || visited.has(held)) return;
  visited.add(held);
  for (const member of held.kind === "list" ? [held] : held.members) {
    if (member.kind !== "text") addNamespace(member.name.namespace, known);
    addContent(member.content, known, visited);
  }
}

/** The namespaces that a document's root declares. */
function declaredBy(text: string): ReadonlySet<string> {
  const declarations = readStartTag(text, rootAt(text)).filter(
    (each) => declaredPrefix(each) !== undefined && each.value !== "",
  );
  return new Set(declarations.map(({ value }) => value));
}

/** What a root leaves undeclared, though the samples declare it; nothing where it is like one of them. */
export function undeclared(
  declared: ReadonlySet<string>,
  examples: readonly ExampleDescription[],
): { readonly example: string; readonly uris: readonly string[] } | undefined {
  const lacks = examples.map(({ name, text }) => ({
    example: name,
    uris: [...declaredBy(text)].filter((uri) => !declared.has(uri)),
  }));
  return lacks.some(({ uris }) => uris.length === 0) ? undefined : lacks[0];
}
