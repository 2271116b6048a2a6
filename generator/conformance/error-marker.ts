/** Marks, while a document is put together, where a problem is to be found. No XML holds it (§2.2). */
export const ERROR_MARKER = "\uffff";

/** A line and a column, both from 1; a column is a code point. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Unmarked {
  readonly text: string;
  /** Where the mark was; undefined without one. */
  readonly place: Place | undefined;
}

/** Takes the mark out of a text. */
export function unmark(marked: string): Unmarked {
  const at = marked.indexOf(ERROR_MARKER);
  if (at < 0) return { text: marked, place: undefined };
  const before = marked.slice(0, at);
  return { text: before + marked.slice(at + ERROR_MARKER.length), place: placeBehind(before) };
}

/** The place after a text. Lines end as in XML 1.0 §2.11; a byte order mark takes no column. */
export function placeBehind(text: string): Place {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}
