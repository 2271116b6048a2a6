import { answerContent } from "../api/lookup.ts";
import { type Finding, gravest, type Severity } from "../probe/finding.ts";
import type { KnownValues } from "../probe/knowledge.ts";
import type { Probed } from "../probe/probe.ts";
import { indented, type Output, paint, type Style } from "../text/layout.ts";
import { oneLine, printable, shortened } from "../text/printable.ts";
import { excerptLines, rawLines } from "./raw-text.ts";
import { valueLines } from "./value-lines.ts";

const styles = { error: "red", deviation: "yellow", note: "cyan" } as const satisfies {
  readonly [S in Severity]: Style;
};

/** Where lines are shown: with styles or without. */
type Styled = Pick<Output, "colour">;

/** So many values are shown of a document. */
const MOST_VALUES = 100;

/**
 * What came of one operation, as a person can act on it.
 * @param alike - The id of an operation that failed for the same cause, and which is described in full.
 */
export function probeLines(
  probed: Probed,
  values: KnownValues,
  output: Styled,
  alike?: string,
): readonly string[] {
  const { operation, url, findings, cause } = probed;
  const { id, method } = operation.operation;
  const grave = gravest(findings);
  const head = `${verdict(grave, output)} ${paint(output, "bold", id)}  ${method} ${shown(url)}`;
  if (cause !== undefined && alike !== undefined) {
    const same = `as ${alike}: ${shown(cause.text)}`;
    return [head, ...indented([...sent(probed, output), ...answerLines(probed), same])];
  }
  return [
    head,
    ...indented([...sent(probed, output), ...answerLines(probed), ...contentLines(probed, values)]),
    ...findings.flatMap((each) => indented(findingLines(each, output))),
    ...(grave === "error" || grave === "deviation" ? indented(documentLines(probed)) : []),
  ];
}

/** A text of the server's on a line. */
function shown(text: string): string {
  return printable(shortened(text));
}

function verdict(grave: Severity | undefined, output: Styled): string {
  switch (grave) {
    case "error":
      return paint(output, "red", "FAILS   ");
    case "deviation":
      return paint(output, "yellow", "DEVIATES");
    case "note":
    case undefined:
      return paint(output, "green", "OK      ");
  }
}

/** A sample that was sent is reported, since it may have changed something on the server. */
function sent({ sample }: Probed, output: Styled): readonly string[] {
  if (sample === undefined) return [];
  const what = `SENT: the spec's sample "${sample}", since no --body was given`;
  return [paint(output, "yellow", what)];
}

function answerLines({ answer, description, latencyMs }: Probed): readonly string[] {
  if (!answer) return [`no answer, ${latencyMs} ms`];
  const { status, headers, bytes, tooLarge, redirectedTo } = answer;
  const parts = [
    `${status}${description ? ` ${oneLine(description.doc)}` : ""}`,
    shown(headers.get("content-type") ?? "no content type"),
    `${tooLarge ? "more than " : ""}${bytes.length} bytes`,
    `${latencyMs} ms`,
    ...(redirectedTo === undefined ? [] : [`from ${shown(redirectedTo)}`]),
  ];
  return [parts.join(" · ")];
}

function contentLines(
  { value, operation, answer }: Probed,
  values: KnownValues,
): readonly string[] {
  const document = answer && answerContent(operation, answer.status);
  if (value === undefined || document === undefined) return [];
  const lines = valueLines(document, value, values);
  const more = lines.length - MOST_VALUES;
  const cut = lines.slice(0, MOST_VALUES).map((line) => shortened(line));
  return more > 0 ? [...cut, `… ${more} more values`] : cut;
}

function findingLines(finding: Finding, output: Styled): readonly string[] {
  const { severity, code, message, hint, path, position, count } = finding;
  const at = position ? ` (line ${position.line}, column ${position.column})` : "";
  const times = count > 1 ? `, ${count} times, first here` : "";
  const text = shown(message);
  const head = `${paint(output, styles[severity], severity)} ${paint(output, "gray", `${code}:`)}`;
  return [
    "",
    ...(path === undefined
      ? [`${head} ${text}`]
      : [`${head} ${shown(path)}${at}${times}`, `  ${text}`]),
    ...(hint === undefined ? [] : [`  ${paint(output, "green", "hint:")} ${shown(hint)}`]),
    ...(position ? indented(excerptLines(position.excerpt), 2) : []),
  ];
}

/** The document as it came. */
function documentLines({ answer }: Probed): readonly string[] {
  if (!answer || answer.text === "") return [];
  return ["", "the answer as it came:", ...indented(rawLines(answer.text))];
}
