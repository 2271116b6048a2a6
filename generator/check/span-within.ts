import type { Span } from "../diagnostics/source-file.ts";
import type { Text } from "../read/openapi/placed.ts";

/**
 * The place of one character of a text within the scalar that it is written as. Works for block
 * scalars and for plain and quoted ones on one line without escapes; others give the whole scalar.
 */
export function spanWithin({ value, span }: Text, offset: number): Span {
  const source = span.file.text.slice(span.start, span.end);
  const start = source.startsWith("|")
    ? inBlock(source, value, offset)
    : inLine(source, value, offset);
  if (start === undefined) return span;
  const at = span.start + start;
  return { file: span.file, start: at, end: Math.min(at + 1, span.end) };
}

/** A line of a block is the line of its text after the indentation (YAML 1.2 §8.1.2). */
function inBlock(source: string, value: string, offset: number): number | undefined {
  const before = value.slice(0, offset).split("\n");
  const line = value.split("\n")[before.length - 1] ?? "";
  const lines = source.split("\n");
  const written = lines[before.length]?.replace(/\r$/, "");
  if (written === undefined || !written.endsWith(line)) return undefined;
  const column = before.at(-1)?.length ?? 0;
  const skipped = lines.slice(0, before.length).join("\n").length + 1;
  return skipped + written.length - line.length + column;
}

function inLine(source: string, value: string, offset: number): number | undefined {
  const quotes = /^["']/.test(source) ? 1 : 0;
  const written = source.slice(quotes, source.length - quotes);
  return written === value ? quotes + offset : undefined;
}
