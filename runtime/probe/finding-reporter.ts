import type { OpenElement, XmlReader } from "../xml/xml-reader.ts";
import type { FindingCode } from "./finding.ts";
import type { Findings, LocatedFinding } from "./findings.ts";

/** Found at the innermost element, where the last token began, unless it is said where. */
export interface ReportedFinding extends Omit<LocatedFinding, "path" | "at"> {
  readonly at?: number | undefined;
  /** The step from the element to what is meant. */
  readonly member?: string | undefined;
}

/** Adds to what is found in a document where in it that is: wherever its reader stands. */
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

/** As a decode error has it. */
function pathOf(element: OpenElement | undefined): string {
  let path = "";
  for (let at = element; at; at = at.parent) {
    const from = at.name.indexOf(":") + 1;
    path = `/${at.name.slice(from, from + 100)}${at.index ? `[${at.index}]` : ""}${path}`;
  }
  return path;
}
