import { nearest } from "./nearest.ts";

/** What somebody who mistyped a name may have meant; undefined where nothing is alike. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const [best] = nearest(name, known, 1);
  return best === undefined ? undefined : `did you mean "${best}"?`;
}

/** What may stand where an unknown name stands. */
export function oneOf(name: string, known: Iterable<string>): string {
  const names = [...known];
  const shown = names.length > 8 ? `${names.slice(0, 8).join(", ")} …` : names.join(", ");
  return didYouMean(name, names) ?? (shown === "" ? "there is none" : `one of ${shown}`);
}
