import { printable } from "../../runtime/text/printable.ts";
import type { LeftOut } from "../check/select-operations.ts";
import {
  formatAnnotation,
  formatDiagnostic,
  formatNotes,
  groupNotes,
  type PrintOptions,
} from "../diagnostics/format-diagnostic.ts";
import { count } from "../diagnostics/hints.ts";
import { positionOf } from "../diagnostics/source-file.ts";
import { UserError } from "../diagnostics/user-error.ts";
import { type Change, printChanges } from "../emit/changes/change.ts";
import type { CaseCount } from "../emit/emitter.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Difference, Written } from "../output/output.ts";
import type { Supported } from "../pipeline.ts";
import type { Outcome, RunOptions } from "./generate-files.ts";

interface ReportOptions extends PrintOptions {
  /** Whether to print annotations for GitHub Actions. */
  readonly annotate: boolean;
}

/**
 * What to do when stdout cannot be written: nothing where its reader is gone, as `head` is after ten lines. The exit
 * status still says how the run went.
 */
export function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** How many problems, and kinds of notes, people are shown; a mistake that is made everywhere need not be read everywhere. */
const SHOWN = 100;

/** What became of a run, for people. */
export function reportText(outcome: Outcome, run: RunOptions, options: ReportOptions): string {
  const groups = groupNotes(outcome.notes);
  const notes = groups.slice(0, SHOWN).map((group) => formatNotes(group, options));
  const others = groups.length - notes.length;
  const more = others > 0 ? [`and ${count(others, "more kind")} of notes, which --json lists`] : [];
  const leftOut = describeLeftOut(outcome.leftOut);
  const cases = describeCases(outcome.casesLeftOut);
  return [...notes, ...more, reportResult(outcome, run, options), ...leftOut, ...cases].join(
    "\n\n",
  );
}

function describeCases(cases: CaseCount | undefined): readonly string[] {
  if (cases === undefined) return [];
  const { kept, leftOut } = cases;
  return [
    `${count(leftOut, "conformance case")} left out, and ${kept} kept: --max-cases sets how many an operation has`,
  ];
}

/** One line for each operation. */
function describeLeftOut(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.map(({ method, path, problem: { code, message, span } }) => {
    const { line, column } = positionOf(span.file, span.start);
    const place = `${span.file.path}:${line}:${column}`;
    return printable(`  ${method} ${path}: ${code}: ${message} (${place})`);
  });
  return [[`${count(leftOut.length, "operation")} left out`, ...lines].join("\n")];
}

function reportResult(outcome: Outcome, run: RunOptions, options: ReportOptions): string {
  const { result } = outcome;
  const times = outcome.timings.map(({ part, ms }) => `${part} ${Math.round(ms)} ms`).join(" · ");
  switch (result.kind) {
    case "problems": {
      const problems = result.diagnostics
        .slice(0, SHOWN)
        .map((diagnostic) =>
          options.annotate
            ? `${formatDiagnostic(diagnostic, options)}\n${formatAnnotation(diagnostic)}`
            : formatDiagnostic(diagnostic, options),
        );
      const total = result.diagnostics.length;
      const more = total > SHOWN ? [`and ${total - SHOWN} more, which --json lists`] : [];
      const summary = `${count(total, "problem")} in the spec, so nothing was generated`;
      const partly = describeSupported(result.supported);
      return `${[...problems, ...more, summary].join("\n\n")}${partly}\n${times}`;
    }
    case "written":
      return [
        ...describeWritten(result.written, run),
        times,
        ...describeChanges(result.written, result.changes),
      ].join("\n");
    case "checked":
      return [...describeDifferences(result.differences, run), times].join("\n");
    default:
      return assertNever(result);
  }
}

/** What a part of the document would give; nothing where that is none or all, as a part is no way out then. */
function describeSupported(supported: Supported | undefined): string {
  if (supported === undefined) return "";
  const { operations, of } = supported;
  if (operations === 0 || operations === of) return "";
  return `\n${operations} of ${count(of, "operation")} can be generated: --skip-unsupported leaves out the others`;
}

/** The exit status that an outcome asks for. */
export function exitStatus({ result }: Outcome): 0 | 1 {
  switch (result.kind) {
    case "problems":
      return 1;
    case "written":
      return 0;
    case "checked":
      return result.differences.some(({ kind }) => kind !== "line-ends") ? 1 : 0;
    default:
      return assertNever(result);
  }
}

/** Prints for people why there was no run. */
export function printError(error: unknown): void {
  const [message, ...more] = describeError(error);
  process.stderr.write(`error: ${message}\n${more.map((line) => `  ${line}\n`).join("")}`);
}

/** What went wrong outside the spec, and what to do about it. */
export function describeError(error: unknown): readonly string[] {
  if (error instanceof UserError) {
    return [error.message, ...(error.hint === undefined ? [] : [error.hint])].map(printable);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return ["this is a bug in the generator, please report it", stack];
}

function describeWritten({ written, deleted, unchanged }: Written, { out }: RunOptions): string[] {
  const total = `${written.length} written, ${deleted.length} deleted, ${unchanged} unchanged`;
  return [
    `${out}: ${total}`,
    ...written.map((path) => `  wrote    ${printable(`${out}/${path}`)}`),
    ...deleted.map((path) => `  deleted  ${printable(`${out}/${path}`)}`),
  ];
}

/** Nothing where nothing was written, and where there was nothing before. */
function describeChanges(
  { written, deleted }: Written,
  changes: readonly Change[] | undefined,
): readonly string[] {
  if (changes === undefined || written.length + deleted.length === 0) return [];
  return printChanges(changes);
}

function describeDifferences(
  differences: readonly Difference[],
  { out, spec }: RunOptions,
): string[] {
  const others = differences.filter(({ kind }) => kind !== "line-ends");
  const converted = differences.length - others.length;
  const hints =
    converted === 0
      ? []
      : [
          `  hint: the lines of ${count(converted, "file")} end in CR LF and are the same but for that: set "* text=auto eol=lf" in .gitattributes, or core.autocrlf to false`,
        ];
  if (others.length === 0) return [`${out} is what ${spec} says`, ...hints];
  return [
    `${out} is not what ${spec} says: ${count(others.length, "file")} to look at`,
    ...others.flatMap(({ path, kind, diff }) => [
      `  ${labels[kind]} ${printable(`${out}/${path}`)}${notes[kind]}`,
      ...diff.map((line) => `    ${printable(line)}`),
    ]),
    "  hint: npm run generate writes stale and missing files and deletes files that are no longer generated",
    ...hints,
  ];
}

const labels = {
  stale: "stale   ",
  "line-ends": "CR LF   ",
  missing: "missing ",
  extra: "extra   ",
  foreign: "extra   ",
} as const satisfies Record<Difference["kind"], string>;

const notes = {
  stale: "",
  "line-ends": "",
  missing: "",
  extra: " (no longer produced)",
  foreign: " (not written by the generator: move it away)",
} as const satisfies Record<Difference["kind"], string>;
