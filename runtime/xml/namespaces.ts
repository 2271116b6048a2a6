import { cut } from "../errors.ts";

/**
 * A namespace, by the names that mean it. Elements are matched by these and never by a prefix
 * (Namespaces in XML 1.0 §6).
 */
export interface Namespace {
  /** The name that is written; `""` is "no namespace". */
  readonly uri: string;
  /** The prefix that is written; without one the default namespace is used. */
  readonly prefix?: string;
  /** Other names under which deployments send the same elements. */
  readonly aliases?: readonly string[];
}

/** What is wrong with a prefix that has no namespace. */
export function undeclared(prefix: string): string {
  return `undeclared prefix ${cut(prefix)}`;
}

export const XML = "http://www.w3.org/XML/1998/namespace";
export const XMLNS = "http://www.w3.org/2000/xmlns/";

/** From so many declarations on, a table finds one sooner than a search through the list. */
const MANY = 9;

/** What stands for a string of a document in a table. Two strings are equal if these are. */
export type Key = string | number;

/** Strings up to this length stand for themselves. */
const SHORT = 1000;

/** What a prefix means (`""`: no prefix) in the element at `depth`. */
interface Binding {
  readonly prefix: string;
  readonly uri: string;
  readonly depth: number;
  /** What it means outside that element. */
  readonly outer: Binding | undefined;
  /** The binding that was made before this one. */
  readonly before: Binding | undefined;
  /** The number of the namespace; found when it is first needed. */
  number?: number;
}

/**
 * The namespaces in scope. Nothing is copied when an element opens: its declarations are added, and
 * taken back when it ends, so that the cost is that of declarations and look-ups alone.
 */
export class Namespaces {
  #last: Binding | undefined;
  /** The innermost bindings by prefix, once there have been many. */
  #table: Map<Key, Binding | undefined> | undefined;
  #count = 0;
  #numbers: Map<string, number> | undefined;
  /** The binding that was looked for last; forgotten whenever bindings change. */
  #recent: Binding | undefined;

  /** Binds a prefix in the element at `depth`; says what is wrong with it, if anything. */
  declare(prefix: string, uri: string, depth: number): string | undefined {
    const outer = this.#find(prefix);
    if (outer !== undefined && outer.depth === depth) return "duplicate attribute";
    // Namespaces in XML 1.0 §3: two prefixes and their names are reserved for each other; §5: only
    // the default namespace can be undone.
    const reserved = prefix === "xmlns" || uri === XMLNS || (prefix === "xml") !== (uri === XML);
    if (reserved || (prefix !== "" && uri === "")) return "this cannot be declared";
    const binding = { prefix, uri, depth, outer, before: this.#last };
    this.#last = binding;
    this.#recent = undefined;
    if (++this.#count === MANY) this.#makeTable();
    this.#table?.set(this.keyOf(prefix), binding);
    return undefined;
  }

  /** What a prefix means here; `undefined` where nothing declares it. */
  get(prefix: string): string | undefined {
    const binding = this.#find(prefix);
    if (binding !== undefined) return binding.uri;
    return prefix === "" ? "" : prefix === "xml" ? XML : undefined;
  }

  /** What stands for a name in tables. */
  keyOf(name: string): Key {
    return name.length > SHORT ? this.numberOf(name) : name;
  }

  /**
   * The number of a string; two strings are equal if their numbers are. V8 hashes a string of more than
   * 16,383 characters by its length alone, so that a table of such strings compares each with each.
   * Here each piece of a string is hashed as a whole, and kept once.
   */
  numberOf(text: string): number {
    this.#numbers ??= new Map();
    let number = 0;
    for (let from = 0; from < text.length; from += SHORT) {
      // The same piece after other pieces is another. V8 hashes digits by their value, so that they
      // could be chosen to collide: the point prevents it.
      const piece = `${number}.${text.slice(from, from + SHORT)}`;
      number = this.#numbers.get(piece) ?? this.#numbers.size + 1;
      this.#numbers.set(piece, number);
    }
    return number;
  }

  /** The number of the namespace of a prefix that is declared. */
  namespaceNumber(prefix: string): number {
    const binding = this.#find(prefix);
    if (!binding) return this.numberOf(XML);
    binding.number ??= this.numberOf(binding.uri);
    return binding.number;
  }

  /** Takes back what the element at `depth` declared. */
  leave(depth: number): void {
    for (let last = this.#last; last !== undefined && last.depth === depth; last = last.before) {
      this.#table?.set(this.keyOf(last.prefix), last.outer);
      this.#last = last.before;
      this.#recent = undefined;
    }
  }

  #find(prefix: string): Binding | undefined {
    // Siblings mostly have one prefix.
    if (this.#recent !== undefined && this.#recent.prefix === prefix) return this.#recent;
    if (this.#table) return this.#table.get(this.keyOf(prefix));
    let binding = this.#last;
    while (binding !== undefined && binding.prefix !== prefix) binding = binding.before;
    this.#recent = binding;
    return binding;
  }

  #makeTable(): void {
    this.#table = new Map();
    for (let each = this.#last; each; each = each.before) {
      const key = this.keyOf(each.prefix);
      if (!this.#table.has(key)) this.#table.set(key, each);
    }
  }
}
