import { type Construct, constructsIn, isCostly } from "./commonmark.ts";
import { guarded, guardedLine } from "./guard.ts";

/**
 * Descriptions are Markdown (OpenAPI 3.2 §4.1.2.2), and stay it: lists and emphasis are carried over.
 * What would be HTML, or lead elsewhere than to the web, is shown as text.
 */
export function prose(text: string): string {
  return guarded(text);
}

/** A description in a line of ours, such as a cell of a table. */
export function proseLine(text: string): string {
  return guardedLine(text);
}

/** The same with its headings below one of ours, however high they are. */
export function proseBelow(level: number, text: string): string {
  const safe = guarded(text);
  const headings = headingsOf(safe);
  if (headings.length === 0) return safe;
  const deeper = Math.max(0, level + 1 - Math.min(...headings.map((heading) => heading.level)));
  let result = "";
  let from = 0;
  for (const heading of headings) {
    const marks = "#".repeat(Math.min(6, heading.level + deeper));
    const kept = heading.underlined
      ? ` ${heading.text}`
      : safe.slice(heading.marksEnd, heading.end);
    result += safe.slice(from, heading.start) + marks + kept;
    from = heading.end;
  }
  // A heading that was underlined, and is not, can make something else of what it says.
  return guarded(result + safe.slice(from));
}

/** The headings of a description, as Markdown. */
export function headingsIn(text: string): readonly string[] {
  return headingsOf(guarded(text)).map((heading) => heading.text);
}

/** Whether a description is one paragraph, so that it can stand in a line of ours. */
export function isParagraph(text: string): boolean {
  // A row of a table on GitHub.
  if (/^[ \t]*\|/m.test(text) || isCostly(text)) return false;
  const blocks = constructsIn(guarded(text), text.includes("|") ? "tables" : "commonmark").filter(
    ({ type }) => !between.has(type),
  );
  const [first, paragraph, ...more] = blocks;
  if (first === undefined) return true;
  return (
    first.type === "content" &&
    paragraph?.type === "paragraph" &&
    paragraph.end === first.end &&
    more.every(({ end }) => end <= first.end)
  );
}

const between: ReadonlySet<string> = new Set(["lineEnding", "lineEndingBlank", "linePrefix"]);

/** The first paragraph of a description; nothing where it begins with something else. */
export function firstParagraph(text: string): string {
  const [first = ""] = text.split(/\n[ \t]*\n/);
  return isParagraph(first) ? guarded(first) : "";
}

interface Heading {
  readonly level: number;
  /** What it says, on one line. */
  readonly text: string;
  /** Whether a line below it makes it a heading. */
  readonly underlined: boolean;
  readonly start: number;
  readonly marksEnd: number;
  readonly end: number;
}

/** The headings of a text, those in quotations and lists left out: they are none of the page's. */
function headingsOf(text: string): readonly Heading[] {
  if (!/^[ \t]{0,3}(?:#|=|-)/m.test(text) || isCostly(text)) return [];
  const constructs = constructsIn(text, "commonmark");
  return constructs.flatMap((construct, index) => {
    const underlined = construct.type === "setextHeading";
    if (!(underlined || construct.type === "atxHeading") || construct.depth > 0) return [];
    return readHeading(text, construct, constructs.slice(index + 1, index + 4), underlined);
  });
}

function readHeading(
  text: string,
  { start, end }: Construct,
  parts: readonly Construct[],
  underlined: boolean,
): Heading {
  const sentence = parts.find(
    (each) =>
      each.end <= end && (each.type === "setextHeadingText" || each.type === "atxHeadingText"),
  );
  const words =
    sentence === undefined ? "" : text.slice(sentence.start, sentence.end).replace(/\s+/g, " ");
  const [marks = ""] = /^#+/.exec(text.slice(start, start + 6)) ?? [];
  const level = underlined
    ? text.slice(start, end).trimEnd().endsWith("=")
      ? 1
      : 2
    : marks.length;
  return { level, text: words, underlined, start, marksEnd: start + marks.length, end };
}
