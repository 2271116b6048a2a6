import { mapAt } from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node, Spec } from "../../source/tree.ts";

/** An object of OpenAPI in an older version: what becomes of it, and of which objects it is made then. */
export interface ObjectRule {
  /** Says the same in the newer form. What is below is still in the older one. */
  readonly change?: (node: MapNode) => MapNode;
  readonly parts: Parts | ((before: MapNode) => Parts);
}

export type Parts = Readonly<Record<string, Part>>;

/** One object, a list of them, or a map of names to them. The rule is asked for late: rules can be circular. */
export interface Part {
  readonly form: "one" | "list" | "map";
  readonly rule: () => ObjectRule;
}

/**
 * Presents a tree as one of a newer version. Each node is rewritten once for each rule; what a `$ref`
 * leads to is rewritten by the rule of its place. All keep their places.
 */
export class Rewriter {
  readonly #spec: Spec;
  readonly #done = new Map<ObjectRule, Map<Node, Node>>();
  readonly #references = new Map<Node, { readonly holder: MapNode; readonly rule: ObjectRule }>();

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  /** The spec with a root that is rewritten by a rule. */
  present(rule: ObjectRule): Spec {
    const spec = this.#spec;
    return {
      ...spec,
      root: this.#rewrite(spec.root, rule),
      resolve: (node) => {
        const reference = this.#references.get(node);
        if (reference === undefined) return spec.resolve(node);
        const end = spec.resolve(reference.holder);
        return end === reference.holder ? node : this.#rewrite(end, reference.rule);
      },
      target: (node) => {
        const reference = this.#references.get(node);
        if (reference === undefined) return spec.target(node);
        const next = spec.target(reference.holder);
        return next && this.#rewrite(next, reference.rule);
      },
    };
  }

  #rewrite(node: Node, rule: ObjectRule): Node {
    if (node.kind !== "map") return node;
    const done = this.#done.get(rule) ?? new Map<Node, Node>();
    this.#done.set(rule, done);
    const known = done.get(node);
    if (known !== undefined) return known;
    const result = this.#changed(node, rule);
    done.set(node, result);
    return result;
  }

  #changed(node: MapNode, rule: ObjectRule): MapNode {
    if (node.entries.has("$ref")) {
      const copy = mapAt(node, [...node.entries.values()]);
      this.#references.set(copy, { holder: node, rule });
      return copy;
    }
    const parts = typeof rule.parts === "function" ? rule.parts(node) : rule.parts;
    const changed = rule.change?.(node) ?? node;
    return mapAt(
      node,
      [...changed.entries.values()].map((entry) => {
        const part = Object.hasOwn(parts, entry.key) ? parts[entry.key] : undefined;
        return part === undefined ? entry : { ...entry, value: this.#part(entry.value, part) };
      }),
    );
  }

  #part(node: Node, { form, rule }: Part): Node {
    switch (form) {
      case "one":
        return this.#rewrite(node, rule());
      case "list":
        if (node.kind !== "list") return node;
        return { ...node, items: node.items.map((item) => this.#rewrite(item, rule())) };
      case "map":
        if (node.kind !== "map") return node;
        return mapAt(
          node,
          [...node.entries.values()].map(
            (entry): Entry => ({ ...entry, value: this.#rewrite(entry.value, rule()) }),
          ),
        );
    }
  }
}

export const one = (rule: () => ObjectRule): Part => ({ form: "one", rule });
export const listOf = (rule: () => ObjectRule): Part => ({ form: "list", rule });
export const mapOf = (rule: () => ObjectRule): Part => ({ form: "map", rule });
