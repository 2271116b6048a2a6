import type { Case } from "../api/case.ts";
import type { Difference } from "./json-difference.ts";

/** The result of a case. */
export type CaseResult =
  | Passed
  | Failed
  | OptionalFailure
  | Skipped
  | ListedFailure
  | UnexpectedPass;

interface ResultBase {
  /** The case's. */
  readonly id: string;
  readonly operation: string;
  readonly documentation: string;
}

export interface Passed extends ResultBase {
  readonly kind: "passed";
}

export interface Failed extends ResultBase, Difference {
  readonly kind: "failed";
  /** The beginning of the document that it is about. */
  readonly excerpt?: string;
}

/** An optional case failed. */
export interface OptionalFailure extends ResultBase, Difference {
  readonly kind: "optional-failure";
}

/** The case does not apply to the target. */
export interface Skipped extends ResultBase {
  readonly kind: "skipped";
  readonly caseKind: Case["kind"];
  readonly reason: string;
}

/** Failed, and is known to. */
export interface ListedFailure extends ResultBase {
  readonly kind: "known-failure";
  /** Why, by the list of known failures. */
  readonly reason: string;
}

/** Passed, but is known to fail: the list is out of date. */
export interface UnexpectedPass extends ResultBase {
  readonly kind: "unexpected-pass";
  readonly reason: string;
}
