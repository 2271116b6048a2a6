import type { Counts } from "./counts.ts";

/** Outcomes that readers agree on; all else that is counted is a known difference. */
const AGREED = ["accepted", "invalid", "refused", "with a DOCTYPE"];

/** What a long run has come to so far. */
export interface Tally {
  readonly seconds: number;
  readonly counts: Counts;
  readonly findings: number;
}

/** A tally on one line. */
export function progressLine({ seconds, counts, findings }: Tally): string {
  const agreed = AGREED.filter((what) => counts.of(what) > 0);
  const documents = agreed.reduce((sum, what) => sum + counts.of(what), 0);
  const known = counts.entries.filter(([what]) => !AGREED.includes(what));
  const list = (entries: Counts["entries"]): string =>
    entries.map(([what, times]) => `${number(times)} ${what}`).join(", ");
  return [
    `${number(documents)} documents in ${number(seconds)} s (${number(documents / seconds)}/s)`,
    list(agreed.map((what) => [what, counts.of(what)])) || "nothing read",
    `known differences: ${list(known) || "none"}`,
    `findings: ${findings}`,
  ].join("; ");
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}
