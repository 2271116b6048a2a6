import { readText } from "../response-body.ts";
import { quote } from "../scalars.ts";
import type { Case } from "./case.ts";
import { type Comparison, differenceOf, shownExpectation } from "./difference.ts";
import type { KnownFailures } from "./known-failures.ts";
import { readPlatformXml } from "./platform-xml.ts";
import { type Report, reportOf } from "./report.ts";
import type { CaseResult } from "./result.ts";
import type { Outcome, Target } from "./target.ts";
import { bytesOf } from "./wire-body.ts";
import type { ReadXml } from "./xml-tree.ts";

/** What is run, and how it is judged. */
export interface ConformanceOptions {
  readonly target: Target;
  readonly cases: readonly Case[];
  /** Cases that fail today; one that does not is a failure of the run. */
  readonly knownFailures?: KnownFailures | undefined;
  /**
   * Reads the bodies of requests, which are compared as documents; the platform's `DOMParser`, or
   * else this library's own reader. Whoever tests this library gives an independent one.
   */
  readonly readXml?: ReadXml | undefined;
  /**
   * `false` for an implementation with positions of its own: then of an error only code, status and
   * path are compared.
   */
  readonly positions?: boolean | undefined;
  /** Says which cases are run; all. */
  readonly filter?: ((each: Case) => boolean) | undefined;
}

/** Excerpts are cut here, in code points. */
const LONGEST_EXCERPT = 600;

/**
 * Runs cases against a target, one after the other in their order, and compares what comes of them
 * with what should. Whatever a target does, the run goes on: a rejection is the failure of its case.
 */
export async function runConformance({
  target,
  cases,
  knownFailures = new Map(),
  readXml = readPlatformXml,
  positions = true,
  filter = () => true,
}: ConformanceOptions): Promise<Report> {
  const results: CaseResult[] = [];
  for (const each of cases.filter(filter)) {
    const result = await judge(target, each, { readXml, positions });
    const reason = knownFailures.get(each.id);
    results.push(reason === undefined ? result : asKnown(result, reason));
  }
  const ids = new Set(cases.map(({ id }) => id));
  const unknown = [...knownFailures].flatMap(([id, reason]) => (ids.has(id) ? [] : { id, reason }));
  return reportOf(target.name, results, unknown);
}

async function judge(target: Target, each: Case, comparison: Comparison): Promise<CaseResult> {
  const { id, operation, documentation, expect } = each;
  const base = { id, operation, documentation };
  try {
    const outcome = await target.run(each);
    if (outcome.kind === "skipped") return { ...base, kind: "skipped", reason: outcome.reason };
    const difference = differenceOf(expect, outcome, comparison);
    if (difference === undefined) return { ...base, kind: "passed" };
    return { ...base, kind: "failed", ...difference, ...excerptOf(each, outcome) };
  } catch (error) {
    const expected = shownExpectation(expect);
    return { ...base, kind: "failed", at: "run", expected, actual: messageOf(error) };
  }
}

/** The same result where a failure is known. What is skipped may fail or pass elsewhere. */
function asKnown(result: CaseResult, reason: string): CaseResult {
  const { id, operation, documentation, kind } = result;
  if (kind === "skipped") return result;
  const listed = kind === "failed" ? "known-failure" : "unexpected-pass";
  return { kind: listed, id, operation, documentation, reason };
}

/** What was rejected with; anything may be. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return quote(error);
  const { name, message, cause } = error;
  return `${name}: ${message}${cause instanceof Error ? ` (${messageOf(cause)})` : ""}`;
}

/** The document of a case: for a request what was sent, else what was to be read. */
function excerptOf(each: Case, outcome: Outcome): { readonly excerpt?: string } {
  const body = bodyOf(each, outcome);
  if (body === undefined) return {};
  const text = Array.from(readText(bytesOf(body), undefined));
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
    case "scenario":
      return undefined;
  }
}
