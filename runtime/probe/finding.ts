import type { ErrorCode, Position } from "../errors.ts";
import { positionsOf } from "./positions.ts";

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
  /** There is a body, but the spec has none. */
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
  /** How often; the place is where it occurs first. */
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

/** A finding about a document: in the innermost element, and at the start of the current token, unless it says otherwise. */
export interface ReportedFinding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly message: string;
  /** Called only when the finding is kept, since looking for what was meant takes time. */
  readonly hint?: (() => string | undefined) | undefined;
  /** Offset in the text. */
  readonly at?: number | undefined;
  /** The step from the element to what is meant. */
  readonly member?: string | undefined;
}

/** The innermost element, and the start of the current token as an offset. */
interface Place {
  readonly path: string;
  readonly at: number;
}

/** The most different findings that are reported about one document. */
const MOST = 100;

interface Entry {
  readonly finding: Omit<Finding, "count" | "position">;
  readonly at: number;
  count: number;
}

/**
 * Collects what is found in one document. The same finding in several items of a list is
 * one finding that occurs several times.
 */
export class Findings {
  readonly #text: string;
  readonly #place: () => Place;
  readonly #entries = new Map<string, Entry>();
  #more = 0;

  /** @param place - Where in the text the reader is. */
  constructor(text: string, place: () => Place) {
    this.#text = text;
    this.#place = place;
  }

  report({ severity, code, message, hint, at, member = "" }: ReportedFinding): void {
    const place = this.#place();
    const path = place.path + member;
    const key = JSON.stringify([code, path.replace(/\[\d+\]/g, ""), message]);
    const known = this.#entries.get(key);
    if (known) known.count++;
    else if (this.#entries.size === MOST) this.#more++;
    else {
      const finding = { severity, code, message, hint: hint?.(), path };
      this.#entries.set(key, { finding, at: at ?? place.at, count: 1 });
    }
  }

  error(code: FindingCode, message: string, at?: number, member?: string): void {
    this.report({ severity: "error", code, message, at, member });
  }

  get all(): readonly Finding[] {
    const entries = [...this.#entries.values()];
    const positions = positionsOf(
      this.#text,
      entries.map(({ at }) => at),
    );
    const found = entries.map(({ finding, count }, i) => {
      return { ...finding, position: positions[i], count };
    });
    if (this.#more === 0) return found;
    const message = `${this.#more} more are not listed`;
    return [...found, { severity: "note", code: "too-many", message, count: 1 }];
  }
}
