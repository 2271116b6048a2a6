import type { Report } from "./report.ts";
import type { CaseResult } from "./result.ts";

/** A suite of JUnit's. */
export interface Testsuite {
  readonly name: string;
  readonly cases: readonly Testcase[];
}

/** The case passed unless one of these is set. */
export interface Testcase {
  readonly group: string;
  readonly name: string;
  /** Why it failed. */
  readonly failure?: Failure | undefined;
  /** Why it was skipped. */
  readonly skipped?: string | undefined;
}

interface Failure {
  /** One line. */
  readonly message: string;
  readonly text: string;
}

/**
 * Reports as JUnit XML, the form that CI servers read: a suite for each report, and in it a case for
 * each result. A known failure is skipped there; a known failure that is no case fails.
 */
export function printJunit(reports: readonly Report[]): string {
  return printTestsuites(reports.map(suiteOf));
}

function suiteOf({ target, results, unknown, stopped }: Report): Testsuite {
  const listed = unknown.map(({ id, reason }) => ({
    group: "known failures",
    name: id,
    failure: { message: "unknown case", text: `it is listed with: ${reason}` },
  }));
  const whole =
    stopped === undefined
      ? []
      : [{ group: "run", name: "all cases", failure: { message: "it stopped", text: stopped } }];
  return { name: target, cases: [...results.map(caseOf), ...listed, ...whole] };
}

function caseOf(result: CaseResult): Testcase {
  const named = { group: result.operation, name: result.id };
  switch (result.kind) {
    case "passed":
      return named;
    case "failed": {
      const { documentation, at, expected, actual, excerpt } = result;
      const lines = [documentation, `at: ${at}`, `expected: ${expected}`, `got: ${actual}`];
      const text = [...lines, ...(excerpt === undefined ? [] : [excerpt])].join("\n");
      return { ...named, failure: { message: `${at}: expected ${expected}, got ${actual}`, text } };
    }
    case "optional-failure":
      return {
        ...named,
        skipped: `optional: expected ${result.expected}, got ${result.actual}`,
      };
    case "unexpected-pass": {
      const text = `it is listed with: ${result.reason}`;
      return {
        ...named,
        failure: { message: "it passed, but is listed as a known failure", text },
      };
    }
    case "known-failure":
      return { ...named, skipped: `known failure: ${result.reason}` };
    case "skipped":
      return { ...named, skipped: result.reason };
  }
}

/** Suites of whatever was tested as JUnit XML. */
export function printTestsuites(suites: readonly Testsuite[]): string {
  const printed = suites.map(printSuite).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${printed}</testsuites>\n`;
}

function printSuite({ name, cases }: Testsuite): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter((each) => each.skipped !== undefined).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const printed = cases.map(printCase).join("");
  return `<testsuite name="${escaped(name)}" ${counts}>\n${printed}</testsuite>\n`;
}

function printCase({ group, name, failure, skipped }: Testcase): string {
  const attributes = `classname="${escaped(group)}" name="${escaped(name)}"`;
  if (failure !== undefined) {
    const { message, text } = failure;
    const element = `<failure message="${escaped(message)}" type="failure">${escaped(text)}</failure>`;
    return `<testcase ${attributes}>${element}</testcase>\n`;
  }
  if (skipped === undefined) return `<testcase ${attributes}/>\n`;
  return `<testcase ${attributes}><skipped message="${escaped(skipped)}"/></testcase>\n`;
}

const NAMES: { readonly [char: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Any text, in content or in quotes. What is no character of XML (§2.2 [2]) becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (char) => NAMES[char] ?? `&#${char.charCodeAt(0)};`);
}
