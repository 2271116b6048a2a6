import { styleText } from "node:util";
import { printable } from "../../runtime/text/printable.ts";
import { codeFrame, type FrameLine } from "./code-frame.ts";
import type { Diagnostic, Severity } from "./diagnostics.ts";
import { type Position, positionOf, type Span } from "./source-file.ts";

export interface PrintOptions {
  readonly colour: boolean;
}

type Style = Extract<Parameters<typeof styleText>[0], string>;
type Paint = (style: Style, text: string) => string;

function painter(colour: boolean): Paint {
  // The caller decides on colours, since it knows where the text goes.
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** A problem as people read it: where, what, the line itself, what to do, and what else is concerned. */
export function formatDiagnostic(diagnostic: Diagnostic, { colour }: PrintOptions): string {
  const { code, message, span, related } = diagnostic;
  const paint = painter(colour);
  return [
    `${place(span, paint)} - ${paint("red", "error")} ${paint("gray", `${code}:`)} ${printable(message)}`,
    ...codeFrame(span).map((line) => printLine(line, paint)),
    ...printHint(diagnostic, paint),
    ...related.map((other) => `  ${place(other.span, paint)} - ${printable(other.message)}`),
  ].join("\n");
}

/** How many places of a note are named. */
const PLACES = 3;

/** A note as people read it: once, with all its places. */
export function formatNotes({ first, all }: NoteGroup, { colour }: PrintOptions): string {
  const paint = painter(colour);
  const shown = all.slice(0, PLACES).map(({ span }) => place(span, paint));
  const more = all.length > PLACES ? `, and ${all.length - PLACES} more` : "";
  const message = `${paint("blue", "note")} ${paint("gray", `${first.code}:`)} ${printable(messageOf({ first, all }))}`;
  return [message, `  at ${shown.join(", ")}${more}`, ...printHint(first, paint)].join("\n");
}

/** The message of notes of one kind; of those that end in what they are about, such as a name, this is listed. */
function messageOf({ first: { message, kind }, all }: NoteGroup): string {
  const start = `${kind}: `;
  if (kind === undefined || !all.every((note) => note.message.startsWith(start))) return message;
  const ends = [...new Set(all.map((note) => note.message.slice(start.length)))];
  const more = ends.length > PLACES ? `, and ${ends.length - PLACES} more` : "";
  return `${start}${ends.slice(0, PLACES).join(", ")}${more}`;
}

function printHint({ hint }: Diagnostic, paint: Paint): readonly string[] {
  return hint === undefined ? [] : [`  ${paint("green", "hint:")} ${printable(hint)}`];
}

function place(span: Span, paint: Paint): string {
  const { line, column } = positionOf(span.file, span.start);
  const path = paint("cyan", printable(span.file.path));
  return `${path}:${paint("yellow", String(line))}:${paint("yellow", String(column))}`;
}

function printLine({ gutter, text, kind }: FrameLine, paint: Paint): string {
  const shown = text === "" ? "" : ` ${kind === "marker" ? paint("red", text) : text}`;
  return `${kind === "subject" ? gutter : paint("gray", gutter)}${shown}`;
}

/** A problem as GitHub Actions reads it, to show it beside the line in a pull request. */
export function formatAnnotation({ code, message, span, hint }: Diagnostic): string {
  const { file, line, column, endLine, endColumn } = locate(span);
  const properties = Object.entries({ file, line, col: column, endLine, endColumn, title: code })
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(",");
  const text = [message, ...(hint === undefined ? [] : [`hint: ${hint}`])]
    .map(printable)
    .join("\n");
  return `::error ${properties}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A place as tools read it. */
interface JsonPlace extends Position {
  readonly file: string;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A problem or a note as tools read it. */
export interface JsonDiagnostic extends JsonPlace {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
}

/** A problem for `--json`. Nothing is left out: what does not apply is null or empty. */
export function toJson({
  severity,
  code,
  message,
  span,
  hint,
  related,
}: Diagnostic): JsonDiagnostic {
  return {
    severity,
    code,
    message,
    ...locate(span),
    hint: hint ?? null,
    related: related.map((other) => ({ message: other.message, ...locate(other.span) })),
  };
}

function locate({ file, start, end }: Span): JsonPlace {
  const last = positionOf(file, end);
  return {
    file: file.path,
    ...positionOf(file, start),
    endLine: last.line,
    endColumn: last.column,
  };
}

/** Notes of one kind, which are printed once, with all their places. */
interface NoteGroup {
  readonly first: Diagnostic;
  readonly all: readonly Diagnostic[];
}

/** Notes by their kinds and hints, those of most places first. */
export function groupNotes(notes: readonly Diagnostic[]): readonly NoteGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const note of notes) {
    const key = JSON.stringify([note.code, note.kind ?? note.message, note.hint]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return [...groups.values()]
    .flatMap((all) => {
      const [first] = all;
      return first === undefined ? [] : [{ first, all }];
    })
    .sort((a, b) => b.all.length - a.all.length);
}
