import type { Api, Struct } from "../../model/model.ts";
import { eachOf } from "../../model/type-index.ts";

/** Which types apps are given, and which they give: what is breaking depends on it. */
export class Directions {
  readonly #structs: ReadonlyMap<string, Struct>;
  readonly #read = new Set<string>();
  readonly #written = new Set<string>();

  constructor({ operations, documents, structs }: Api) {
    this.#structs = new Map(structs.map((struct) => [struct.name, struct]));
    const types = new Map(documents.map(({ name, type }) => [name, eachOf(type)]));
    const mark = (document: string | undefined, into: Set<string>): void => {
      const type = document === undefined ? undefined : types.get(document);
      if (document === undefined || type === undefined) return;
      into.add(document);
      if (type.kind !== "scalar") this.#reach(type.name, into);
    };
    for (const { parameters, body, responses } of operations) {
      for (const { type } of parameters) if (type.kind === "enum") this.#written.add(type.name);
      mark(body?.document, this.#written);
      for (const { document } of responses) mark(document, this.#read);
    }
  }

  /** The directions of a document, a struct or an enum. */
  ofType(name: string): { readonly read: boolean; readonly written: boolean } {
    return { read: this.#read.has(name), written: this.#written.has(name) };
  }

  #reach(name: string, into: Set<string>): void {
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      into.add(next);
      for (const { type } of this.#structs.get(next)?.members ?? []) {
        if (type.kind !== "scalar" && !into.has(type.name)) open.push(type.name);
      }
    }
  }
}
