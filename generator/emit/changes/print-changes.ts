import { printable } from "../../../runtime/text/printable.ts";
import type { Aspect, Change } from "./change.ts";

/** The changes of an API, a line for each, with a line for what it means to those who use it. */
export function printChanges(changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return ["the API is as it was"];
  const breaking = changes.filter((change) => change.breaking).length;
  const total = `${changes.length} ${changes.length === 1 ? "change" : "changes"} of the API`;
  return [
    `${total}, ${breaking === 0 ? "none" : breaking} of them breaking`,
    ...changes.map((change) => {
      const mark = change.breaking ? "breaking" : "        ";
      return `  ${mark} ${describeChange(change)} (${change.reason})`;
    }),
  ];
}

/** A change as one sentence without its reason: `added value Reason.Closed`. */
export function describeChange({ kind, what, name, aspects }: Change): string {
  const details = aspects.map(describeAspect).join(", ");
  return printable(`${kind} ${what} ${name}${details === "" ? "" : `: ${details}`}`);
}

function describeAspect({ name, before, after }: Aspect): string {
  const text = (value: string | undefined): string => (value === undefined ? "none" : value);
  return `${name} ${text(before)} → ${text(after)}`;
}
