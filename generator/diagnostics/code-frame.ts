import { widthOf } from "../../runtime/text/layout.ts";
import { printableLine } from "../../runtime/text/printable.ts";
import { lineOf, positionOf, type Span } from "./source-file.ts";

/** How much of a long line is shown, in UTF-16 units. */
const WIDTH = 100;
/** How much of it comes before what is pointed at. */
const LEAD = 40;

/** A line of a code frame: what is left of it, and its text. */
export interface FrameLine {
  readonly gutter: string;
  readonly text: string;
  readonly kind: "context" | "subject" | "marker";
}

/** The line where a span begins, the one before it, and carets under the span. */
export function codeFrame(span: Span): readonly FrameLine[] {
  const { line } = positionOf(span.file, span.start);
  const text = lineOf(span.file, line) ?? "";
  const from = span.start - (span.file.lines.lineStarts[line - 1] ?? 0);
  const to = Math.min(span.end - span.start + from, text.length);
  const [first, last] = windowOf(text, from);

  const number = String(line);
  const lead = first > 0 ? "…" : "";
  const marked = printableLine(text.slice(from, Math.min(to, last)));
  const before = (lead + printableLine(text.slice(first, from))).split("\t");
  const marker =
    before.map((part) => " ".repeat(widthOf(part))).join("\t") +
    "^".repeat(Math.max(1, widthOf(marked)));

  const above = lineOf(span.file, line - 1);
  const context: FrameLine[] =
    above === undefined
      ? []
      : [
          {
            gutter: `  ${String(line - 1).padStart(number.length)} |`,
            text: cut(above, first, last),
            kind: "context",
          },
        ];
  return [
    ...context,
    { gutter: `> ${number} |`, text: cut(text, first, last), kind: "subject" },
    { gutter: `  ${" ".repeat(number.length)} |`, text: marker, kind: "marker" },
  ];
}

/** The part of a line to be shown, so that what is pointed at is in it. Splits no character. */
function windowOf(text: string, at: number): readonly [number, number] {
  const first = text.length <= WIDTH ? 0 : Math.max(0, Math.min(at - LEAD, text.length - WIDTH));
  return [whole(text, first), whole(text, first + WIDTH)];
}

function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

function cut(text: string, first: number, last: number): string {
  const shown = printableLine(text.slice(first, last));
  return `${first > 0 ? "…" : ""}${shown}${last < text.length ? "…" : ""}`;
}
