import { pathOf } from "../xml/open-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import type { FindingCode } from "./finding.ts";
import type { Findings, LocatedFinding } from "./findings.ts";

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
