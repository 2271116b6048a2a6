import { quote } from "../errors.ts";

/** The ids of cases that are known to fail, with the reasons. */
export type KnownFailures = ReadonlyMap<string, string>;

/** A list of known failures that cannot be used. Says what to do about it. */
export class KnownFailuresError extends Error {
  override readonly name = "KnownFailuresError";
  /** From 1. */
  readonly line: number;

  constructor(line: number, problem: string) {
    super(`line ${line}: ${problem}`);
    this.line = line;
  }
}

/**
 * Reads a list of known failures: `case-id: reason`, one a line. Empty lines, and those that begin
 * with `#`, mean nothing.
 *
 * @throws {KnownFailuresError} for the first line without an id or a reason, or with an id that is
 * listed already.
 */
export function parseKnownFailures(text: string): KnownFailures {
  const reasons = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const [index, untrimmed] of text.split(/\r\n?|\n/).entries()) {
    // Takes a byte order mark away too.
    const line = untrimmed.trim();
    const number = index + 1;
    if (line === "" || line.startsWith("#")) continue;
    const { id, reason } = split(line, number);
    const before = lines.get(id);
    if (before !== undefined) {
      throw new KnownFailuresError(
        number,
        `${quote(id)} is listed in line ${before} already: remove one of the two`,
      );
    }
    lines.set(id, number);
    reasons.set(id, reason);
  }
  return reasons;
}

function split(line: string, number: number): { readonly id: string; readonly reason: string } {
  const [, id, colon, reason] = /^([^\s:]+)[ \t]*(:?)[ \t]*(.*)$/.exec(line) ?? [];
  if (id === undefined || (colon === "" && reason !== "")) {
    throw new KnownFailuresError(
      number,
      `expected "case-id: reason", got ${quote(line)}: write the id of a case, a colon and a reason`,
    );
  }
  if (!reason) {
    throw new KnownFailuresError(number, `${quote(id)} has no reason: write it after a colon`);
  }
  return { id, reason };
}
