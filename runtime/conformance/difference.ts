import type { Case, ExpectedError } from "../api/case.ts";
import type { Difference } from "./json-difference.ts";
import { jsonDifference, shownJson } from "./json-difference.ts";
import { requestDifference } from "./request-difference.ts";
import type { ObservedError, Outcome } from "./target.ts";
import type { ReadXml } from "./xml-tree.ts";

/** How outcomes are compared. */
export interface Comparison {
  readonly readXml: ReadXml;
  /** Whether of an error line and column count too, beside its code, status and path. */
  readonly positions: boolean;
}

/** What a target that was given a case came to; a case that it skipped is compared with nothing. */
export type Given = Exclude<Outcome, { readonly kind: "skipped" }>;

/** How an outcome differs from what a case expects; nothing if it does not. */
export function differenceOf(
  expect: Case["expect"],
  outcome: Given,
  { readXml, positions }: Comparison,
): Difference | undefined {
  const other: Difference = {
    at: "outcome",
    expected: shownExpectation(expect),
    actual: shownOutcome(outcome),
  };
  switch (expect.kind) {
    case "value":
      if (outcome.kind === "value") return jsonDifference(expect.value, outcome.value, "value");
      return outcome.kind === "accepted" ? undefined : other;
    case "nothing":
      return outcome.kind === "nothing" || outcome.kind === "accepted" ? undefined : other;
    case "request":
      if (outcome.kind !== "request") return other;
      return requestDifference(expect.request, outcome.request, readXml);
    case "error":
      if (outcome.kind === "refused") return undefined;
      if (outcome.kind !== "error") return other;
      return isSameError(expect, outcome.error, positions) ? undefined : { ...other, at: "error" };
  }
}

/** What the case does not say of an error may be anything. */
function isSameError(expected: ExpectedError, actual: ObservedError, positions: boolean): boolean {
  const compared = positions
    ? (["code", "status", "path", "line", "column"] as const)
    : (["code", "status", "path"] as const);
  return compared.every((key) => expected[key] === undefined || expected[key] === actual[key]);
}

/** What a case expects, in a few words. */
export function shownExpectation(expect: Case["expect"]): string {
  switch (expect.kind) {
    case "value":
      return `the value ${shownJson(expect.value)}`;
    case "nothing":
      return "no value";
    case "request":
      return `the request ${expect.request.method} ${expect.request.path}`;
    case "error":
      return shownError(expect);
  }
}

function shownOutcome(outcome: Given): string {
  switch (outcome.kind) {
    case "value":
      return `the value ${shownJson(outcome.value)}`;
    case "nothing":
      return "no value";
    case "request":
      return `the request ${outcome.request.method ?? ""} ${outcome.request.path ?? ""}`.trim();
    case "error":
      return `${shownError(outcome.error)}: ${outcome.error.message}`;
    case "accepted":
      return "it was accepted";
    case "refused":
      return "it was refused";
  }
}

function shownError({ code, path, line, column, status }: ExpectedError | ObservedError): string {
  const more = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(status === undefined ? [] : [`status ${status}`]),
  ].join(", ");
  return `the error ${code}${path === undefined ? "" : ` at ${path}`}${more && ` (${more})`}`;
}
