import { printable } from "../text/printable.ts";
import type { CaseResult, Failed } from "./result.ts";

/** The result of a run: plain JSON, without times. */
export interface Report {
  /** The target's name. */
  readonly target: string;
  /** In the order of the cases. */
  readonly results: readonly CaseResult[];
  /** In the order of their first cases. */
  readonly operations: readonly OperationSummary[];
  /** Known failures that are not cases: the list is out of date. */
  readonly unknown: readonly UnknownFailure[];
  /** Why the run stopped before all cases were run, if it did; the others are skipped. */
  readonly stopped?: string;
  /** False if the run stopped, a case failed that is not a known failure, or the list of known failures is out of date. */
  readonly ok: boolean;
}

/** How many results of each kind there are. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Failures of optional cases. */
  readonly optionalFailures: number;
  readonly skipped: number;
  readonly knownFailures: number;
  readonly unexpectedPasses: number;
}

export interface OperationSummary extends Counts {
  readonly operation: string;
}

export interface UnknownFailure {
  readonly id: string;
  readonly reason: string;
}

/** Adds up what a run gave. */
export function reportOf(
  target: string,
  results: readonly CaseResult[],
  unknown: readonly UnknownFailure[],
  stopped?: string,
): Report {
  const operations = [...new Set(results.map(({ operation }) => operation))].map((operation) => ({
    operation,
    ...count(results.filter((each) => each.operation === operation)),
  }));
  const { failed, unexpectedPasses } = count(results);
  const fine = failed === 0 && unexpectedPasses === 0 && unknown.length === 0;
  const report = { target, results, operations, unknown, ok: fine && stopped === undefined };
  return stopped === undefined ? report : { ...report, stopped };
}

function count(results: readonly CaseResult[]): Counts {
  const of = (kind: CaseResult["kind"]) => results.filter((each) => each.kind === kind).length;
  return {
    passed: of("passed"),
    failed: of("failed"),
    optionalFailures: of("optional-failure"),
    skipped: of("skipped"),
    knownFailures: of("known-failure"),
    unexpectedPasses: of("unexpected-pass"),
  };
}

/**
 * A report for people: a line for each operation, then what failed and why, what is wrong with the
 * list of known failures, how many cases of which kind were not run and why, and whether the run
 * stopped.
 */
export function printReport({ target, results, operations, unknown, stopped }: Report): string {
  const lines = [`${printable(target)}: ${shownCounts(count(results))}`];
  for (const { operation, ...counts } of operations) {
    lines.push(`  ${printable(operation)}: ${shownCounts(counts)}`);
  }
  const skipped = new Map<string, number>();
  for (const result of results) {
    switch (result.kind) {
      case "passed":
        break;
      case "failed":
        lines.push("", ...shownFailure(result));
        break;
      case "optional-failure": {
        const { id, expected, actual } = result;
        const what = `expected ${printable(expected)}, got ${printable(actual)}`;
        lines.push("", `optional: ${printable(id)}`, `  ${what}`);
        break;
      }
      case "known-failure":
        lines.push("", `known failure: ${printable(result.id)}`, `  ${printable(result.reason)}`);
        break;
      case "unexpected-pass":
        lines.push("", `passed: ${printable(result.id)}`, `  ${wronglyListed(result.reason)}`);
        break;
      case "skipped": {
        const why = `${result.caseKind}: ${printable(result.reason)}`;
        skipped.set(why, (skipped.get(why) ?? 0) + 1);
      }
    }
  }
  for (const { id, reason } of unknown) {
    lines.push("", `no case: ${printable(id)}`, `  ${wronglyListed(reason)}`);
  }
  if (skipped.size > 0) {
    const { skipped: times } = count(results);
    lines.push("", `not run: ${times} of ${results.length} cases, by their kind`);
  }
  for (const [why, times] of skipped) lines.push(`  ${times} ${why}`);
  if (stopped !== undefined) lines.push("", `stopped: ${printable(stopped)}`);
  return `${lines.join("\n")}\n`;
}

function wronglyListed(reason: string): string {
  return `it is a known failure (${printable(reason)}): take it off that list`;
}

function shownCounts(counts: Counts): string {
  const parts = [
    [counts.passed, "passed"],
    [counts.failed, "failed"],
    [counts.optionalFailures, "failed that are optional"],
    [counts.knownFailures, "failed as known"],
    [counts.unexpectedPasses, "passed unexpectedly"],
    [counts.skipped, "skipped"],
  ] as const;
  const shown = parts.filter(([times]) => times > 0).map(([times, what]) => `${times} ${what}`);
  return shown.join(", ") || "no cases";
}

function shownFailure({ id, documentation, at, expected, actual, excerpt }: Failed) {
  return [
    `failed: ${printable(id)}`,
    `  ${printable(documentation)}`,
    `  at:       ${printable(at)}`,
    `  expected: ${printable(expected)}`,
    `  got:      ${printable(actual)}`,
    ...(excerpt?.split("\n").map((line) => `    | ${printable(line)}`) ?? []),
  ];
}
