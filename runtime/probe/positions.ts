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
    for (; at < offset && at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const before = at > 0 ? text.charCodeAt(at - 1) : 0;
      if (unit === CR || unit === LF) {
        // A carriage return and a line feed are one line end (XML 1.0 §2.11).
        if (unit === CR || before !== CR) line++;
        column = 1;
        lineStart = at + 1;
      } else if (!(isLow(unit) && isHigh(before)) && !(at === 0 && unit === BYTE_ORDER_MARK)) {
        column++;
      }
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

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
