import type { Case } from "../api/case.ts";
import { refuse } from "../api/refuse-input.ts";
import { bytesOf } from "../api/wire-body.ts";
import { quote } from "../errors.ts";
import { callback, flag, isObject, type OptionTable, readTable } from "../http/options.ts";
import { readText } from "../http/response-body.ts";
import { withTimeout } from "../http/transport.ts";
import { beginning } from "../text/printable.ts";
import { type BoundedOption, type BoundOptions, type Bounds, boundsTable } from "./bounds.ts";
import { type Comparison, differenceOf, shownExpectation } from "./difference.ts";
import type { Difference } from "./json-difference.ts";
import type { KnownFailures } from "./known-failures.ts";
import { readPlatformXml } from "./platform-xml.ts";
import { type Report, reportOf } from "./report.ts";
import type { CaseResult, Failed, OptionalFailure, Skipped } from "./result.ts";
import { NoAnswerError, type Outcome, type Target } from "./target.ts";
import type { ReadXml } from "./xml-tree.ts";

/** Which cases are run, and how their results are judged. */
export interface ConformanceOptions extends BoundOptions {
  readonly target: Target;
  readonly cases: readonly Case[];
  /** Cases that are known to fail; one that passes is a failure of the run. */
  readonly knownFailures?: KnownFailures | undefined;
  /**
   * Reads the bodies of requests, which are compared as documents; the platform's `DOMParser`, or
   * else this library's own reader. Tests of this library give an independent one.
   */
  readonly readXml?: ReadXml | undefined;
  /**
   * `false` for an implementation with positions of its own: then of an error only code, status and
   * path are compared.
   */
  readonly positions?: boolean | undefined;
  /** Selects the cases to run. Defaults to all. */
  readonly filter?: ((each: Case) => boolean) | undefined;
}

/** Excerpts are cut here, in code points. */
const LONGEST_EXCERPT = 600;

/** Texts in a result are cut here, in UTF-16 units: a server may send much. */
const LONGEST_TEXT = 1_000;

const conformanceTable: OptionTable<
  ConformanceOptions,
  BoundedOption | "knownFailures" | "readXml" | "positions" | "filter"
> = {
  ...boundsTable,
  target: ["a target", isTarget],
  cases: ["an array of cases", Array.isArray],
  knownFailures: ["a Map of ids and reasons", (value) => value instanceof Map, new Map()],
  readXml: [...callback, readPlatformXml],
  positions: [...flag, true],
  filter: [...callback, () => true],
};

/**
 * Runs cases against a target, one after the other, and compares the outcomes with the expected
 * ones. Whatever a target does, the run continues: a rejection is a failure of its case.
 * A run that stops early is not `ok`, and the report says why.
 *
 * @throws {InputError} when an option cannot be used.
 * @throws The reason of the signal among the options, when that aborts.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const read = readTable(conformanceTable, options, "options", refuse);
  const { target, cases, knownFailures, readXml, positions, filter, ...bounds } = read;
  const comparison = { readXml, positions, partial: target.partial ?? false };
  const watchdog = new Watchdog(bounds);
  const chosen = cases.filter(filter);
  const results: CaseResult[] = [];
  for (const each of chosen) {
    const { msLeft } = watchdog;
    if (msLeft === undefined) {
      results.push(skippedResult(each, "the run had stopped"));
      continue;
    }
    const judged = await judge(target, each, comparison, { ...bounds, msLeft });
    watchdog.saw(judged);
    const reason = knownFailures.get(each.id);
    const { result } = judged;
    results.push(reason === undefined ? result : asKnown(result, reason));
  }
  const ids = new Set(cases.map(({ id }) => id));
  const unknown = [...knownFailures].flatMap(([id, reason]) => (ids.has(id) ? [] : { id, reason }));
  return reportOf(target.name, results, unknown, watchdog.stopped);
}

/** The result of a case, and whether the target gave no answer. */
interface Judged {
  readonly result: CaseResult;
  readonly unanswered: boolean;
}

