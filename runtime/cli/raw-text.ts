import { printableLine, shortened } from "../text/printable.ts";

/** What is shown of a document: so many lines, and so many characters of each. */
const LINES = 30;
const CHARACTERS = 200;

/** A document as it came: its lines with their numbers, long ones and many ones shortened. */
export function rawLines(text: string, most: number = LINES): readonly string[] {
  const lines: string[] = [];
  let count = 0;
  for (const line of eachLine(text.replace(/^\ufeff/, ""))) {
    if (++count <= most) lines.push(line);
  }
  const width = String(Math.min(count, most)).length;
  const shown = lines.map((line, i) => {
    return `${String(i + 1).padStart(width)} | ${printableLine(shortened(line, CHARACTERS))}`.trimEnd();
  });
  const more = count - most;
  return more > 0 ? [...shown, `${" ".repeat(width)} … ${more} more lines`] : shown;
}

/** One after the other: an answer may have a million of them. A line end at the end begins none. */
function* eachLine(text: string): Generator<string> {
  const end = /\r\n?|\n/g;
  let start = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield text.slice(start, found.index);
    start = end.lastIndex;
  }
  if (start < text.length || start === 0) yield text.slice(start);
}

/** An excerpt of a document, with the caret below it. */
export function excerptLines(excerpt: string): readonly string[] {
  return excerpt.split("\n").map(printableLine);
}
