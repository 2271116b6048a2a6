import { quote } from "./scalars.ts";

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** So many bindings are searched one by one; a table pays only beyond. */
const FEW = 8;

interface Binding {
  readonly prefix: string;
  readonly uri: string;
  /** How deep the element stands that declares it. */
  readonly depth: number;
  /** What the prefix meant outside that element. */
  readonly outer: Binding | undefined;
  /** The binding that was made before this one. */
  readonly before: Binding | undefined;
}

/**
 * The namespaces in scope. Nothing is copied when an element opens: its declarations are added, and
 * taken back when it ends, so that the cost is that of the declarations and look-ups alone.
 */
export class Namespaces {
  #last: Binding | undefined;
  #count = 0;
  #table: Map<string, Binding> | undefined;

  /** Binds a prefix (`""`: the default) for the element at `depth`; says what is wrong, if anything. */
  declare(prefix: string, uri: string, depth: number): string | undefined {
    // Namespaces in XML 1.0 §3: two prefixes and their names are reserved for each other.
    if (prefix === "xmlns" || uri === XMLNS || (prefix === "xml") !== (uri === XML)) {
      return `the prefix "${prefix}" cannot mean ${quote(uri)}`;
    }
    // §5: only the default namespace can be undone.
    if (uri === "" && prefix !== "") return `the prefix "${prefix}" is given no namespace`;
    const outer = this.#find(prefix);
    if (outer !== undefined && outer.depth === depth) return "an attribute stands twice";
    this.#last = { prefix, uri, depth, outer, before: this.#last };
    this.#count++;
    if (this.#count === FEW && this.#table === undefined) this.#table = this.#tabulate();
    this.#table?.set(prefix, this.#last);
    return undefined;
  }

  /** What a prefix means here; `undefined` where nothing declares it. */
  get(prefix: string): string | undefined {
    const binding = this.#find(prefix);
    if (binding !== undefined) return binding.uri;
    return prefix === "" ? "" : prefix === "xml" ? XML : undefined;
  }

  /** Takes back what the element at `depth` declared. */
  leave(depth: number): void {
    for (let last = this.#last; last !== undefined && last.depth === depth; last = last.before) {
      if (last.outer) this.#table?.set(last.prefix, last.outer);
      else this.#table?.delete(last.prefix);
      this.#last = last.before;
      this.#count--;
    }
  }

  #find(prefix: string): Binding | undefined {
    if (this.#table !== undefined) return this.#table.get(prefix);
    let binding = this.#last;
    while (binding !== undefined && binding.prefix !== prefix) binding = binding.before;
    return binding;
  }

  #tabulate(): Map<string, Binding> {
    const table = new Map<string, Binding>();
    for (let each = this.#last; each; each = each.before) {
      if (!table.has(each.prefix)) table.set(each.prefix, each);
    }
    return table;
  }
}