/** Decides whether the run should continue. */
class Watchdog {
  readonly #bounds: Bounds;
  readonly #end: number;
  #inARow = 0;
  /** Why the run has stopped. */
  stopped: string | undefined;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.#end = performance.now() + bounds.timeoutMs;
  }

  /** How long the next case may take; undefined when the run should stop. */
  get msLeft(): number | undefined {
    const left = this.#end - performance.now();
    const { timeoutMs } = this.#bounds;
    if (left <= 0) this.stopped ??= `the run took longer than ${timeoutMs} ms (timeoutMs)`;
    return this.stopped === undefined ? left : undefined;
  }

  saw({ result, unanswered }: Judged): void {
    if (result.kind === "skipped") return;
    this.#inARow = unanswered ? this.#inARow + 1 : 0;
    if (this.#inARow !== this.#bounds.stopAfter) return;
    const last =
      result.kind === "failed" || result.kind === "optional-failure"
        ? `; the last: ${result.actual}`
        : "";
    this.stopped = `${this.#inARow} cases in a row got no answer (stopAfter)${last}`;
  }
}

async function judge(
  target: Target,
  each: Case,
  comparison: Comparison,
  { signal, caseTimeoutMs, msLeft }: Bounds & { readonly msLeft: number },
): Promise<Judged> {
  const { expect } = each;
  const expected = shownExpectation(expect);
  const ms = Math.min(caseTimeoutMs, msLeft);
  try {
    const outcome = await withTimeout(ms, signal, (end) => target.run(each, end));
    if (outcome === undefined) {
      const actual = `nothing within ${Math.round(ms)} ms`;
      return { result: failed(each, { at: "run", expected, actual }), unanswered: true };
    }
    if (outcome.kind === "skipped") {
      return { result: skippedResult(each, outcome.reason), unanswered: false };
    }
    const difference = differenceOf(expect, outcome, comparison);
    if (difference === undefined) {
      return { result: { ...baseOf(each), kind: "passed" }, unanswered: false };
    }
    const { kind } = outcome;
    const unanswered = kind === "error" && /^(?:network|timeout)$/.test(outcome.error.code);
    const result = failed(each, difference);
    if (result.kind === "optional-failure") return { result, unanswered };
    return { result: { ...result, ...excerptOf(each, outcome) }, unanswered };
  } catch (error) {
    signal?.throwIfAborted();
    const difference = { at: "run", expected, actual: messageOf(error) };
    return { result: failed(each, difference), unanswered: error instanceof NoAnswerError };
  }
}

function baseOf({ id, operation, documentation }: Case) {
  return { id, operation, documentation };
}

function failed(each: Case, { at, expected, actual }: Difference): Failed | OptionalFailure {
  const kind = each.level === "may" ? "optional-failure" : "failed";
  const cut = (text: string): string => beginning(text, LONGEST_TEXT);
  return { ...baseOf(each), kind, at: cut(at), expected: cut(expected), actual: cut(actual) };
}

function skippedResult(each: Case, reason: string): Skipped {
  return { ...baseOf(each), kind: "skipped", caseKind: each.kind, reason };
}

/** The same result where a failure is known. What is skipped may fail or pass elsewhere. */
function asKnown(result: CaseResult, reason: string): CaseResult {
  const { id, operation, documentation, kind } = result;
  if (kind === "skipped") return result;
  const isFailure = kind === "failed" || kind === "optional-failure";
  const listed = isFailure ? "known-failure" : "unexpected-pass";
  return { kind: listed, id, operation, documentation, reason };
}

/** The message of a rejection, which may be any value. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return quote(error);
  const { name, message, cause } = error;
  return `${name}: ${message}${cause instanceof Error ? ` (${messageOf(cause)})` : ""}`;
}

/** The document of a case: for a request what was sent, else what was to be read. */
function excerptOf(each: Case, outcome: Outcome): { readonly excerpt?: string } {
  const body = bodyOf(each, outcome);
  if (body === undefined) return {};
  // A code point has four bytes at most.
  const bytes = bytesOf(body).subarray(0, 4 * (LONGEST_EXCERPT + 1));
  const text = Array.from(readText(bytes, undefined));
  const rest = text.length > LONGEST_EXCERPT ? "…" : "";
  return { excerpt: text.slice(0, LONGEST_EXCERPT).join("") + rest };
}

function bodyOf(each: Case, outcome: Outcome) {
  switch (each.kind) {
    case "request":
      return outcome.kind === "request" ? outcome.request.body : undefined;
    case "response":
      return each.response.body;
    case "body":
      return each.body;
    case "path":
    case "scenario":
      return undefined;
  }
}

function isTarget(value: unknown): boolean {
  if (!isObject(value)) return false;
  // Apps that compile a copy of this may forbid `value.run`, since its type has no such property.
  const { run } = value;
  return typeof run === "function";
}
