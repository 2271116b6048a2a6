import { printable } from "../conformance/printable.ts";

/** What is shown of a document: so many lines, and so many characters of each. */
const LINES = 30;
const CHARACTERS = 200;

/** A document as it came: its lines with their numbers, long ones and many ones shortened. */
export function rawLines(text: string, most = LINES): readonly string[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const width = String(Math.min(lines.length, most)).length;
  const shown = lines
    .slice(0, most)
    .map((line, i) => `${String(i + 1).padStart(width)} | ${shortened(line)}`.trimEnd());
  const more = lines.length - most;
  return more > 0 ? [...shown, `${" ".repeat(width)} … ${more} more lines`] : shown;
}

function shortened(line: string): string {
  if (line.length <= CHARACTERS) return escaped(line);
  return `${escaped(line.slice(0, CHARACTERS))}… ${line.length - CHARACTERS} more characters`;
}

/** An excerpt of a document, with the caret below it. */
export function excerptLines(excerpt: string): readonly string[] {
  return excerpt.split("\n").map(escaped);
}

/** Tabs stay. */
function escaped(line: string): string {
  return line.split("\t").map(printable).join("\t");
}
