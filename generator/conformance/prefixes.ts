import { XML_NAMESPACE } from "../model/names.ts";
import type { Element } from "./markup.ts";

/** Prefixes for every namespace of a document: those that are known, and new ones for the others. */
export function prefixesFor(
  root: Element,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const missing = new Set<string>();
  addMissing(root, known, missing);
  if (missing.size === 0) return known;
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

function addMissing(
  { name: { uri }, attributes, content }: Element,
  known: ReadonlyMap<string, string>,
  missing: Set<string>,
): void {
  if (uri !== "" && !known.has(uri)) missing.add(uri);
  for (const each of attributes) {
    if (each.kind === "markup" || ["", XML_NAMESPACE].includes(each.name.uri)) continue;
    if (!known.has(each.name.uri)) missing.add(each.name.uri);
  }
  for (const each of content) if (each.kind === "element") addMissing(each, known, missing);
}
