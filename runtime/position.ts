import type { Position } from "./errors.ts";

/** Lines of an excerpt show at most this many characters either side of the caret. */
const AROUND = 40;

/**
 * Line and column of an offset, and the line with a caret below. Lines end as in XML 1.0 §2.11;
 * columns count code points; control characters of the document show as `·`.
 */
export function positionOf(text: string, offset: number): Position {
  // A byte order mark takes no column.
  const before = text
    .slice(0, offset)
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/);
  const lead = [...(before.at(-1) as string)];
  const rest = [...(/^[^\r\n]{0,80}/.exec(text.slice(offset)) as RegExpExecArray)[0]];
  const shown = lead.slice(-AROUND);
  const line = [...shown, ...rest.slice(0, AROUND)].join("");
  return {
    line: before.length,
    column: lead.length + 1,
    excerpt: `${line.replace(/[\p{C}\u2028\u2029]/gu, "·")}\n${" ".repeat(shown.length)}^`,
  };
}
