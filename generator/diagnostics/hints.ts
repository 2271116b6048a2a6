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

/** `once`, `2 times`. */
export function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** A value of a scalar, with its article. */
export function validScalar(scalar: string): string {
  return scalar === "string" || scalar === "boolean" ? `a ${scalar}` : `a valid ${scalar}`;
}

/** The beginning of a long text. `longest` is how much a message shows, in UTF-16 units. Defaults to 60. */
export function cut(text: string, longest = 60): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
