import { caseText, type Proposal } from "./case.ts";
import { escaped } from "./outcome.ts";

/** Something that readers do not agree on, and for no known reason. */
export interface Finding {
  /** Who differs from whom. Two findings of one problem are likely one bug. */
  readonly problem: string;
  /** What was read, as small as it could be made: text, or bytes as such. */
  readonly document: string | Uint8Array;
  /** What each reader says of it. */
  readonly said: readonly (readonly [reader: string, what: string])[];
  /** What would have to come of it, as an implementation can be asked. */
  readonly proposal: Proposal;
}

/** A finding as it is printed; what comes last can be put into `spec/cases/`. */
export function printFinding(finding: Finding, hunt: string, seed: number): string {
  const { problem, document, said, proposal } = finding;
  const names = ["document", ...said.map(([reader]) => reader)];
  const width = Math.max(...names.map((name) => name.length));
  const line = (name: string, what: string): string => `  ${name.padEnd(width)}  ${what}\n`;
  const example = caseText(proposal).replace(/^(?=.)/gm, "    ");
  return [
    `finding: ${problem} (${hunt}, seed ${seed})\n`,
    line("document", quoted(document)),
    ...said.map(([reader, what]) => line(reader, what)),
    example === "" ? "" : `  for spec/cases, once it is clear who is right:\n${example}`,
  ].join("");
}

/** Text in quotes; bytes as a string of them. */
function quoted(document: string | Uint8Array): string {
  if (typeof document === "string") return escaped(JSON.stringify(document));
  const units = [...document].map((byte) => String.fromCharCode(byte)).join("");
  return `bytes ${JSON.stringify(units).replace(/\\u00(?=..)|[^ -~]/g, (unit) => {
    return unit === "\\u00" ? "\\x" : `\\x${unit.charCodeAt(0).toString(16).padStart(2, "0")}`;
  })}`;
}
