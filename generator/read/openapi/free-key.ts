import { camelCase, keyProblem } from "../../model/names.ts";

/** The key of a name in code: the name, in camelCase where it is no identifier. */
export function usableKey(name: string): string {
  const key = camelCase(name);
  if (keyProblem(key) === undefined) return key;
  const begun = `_${key}`;
  return keyProblem(begun) === undefined ? begun : "_";
}

/** The first of some keys that is not taken, else the last one with a number. */
export function freeKey(candidates: readonly string[], taken: ReadonlySet<string>): string {
  const free = candidates.find((key) => !taken.has(key));
  if (free !== undefined) return free;
  const base = candidates.at(-1) ?? "_";
  for (let number = 2; ; number++) {
    if (!taken.has(`${base}${number}`)) return `${base}${number}`;
  }
}
