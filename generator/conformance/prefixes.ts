import { type Element, urisIn } from "./markup.ts";

/** Prefixes for every namespace of a document: those that are known, and new ones for the others. */
export function prefixesFor(
  root: Element,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const missing = [...urisIn(root)].filter((uri) => !known.has(uri));
  if (missing.length === 0) return known;
  const prefixes = new Map(known);
  for (const uri of missing) prefixes.set(uri, freePrefix(prefixes));
  return prefixes;
}

/** A prefix that stands for nothing yet. */
export function freePrefix(prefixes: ReadonlyMap<string, string>, start = "n"): string {
  const taken = new Set(prefixes.values());
  for (let number = 1; ; number++) {
    const prefix = `${start}${number}`;
    if (!taken.has(prefix)) return prefix;
  }
}
