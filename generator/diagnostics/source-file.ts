import type { LineCounter } from "yaml";

/** A file of the spec, as it was read. */
export interface SourceFile {
  /** As it is shown: relative to the working folder where it lies below it. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineCounter;
}

/** A range of a source file, in UTF-16 offsets; `end` is the first offset after it. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place as people count: from 1, the column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The last place that was asked for in each file, where the next one goes on: a line can be long. */
const last = new WeakMap<SourceFile, Position & { readonly offset: number }>();

/** Where an offset of a file is. */
export function positionOf(file: SourceFile, offset: number): Position {
  const { line, col } = file.lines.linePos(offset);
  const known = last.get(file);
  const from =
    known?.line === line && known.offset <= offset
      ? known
      : { offset: offset - (col - 1), column: 1 };
  const column = from.column + codePoints(file.text.slice(from.offset, offset));
  last.set(file, { line, column, offset });
  return { line, column };
}

/** A line of a file by its number, without its line end; `undefined` where there is none. */
export function lineOf(file: SourceFile, line: number): string | undefined {
  const start = file.lines.lineStarts[line - 1];
  if (start === undefined) return undefined;
  const next = file.lines.lineStarts[line];
  if (next === undefined) return file.text.slice(start);
  const end = file.text.charAt(next - 2) === "\r" ? next - 2 : next - 1;
  return file.text.slice(start, Math.max(start, end));
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
