import { prose } from "../../emit/markdown/prose.ts";
import type { Json } from "../../model/model.ts";

/** A map of a spec. */
export interface Tree {
  readonly [key: string]: Json;
}

type Change<T extends Json = Json> = (value: T) => Json;

export function isTree(value: Json | undefined): value is Tree {
  return typeof value === "object" && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The map at a key; an empty one where there is none. */
export function treeAt(tree: Tree, key: string): Tree {
  const value = tree[key];
  return isTree(value) ? value : {};
}

/**
 * An object of a spec without its extensions, with what it says as Markdown that holds no HTML, and
 * with some of its entries changed.
 */
export function project(object: Tree, changes: { readonly [key: string]: Change }): Tree {
  const entries = Object.entries(object).filter(([key]) => !key.startsWith("x-"));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      Object.hasOwn(changes, key) ? (changes[key]?.(value) ?? null) : shown(key, value),
    ]),
  );
}

function shown(key: string, value: Json): Json {
  return key === "description" && typeof value === "string" ? prose(value) : value;
}

/** Changes an object, where there is one. */
export function one(change: Change<Tree>): Change {
  return (value) => (isTree(value) ? change(value) : value);
}

/** Changes each object in a map or a list. */
export function each(change: Change<Tree>): Change {
  return (value) => {
    if (isList(value)) return value.map(one(change));
    if (!isTree(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, one(change)(held)]));
  };
}
