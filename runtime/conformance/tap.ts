import { printable } from "../text/printable.ts";
import type { Difference } from "./json-difference.ts";
import type { Report } from "./report.ts";
import type { CaseResult } from "./result.ts";

/** One line of TAP, and its notes. */
interface TestPoint {
  readonly ok: boolean;
  readonly id: string;
  /** `TODO` for what need not pass, `SKIP` for what was not run, with the reason. */
  readonly directive?: string;
  readonly notes?: { readonly [key: string]: string };
}

/**
 * A report as TAP (version 14, https://testanything.org): a test point for each case. A known failure, and
 * a case that is optional and fails, are `# TODO`; what is listed as a known failure and is no case fails.
 */
export function printTap({ target, results, unknown, stopped }: Report): string {
  const points = [
    ...results.map(pointOf),
    ...unknown.map(({ id, reason }): TestPoint => {
      return { ok: false, id, notes: { message: `this is no case; it is listed with: ${reason}` } };
    }),
  ];
  const lines = [
    "TAP version 14",
    `# ${printable(target)}`,
    `1..${points.length}`,
    ...points.flatMap(linesOf),
    ...(stopped === undefined ? [] : [`Bail out! ${printable(stopped)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function pointOf(result: CaseResult): TestPoint {
  const { id, documentation } = result;
  switch (result.kind) {
    case "passed":
      return { ok: true, id };
    case "failed":
      return { ok: false, id, notes: { message: documentation, ...differenceIn(result) } };
    case "optional-failure":
      return { ok: false, id, directive: "TODO optional", notes: differenceIn(result) };
    case "known-failure":
      return { ok: false, id, directive: `TODO known failure: ${result.reason}` };
    case "unexpected-pass": {
      const message = `it passed, and is listed as a known failure: ${result.reason}`;
      return { ok: false, id, notes: { message } };
    }
    case "skipped":
      return { ok: true, id, directive: `SKIP ${result.reason}` };
  }
}

function differenceIn({ at, expected, actual }: Difference) {
  return { at, expected, actual };
}

function linesOf({ ok, id, directive, notes }: TestPoint, index: number): readonly string[] {
  const result = `${ok ? "ok" : "not ok"} ${index + 1} - ${escaped(id)}`;
  const line = directive === undefined ? result : `${result} # ${escaped(directive)}`;
  if (notes === undefined) return [line];
  // A string of JSON is one of YAML.
  const lines = Object.entries(notes).map(([key, text]) => `  ${key}: ${JSON.stringify(text)}`);
  return [line, "  ---", ...lines, "  ..."];
}

/** A number sign would begin a directive. */
function escaped(text: string): string {
  return printable(text).replace(/[\\#]/g, "\\$&");
}
