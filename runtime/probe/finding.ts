import type { ErrorCode, Position } from "../errors.ts";

/**
 * How much it matters. `error`: an app gets an error. `deviation`: it gets a value, but the answer is
 * not as the spec says. `note`: the spec tolerates it, or nothing depends on it.
 */
export type Severity = "error" | "deviation" | "note";

/** What is wrong with an answer. An error has the code that an app would get. */
export type FindingCode =
  | ErrorCode
  /** The status is neither a success nor a failure that the spec names. */
  | "undocumented-status"
  | "redirected"
  | "no-media-type"
  | "other-media-type"
  | "contradicting-charset"
  /** There is a body where the spec says that there is none. */
  | "unexpected-body"
  | "unknown-element"
  | "unknown-attribute"
  /** The name is one of the spec's, the namespace is not. */
  | "wrong-namespace"
  /** In a namespace that the spec tolerates in place of its own. */
  | "other-namespace"
  /** A declaration of a namespace that no sample declares. */
  | "unknown-namespace"
  /** What the samples declare is not declared. */
  | "undeclared-namespace"
  /** A value that is not among those that the spec knows, where others may come. */
  | "new-value"
  | "letter-case"
  /** There were more findings than are reported. */
  | "too-many";

/** One thing about an answer that is not as the spec says. */
export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly message: string;
  /** What was meant, or what to look at. */
  readonly hint?: string | undefined;
  /** Where in the document, as in a decode error. */
  readonly path?: string | undefined;
  readonly position?: Position | undefined;
  /** How often; the place is that of the first. */
  readonly count: number;
}

const order: readonly Severity[] = ["error", "deviation", "note"];

/** What matters most first; otherwise as they were found. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return order.flatMap((severity) => findings.filter((each) => each.severity === severity));
}

/** The gravest severity among findings; nothing where all is as the spec says. */
export function gravest(findings: readonly Finding[]): Severity | undefined {
  return order.find((severity) => findings.some((each) => each.severity === severity));
}
