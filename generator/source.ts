import type { LineCounter } from "yaml";

/** A file of the spec, as it was read. */
export interface SourceFile {
  /** As it is shown: relative to the working folder where it lies below it. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineCounter;
}

/** A stretch of a source file, in UTF-16 offsets; `end` is the first offset behind it. */
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

/** Where an offset of a file is. */
export function positionOf(file: SourceFile, offset: number): Position {
  const { line, col } = file.lines.linePos(offset);
  return { line, column: codePoints(file.text.slice(offset - (col - 1), offset)) + 1 };
}

/** A line of a file by its number, without its line end; `undefined` where there is none. */
export function lineOf(file: SourceFile, line: number): string | undefined {
  const start = file.lines.lineStarts[line - 1];
  if (start === undefined) return undefined;
  const next = file.lines.lineStarts[line];
  return file.text.slice(start, next).replace(/\r?\n$/, "");
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
