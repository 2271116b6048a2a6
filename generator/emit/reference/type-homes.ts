import type { Api, Operation, Type } from "../../model/model.ts";
import { eachOf } from "../../model/type-index.ts";
import { modules, referencePage } from "../modules.ts";

/**
 * On which page of the reference each type is described: on that of the only operation that uses it,
 * or on the page of types where there are several.
 */
export class TypeHomes {
  readonly #homes = new Map<string, string>();
  readonly #members: ReadonlyMap<string, readonly Type[]>;
  readonly #roots: ReadonlyMap<string, Type>;

  constructor({ structs, documents, operations }: Api) {
    this.#members = new Map(
      structs.map(({ name, members }) => [name, members.map(({ type }) => type)]),
    );
    this.#roots = new Map(documents.map(({ name, type }) => [name, eachOf(type)]));
    for (const operation of operations) this.#settle(operation);
  }

  /** The page that describes a type. */
  pageOf(type: string): string {
    const page = this.#homes.get(type);
    if (page === undefined) throw new Error(`no operation uses the type "${type}"`);
    return page;
  }

  /** The types that several operations use, in the order of their first use. */
  get shared(): readonly string[] {
    return [...this.#homes].flatMap(([type, page]) =>
      page === modules.referenceTypes ? type : [],
    );
  }

  /** Types, and all that they hold, that a page describes: each before what it holds. */
  reachedOn(page: string, types: readonly Type[]): readonly string[] {
    const reached = new Set<string>();
    walk(types, (type) => {
      if (reached.has(type) || this.#homes.get(type) !== page) return [];
      reached.add(type);
      return this.#members.get(type) ?? [];
    });
    return [...reached];
  }

  #settle({ id, parameters, body, responses, failures }: Operation): void {
    const page = referencePage(id);
    const bodies = [body, ...responses, ...failures].flatMap((each) => each?.document ?? []);
    const documents = bodies.flatMap((name) => this.#roots.get(name) ?? []);
    walk([...parameters.map(({ type }) => type), ...documents], (type) => {
      const home = this.#homes.get(type);
      if (home === page || home === modules.referenceTypes) return [];
      this.#homes.set(type, home === undefined ? page : modules.referenceTypes);
      return this.#members.get(type) ?? [];
    });
  }
}

/** Goes from types to those that `visit` gives for the name of each, depth first. */
function walk(types: readonly Type[], visit: (name: string) => readonly Type[]): void {
  // A chain of types may be longer than the stack.
  const todo = [...types].reverse();
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next.kind !== "scalar") todo.push(...[...visit(next.name)].reverse());
  }
}
