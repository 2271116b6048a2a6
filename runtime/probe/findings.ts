import { positionOf } from "../position.ts";
import type { Finding, FindingCode, Severity } from "./finding.ts";

/** Found somewhere in a document. */
export interface Found {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly path: string;
  /** Offset in the text. */
  readonly at: number;
  readonly message: string;
  /** Only asked for when the finding is told: looking for what was meant takes time. */
  readonly hint?: (() => string | undefined) | undefined;
}

/** So many different findings are told of one document. */
const MOST = 100;

interface Entry {
  readonly finding: Omit<Finding, "count">;
  count: number;
}

/**
 * Collects what is found in one document. What is said once of each item of a list is one finding
 * that occurs several times. Positions are looked for as often as findings are told, no more: each
 * takes a pass over the text.
 */
export class Findings {
  readonly #text: string;
  readonly #entries = new Map<string, Entry>();
  #more = 0;

  constructor(text: string) {
    this.#text = text;
  }

  add({ severity, code, path, at, message, hint }: Found): void {
    const key = JSON.stringify([code, path.replace(/\[\d+\]/g, ""), message]);
    const known = this.#entries.get(key);
    if (known) known.count++;
    else if (this.#entries.size === MOST) this.#more++;
    else {
      const position = positionOf(this.#text, at);
      const finding = { severity, code, message, hint: hint?.(), path, position };
      this.#entries.set(key, { finding, count: 1 });
    }
  }

  get all(): readonly Finding[] {
    const found = [...this.#entries.values()].map(({ finding, count }) => ({ ...finding, count }));
    if (this.#more === 0) return found;
    const message = `${this.#more} more are not listed`;
    return [...found, { severity: "note", code: "too-many", message, count: 1 }];
  }
}
