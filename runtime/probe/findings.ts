import { pathOf } from "../xml/open-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import type { Finding, FindingCode, Severity } from "./finding.ts";
import { positionsOf } from "./positions.ts";

/** Found somewhere in a document. */
export interface LocatedFinding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly path: string;
  /** Offset in the text. */
  readonly at: number;
  readonly message: string;
  /** Called only when the finding is reported, since looking for what was meant takes time. */
  readonly hint?: (() => string | undefined) | undefined;
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
  readonly #entries = new Map<string, Entry>();
  #more = 0;

  constructor(text: string) {
    this.#text = text;
  }

  add({ severity, code, path, at, message, hint }: LocatedFinding): void {
    const key = JSON.stringify([code, path.replace(/\[\d+\]/g, ""), message]);
    const known = this.#entries.get(key);
    if (known) known.count++;
    else if (this.#entries.size === MOST) this.#more++;
    else {
      const finding = { severity, code, message, hint: hint?.(), path };
      this.#entries.set(key, { finding, at, count: 1 });
    }
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

/** By default found in the innermost element, at the start of the current token. */
export interface ReportedFinding extends Omit<LocatedFinding, "path" | "at"> {
  readonly at?: number | undefined;
  /** The step from the element to what is meant. */
  readonly member?: string | undefined;
}

/** Adds the position of the reader to each finding. */
export class FindingReporter {
  readonly #reader: XmlReader;
  readonly #findings: Findings;

  constructor(reader: XmlReader, findings: Findings) {
    this.#reader = reader;
    this.#findings = findings;
  }

  report({ at = this.#reader.start, member = "", ...found }: ReportedFinding): void {
    this.#findings.add({ ...found, at, path: pathOf(this.#reader.element) + member });
  }

  error(code: FindingCode, message: string, at?: number, member?: string): void {
    this.report({ severity: "error", code, message, at, member });
  }
}
