import { type JsonDiagnostic, toJson } from "../diagnostics/format-diagnostic.ts";
import type { Change } from "../emit/changes/change.ts";
import type { CaseCount } from "../emit/emitter.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Difference, Written } from "../output/output.ts";
import type { Timing } from "../output/stopwatch.ts";
import type { Outcome } from "./generate-files.ts";
import { describeError, exitStatus } from "./run-report.ts";

/** The one document of `--json`. Always has all its members. */
interface JsonReport extends Written {
  readonly exitStatus: number;
  readonly problems: readonly JsonDiagnostic[];
  /** Each note at each place. */
  readonly notes: readonly JsonDiagnostic[];
  /** The operations that were left out, each with its first problem. */
  readonly leftOut: readonly {
    readonly method: string;
    readonly path: string;
    readonly problem: JsonDiagnostic;
  }[];
  /** How many conformance cases there are where some were left out, and how many these are; `null` where none were. */
  readonly casesLeftOut: CaseCount | null;
  readonly differences: readonly Difference[];
  /** What changed in terms of the API; `null` where there was no output to compare with. */
  readonly changes: readonly Change[] | null;
  readonly timings: readonly Timing[];
  readonly error: { readonly message: string; readonly hint: string | null } | null;
}

const empty = {
  exitStatus: 0,
  error: null,
  problems: [],
  notes: [],
  leftOut: [],
  casesLeftOut: null,
  differences: [],
  changes: null,
  written: [],
  deleted: [],
  unchanged: 0,
  timings: [],
} satisfies JsonReport;

/** What became of a run, for tools. */
export function reportJson(outcome: Outcome): JsonReport {
  const { result, timings } = outcome;
  const notes = outcome.notes.map(toJson);
  const leftOut = outcome.leftOut.map((each) => ({ ...each, problem: toJson(each.problem) }));
  const casesLeftOut = outcome.casesLeftOut ?? null;
  const status = exitStatus(outcome);
  const report = { ...empty, exitStatus: status, notes, leftOut, casesLeftOut, timings };
  switch (result.kind) {
    case "problems":
      return { ...report, problems: result.diagnostics.map(toJson) };
    case "written":
      return { ...report, ...result.written, changes: result.changes ?? null };
    case "checked":
      return { ...report, differences: result.differences };
    default:
      return assertNever(result);
  }
}

/** Why there was no run, for tools. */
export function reportError(error: unknown): JsonReport {
  const [message, ...hint] = describeError(error);
  return {
    ...empty,
    exitStatus: 2,
    error: { message: message ?? "", hint: hint.length > 0 ? hint.join("\n") : null },
  };
}
