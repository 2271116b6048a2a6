import { type Position, visible } from "../errors.ts";
import { CR, LF } from "./char-classes.ts";

/** Lines of an excerpt show at most this many characters either side of the caret. */
const AROUND = 40;

/**
 * Line and column of an offset, and the line with a caret below. Lines end as in XML 1.0 §2.11;
 * columns count code points; control characters of the document show as `·`. Nothing is copied but
 * the excerpt: documents may be long.
 */
export function positionOf(text: string, offset: number): Position {
  let line = 1;
  // A byte order mark takes no column.
  let start = text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : 0;
  let before = 0;
  let pairs = 0;
  for (let i = start; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code === CR || code === LF) {
      if (code === CR || before !== CR) line++;
      start = i + 1;
      pairs = 0;
    } else if (code >> 10 === 0x37 && before >> 10 === 0x36) pairs++;
    before = code;
  }
  // A character takes one or two units. Of one that this tears apart, nothing is shown.
  const shown = [...text.slice(Math.max(start, offset - 2 * AROUND), offset)].slice(-AROUND);
  const [rest = ""] = text.slice(offset, offset + 2 * AROUND).split(/[\r\n]/);
  const excerpt = [...shown, ...[...rest].slice(0, AROUND)].join("");
  return {
    line,
    column: offset - start - pairs + 1,
    excerpt: `${visible(excerpt)}\n${" ".repeat(shown.length)}^`,
  };
}
