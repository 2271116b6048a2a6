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
