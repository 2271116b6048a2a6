import { parse, stringify } from "yaml";

interface Tree {
  readonly [key: string]: unknown;
}

interface Spec extends Tree {
  readonly paths: Tree;
  readonly components: Tree & { readonly schemas: Tree };
  readonly "x-scenarios": { readonly [name: string]: Scenario };
}

interface Scenario extends Tree {
  readonly examples?: Tree;
  readonly status?: Tree;
}

/**
 * A spec that says all that another one says so many times, under different names: paths, operations,
 * schemas, root elements, and these in the examples too. Parameters stay shared.
 */
export function repeatSpec(yaml: string, times: number): string {
  const original: Spec = parse(yaml);
  const roots = rootElements(original);
  const copies = [original];
  for (let number = 2; number <= times; number++) copies.push(renamed(original, roots, number));
  const spec = {
    ...original,
    paths: merge(copies.map(({ paths }) => paths)),
    components: {
      ...original.components,
      schemas: merge(copies.map(({ components }) => components.schemas)),
    },
    "x-scenarios": mapValues(original["x-scenarios"], (scenario, name) => ({
      ...scenario,
      examples: merge(copies.map((copy) => copy["x-scenarios"][name]?.examples ?? {})),
      status: merge(copies.map((copy) => copy["x-scenarios"][name]?.status ?? {})),
    })),
  };
  return stringify(spec, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** The names of the elements that examples begin with. */
function rootElements(spec: Spec): ReadonlySet<string> {
  const names = new Set<string>();
  visitStrings(spec, (key, text) => {
    const [, name] = /<(?:\w+:)?([a-z]\w*)/i.exec(text) ?? [];
    if (key === "serializedValue" && name !== undefined) names.add(name);
    return text;
  });
  return names;
}

function renamed(spec: Spec, roots: ReadonlySet<string>, number: number): Spec {
  const tag = new RegExp(`</?(?:\\w+:)?(?:${[...roots].join("|")})\\b`, "g");
  const copy = visitStrings(spec, (key, text) => {
    switch (key) {
      case "operationId":
        return text + number;
      case "$ref":
        return text.startsWith("#/components/schemas/") ? text + number : text;
      case "serializedValue":
        return text.replace(tag, (found) => found + number);
      case "name":
        return roots.has(text) ? text + number : text;
      default:
        return text;
    }
  });
  const { paths, components } = copy;
  const numbered = (tree: Tree = {}) => mapKeys(tree, (key) => key + number);
  return {
    ...copy,
    paths: mapKeys(paths, (path) => `/${number}${path}`),
    components: { ...components, schemas: numbered(components.schemas) },
    "x-scenarios": mapValues(copy["x-scenarios"], ({ examples, status }) => ({
      examples: numbered(examples),
      status: numbered(status),
    })),
  };
}

/** A deep copy in which each text is what `visit` makes of it. */
function visitStrings(spec: Spec, visit: (key: string, text: string) => string): Spec {
  return JSON.parse(JSON.stringify(spec), (key, value: unknown) =>
    typeof value === "string" ? visit(key, value) : value,
  );
}

function merge(trees: readonly Tree[]): Tree {
  return Object.fromEntries(trees.flatMap((tree) => Object.entries(tree)));
}

function mapKeys(tree: Tree, change: (key: string) => string): Tree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [change(key), value]));
}

function mapValues<T>(
  tree: { readonly [key: string]: T },
  change: (value: T, key: string) => T,
): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, change(value, key)]));
}
