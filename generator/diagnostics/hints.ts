import { nearest } from "../../runtime/text/typed-names.ts";

/** What somebody who mistyped a name may have meant; undefined where no name is similar. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const best = nearest(name, known);
  return best === undefined ? undefined : `did you mean "${best}"?`;
}

/** What may be used in place of an unknown name. */
export function oneOf(name: string, known: Iterable<string>): string {
  const names = [...known];
  const shown = names.length > 8 ? `${names.slice(0, 8).join(", ")} …` : names.join(", ");
  return didYouMean(name, names) ?? (shown === "" ? "none is defined" : `one of ${shown}`);
}

/** `1 item`, `2 items`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
