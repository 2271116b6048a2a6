import type { Case, ExpectedError, Json } from "../api/case.ts";
import { isList } from "../api/json-value.ts";
import { type Difference, jsonDifference, shownJson } from "./json-difference.ts";
import { requestDifference } from "./request-difference.ts";
import type { ObservedError, Outcome } from "./target.ts";
import type { ReadXml } from "./xml-tree.ts";

/** How outcomes are compared. */
export interface Comparison {
  readonly readXml: ReadXml;
  /** Whether of an error line and column count too, beside its code, status and path. */
  readonly positions: boolean;
  /** Whether what a target does not say is not compared, and the order of members means nothing. */
  readonly partial: boolean;
}

/** The outcome of a case that the target did not skip. */
export type Given = Exclude<Outcome, { readonly kind: "skipped" }>;

/** How an outcome differs from what a case expects; undefined if it does not. */
export function differenceOf(
  expect: Case["expect"],
  outcome: Given,
  comparison: Comparison,
): Difference | undefined {
  const other: Difference = {
    at: "outcome",
    expected: shownExpectation(expect),
    actual: shownOutcome(outcome),
  };
  switch (expect.kind) {
    case "value":
      if (outcome.kind === "value") {
        const value = comparison.partial ? ordered(outcome.value, expect.value) : outcome.value;
        return jsonDifference(expect.value, value, "value");
      }
      return outcome.kind === "accepted" ? undefined : other;
    case "nothing":
      return outcome.kind === "nothing" || outcome.kind === "accepted" ? undefined : other;
    case "request":
      if (outcome.kind !== "request") return other;
      return requestDifference(expect.request, outcome.request, comparison);
    case "error":
      if (outcome.kind === "refused") return undefined;
      if (outcome.kind !== "error") return other;
      return isSameError(expect, outcome.error, comparison) ? undefined : { ...other, at: "error" };
  }
}

/** What the case does not say of an error may be anything. */
function isSameError(
  expected: ExpectedError,
  actual: ObservedError,
  { positions, partial }: Comparison,
): boolean {
  const compared = positions
    ? (["status", "path", "line", "column"] as const)
    : (["status", "path"] as const);
  return (
    expected.codes.some((code) => code === actual.code) &&
    compared.every((key) => {
      if (expected[key] === undefined || (partial && actual[key] === undefined)) return true;
      return expected[key] === actual[key];
    })
  );
}

/** A value with the members of its objects in the order of another one; those that it has not, last. */
function ordered(value: Json, like: Json | undefined): Json {
  if (isList(value)) {
    const models = like !== undefined && isList(like) ? like : [];
    return value.map((item, index) => ordered(item, models[index]));
  }
  if (typeof value !== "object" || value === null) return value;
  const members = new Map(Object.entries(value));
  const model = typeof like === "object" && like !== null ? Object.entries(like) : [];
  const keys = new Set([
    ...model.map(([key]) => key).filter((key) => members.has(key)),
    ...members.keys(),
  ]);
  const wanted = new Map(model);
  return Object.fromEntries(
    [...keys].map((key) => [key, ordered(members.get(key) ?? null, wanted.get(key))]),
  );
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

function shownError(error: ExpectedError | ObservedError): string {
  const { path, line, column, status } = error;
  const more = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(status === undefined ? [] : [`status ${status}`]),
  ].join(", ");
  const codes = "codes" in error ? error.codes.join(" or ") : error.code;
  return `the error ${codes}${path === undefined ? "" : ` at ${path}`}${more && ` (${more})`}`;
}
