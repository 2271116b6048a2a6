import { expect, type TestContext } from "vitest";
import {
  type OperationSummary,
  printReport,
  type Report,
} from "../../../runtime/conformance/report.ts";

/** What a target came to: the table at the end of a test run is made of these. */
export interface TargetSummary {
  readonly target: string;
  readonly operations: readonly OperationSummary[];
}

declare module "vitest" {
  interface TaskMeta {
    conformance?: TargetSummary;
  }
}

/** Every case passes, is skipped for a reason, or is known to fail; the table hears of it. */
export function expectConforming(report: Report, { task }: TestContext): void {
  const { target, operations } = report;
  task.meta.conformance = { target, operations };
  expect(report.ok, printReport(report)).toBe(true);
  // What is optional for others is not for this package.
  expect(
    operations.every(({ optionalFailures }) => optionalFailures === 0),
    printReport(report),
  ).toBe(true);
  // A target that skips all cases shows nothing.
  expect(
    operations.every(({ passed }) => passed > 0),
    printReport(report),
  ).toBe(true);
}
