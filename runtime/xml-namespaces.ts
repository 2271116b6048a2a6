const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** So many declarations are looked through one by one; a table pays only beyond. */
const MANY = 9;

/** What a prefix means (`""`: no prefix) in the element at `depth`. */
interface Binding {
  readonly prefix: string;
  readonly uri: string;
  readonly depth: number;
  /** What it means outside that element. */
  readonly outer: Binding | undefined;
  /** The binding that was made before this one. */
  readonly before: Binding | undefined;
}

/**
 * The namespaces in scope. Nothing is copied when an element opens: its declarations are added, and
 * taken back when it ends, so that the cost is that of declarations and look-ups alone.
 */
export class Namespaces {
  #last: Binding | undefined;
  /** The innermost bindings by prefix, once there have been many. */
  #table: Map<string, Binding> | undefined;
  #count = 0;
  /** The binding that was looked for last; forgotten whenever bindings change. */
  #recent: Binding | undefined;

  /** Binds a prefix in the element at `depth`; says what is wrong with it, if anything. */
  declare(prefix: string, uri: string, depth: number): string | undefined {
    const outer = this.#find(prefix);
    if (outer !== undefined && outer.depth === depth) return "an attribute stands twice";
    // Namespaces in XML 1.0 §3: two prefixes and their names are reserved for each other; §5: only
    // the default namespace can be undone.
    const reserved = prefix === "xmlns" || uri === XMLNS || (prefix === "xml") !== (uri === XML);
    if (reserved || (prefix !== "" && uri === "")) return "this cannot be declared";
    const binding = { prefix, uri, depth, outer, before: this.#last };
    this.#last = binding;
    this.#recent = undefined;
    if (++this.#count === MANY) this.#table = tableOf(binding);
    this.#table?.set(prefix, binding);
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
      this.#recent = undefined;
    }
  }

  #find(prefix: string): Binding | undefined {
    // Siblings mostly have one prefix.
    if (this.#recent !== undefined && this.#recent.prefix === prefix) return this.#recent;
    if (this.#table) return this.#table.get(prefix);
    let binding = this.#last;
    while (binding !== undefined && binding.prefix !== prefix) binding = binding.before;
    this.#recent = binding;
    return binding;
  }
}

function tableOf(last: Binding): Map<string, Binding> {
  const table = new Map<string, Binding>();
  for (let each: Binding | undefined = last; each; each = each.before) {
    if (!table.has(each.prefix)) table.set(each.prefix, each);
  }
  return table;
}
