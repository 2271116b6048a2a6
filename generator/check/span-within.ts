import type { Span } from "../diagnostics/source-file.ts";
import type { Text } from "../read/openapi/placed.ts";

/** Where a character of a text is in the scalar that it is written as; undefined where nobody knows. */
type Locate = (offset: number) => number | undefined;

/** How to find the characters of a text: it is asked for many in a long one. */
const locators = new WeakMap<Text, Locate>();

/**
 * The place of one character of a text within the scalar that it is written as. Works for block
 * scalars and for plain and quoted ones on one line without escapes; others give the whole scalar.
 */
export function spanWithin(text: Text, offset: number): Span {
  const { span } = text;
  const locate = locators.get(text) ?? locatorOf(text);
  locators.set(text, locate);
  const start = locate(offset);
  if (start === undefined) return span;
  const at = span.start + start;
  return { file: span.file, start: at, end: Math.min(at + 1, span.end) };
}

function locatorOf({ value, span }: Text): Locate {
  const source = span.file.text.slice(span.start, span.end);
  return source.startsWith("|") ? inBlock(source, value) : inLine(source, value);
}

/** A line of a block is the line of its text after the indentation (YAML 1.2 §8.1.2). */
function inBlock(source: string, value: string): Locate {
  const lines = linesOf(value);
  const written = linesOf(source);
  const starts = lines.map(({ start }) => start);
  return (offset) => {
    const at = lastAtMost(starts, offset);
    const line = lines[at];
    const above = written[at + 1];
    if (line === undefined || above === undefined) return undefined;
    const text = above.text.replace(/\r$/, "");
    if (!text.endsWith(line.text)) return undefined;
    return above.start + text.length - line.text.length + offset - line.start;
  };
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { text: line, start };
    start += line.length + 1;
    return found;
  });
}

/** The index of the last of some ascending numbers that is not more than another one. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle;
  }
  return low;
}

function inLine(source: string, value: string): Locate {
  const quotes = /^["']/.test(source) ? 1 : 0;
  const isSame = source.slice(quotes, source.length - quotes) === value;
  return (offset) => (isSame ? quotes + offset : undefined);
}
