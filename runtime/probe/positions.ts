import type { Position } from "../errors.ts";
import { positionOf } from "../xml/position.ts";

/** An excerpt shows fewer units of the text than this, either side of its caret. */
const WINDOW = 200;

/**
 * The positions of many offsets in a text, in their order. `positionOf` takes a pass over the text for
 * each of them; this is one pass for all.
 */
export function positionsOf(text: string, offsets: readonly number[]): readonly Position[] {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const positions = new Map<number, Position>();
  let line = 1;
  let column = 1;
  let lineStart = 0;
  let at = 0;
  for (const offset of sorted) {
    while (at < offset && at < text.length) {
      const char = text.codePointAt(at) as number;
      if (char === CR || char === LF) {
        // A carriage return and a line feed are one line end (XML 1.0 §2.11).
        if (char === CR || text.charCodeAt(at - 1) !== CR) line++;
        column = 1;
        lineStart = at + 1;
      } else if (at > 0 || char !== BYTE_ORDER_MARK) column++;
      at += char > 0xffff ? 2 : 1;
    }
    // With the line end before it: a byte order mark is one at the very start alone.
    const from = Math.max(0, lineStart - 1, offset - WINDOW);
    const { excerpt } = positionOf(text.slice(from, offset + WINDOW), offset - from);
    positions.set(offset, { line, column, excerpt });
  }
  return offsets.map((offset) => positions.get(offset) as Position);
}

const CR = 0x0d;
const LF = 0x0a;
const BYTE_ORDER_MARK = 0xfeff;
