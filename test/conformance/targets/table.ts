import type { Reporter, TestCase } from "vitest/node";
import type { OperationSummary } from "../../../runtime/conformance/report.ts";
import type { TargetSummary } from "./expect-report.ts";

/** Prints one table at the end of a run: conformance cases by operation, and targets. */
export class ConformanceTable implements Reporter {
  readonly #targets: TargetSummary[] = [];

  onTestCaseResult(test: TestCase): void {
    const { conformance } = test.meta();
    if (conformance !== undefined) this.#targets.push(conformance);
  }

  onTestRunEnd(): void {
    if (this.#targets.length > 0) console.log(`\n${printTable(this.#targets)}\n`);
  }
}

/** Cases passed of those that are for the target; what failed is told beside it. */
export function printTable(targets: readonly TargetSummary[]): string {
  const sorted = [...targets].sort((a, b) => (a.target < b.target ? -1 : 1));
  const operations = [
    ...new Set(sorted.flatMap(({ operations }) => operations.map(({ operation }) => operation))),
  ];
  const rows = operations.map((operation) => [
    operation,
    ...sorted.map((target) =>
      cell(target.operations.filter((each) => each.operation === operation)),
    ),
  ]);
  const total = ["all", ...sorted.map((target) => cell(target.operations))];
  const table = [["conformance", ...sorted.map(({ target }) => target)], ...rows, total];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return [
    ...table.map((row) =>
      row
        .map((text, at) => text.padEnd(widths?.[at] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
    "passed/run (cases that a target cannot be given are not run)",
  ].join("\n");
}

function cell(summaries: readonly OperationSummary[]): string {
  const sum = (of: (each: OperationSummary) => number) =>
    summaries.reduce((total, each) => total + of(each), 0);
  const passed = sum((each) => each.passed);
  const failed = sum((each) => each.failed + each.unexpectedPasses);
  const known = sum((each) => each.knownFailures);
  const optional = sum((each) => each.optionalFailures);
  const run = passed + failed + known + optional;
  const notes = [
    ...(failed > 0 ? [`${failed} FAILED`] : []),
    ...(known > 0 ? [`${known} known to fail`] : []),
    ...(optional > 0 ? [`${optional} optional`] : []),
  ];
  return [`${passed}/${run}`, ...notes].join(" ");
}
