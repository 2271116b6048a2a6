import {
  type Code,
  codeOf,
  type MessageKey,
  messageFor,
  type Parameters,
  places,
} from "./catalogue.ts";
import {
  type NoteCode,
  type NoteKey,
  type NoteParameters,
  noteCodeOf,
  noteFor,
} from "./note-messages.ts";
import type { Span } from "./source-file.ts";

/** Another place that a problem concerns. */
interface Related {
  readonly span: Span;
  readonly message: string;
}

/**
 * A problem stops the generator. A note reports what was made of a spec that can be generated exactly: what is not used
 * or not checked, say, or which name was made.
 */
export type Severity = "error" | "note";

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code | NoteCode;
  readonly message: string;
  readonly span: Span;
  /** What to do about it. */
  readonly hint: string | undefined;
  readonly related: readonly Related[];
  /** What it has in common with others that differ in a value alone. Defaults to the message. */
  readonly kind?: string | undefined;
}

/** Another place that a problem concerns, and what it has to do with it. */
export function related(place: keyof typeof places, span: Span): Related {
  return { span, message: places[place] };
}

/** A problem at a place of the spec. */
export function diagnose<K extends MessageKey>(
  key: K,
  span: Span,
  parameters: Parameters<K>,
  others: readonly Related[] = [],
): Diagnostic {
  const { message, hint, kind } = messageFor(key, parameters);
  return { severity: "error", code: codeOf(key), message, span, hint, related: others, kind };
}

/** Collects problems and notes; reporting one stops nothing. */
export class Diagnostics {
  readonly #notes = new Map<string, Diagnostic>();
  readonly #all = new Map<string, Diagnostic>();

  /** Reports a problem, as {@link diagnose} describes it. */
  report<K extends MessageKey>(
    key: K,
    span: Span,
    parameters: Parameters<K>,
    others: readonly Related[] = [],
  ): void {
    this.add(diagnose(key, span, parameters, others));
  }

  /** Adds a problem. The same message about the same place counts once. */
  add(diagnostic: Diagnostic): void {
    addOnce(this.#all, diagnostic);
  }

  /** Reports something that is not a problem. */
  note<K extends NoteKey>(key: K, span: Span, parameters: NoteParameters<K>): void {
    const { message, hint, kind } = noteFor(key, parameters);
    const code = noteCodeOf(key);
    addOnce(this.#notes, { severity: "note", code, message, span, hint, related: [], kind });
  }

  /** Takes over what was reported elsewhere, but for some problems. */
  take(other: Diagnostics, but: ReadonlySet<Diagnostic> = new Set()): void {
    for (const problem of other.all) if (!but.has(problem)) this.add(problem);
    for (const note of other.notes) addOnce(this.#notes, note);
  }

  /** All problems, by file and position. */
  get all(): readonly Diagnostic[] {
    return sorted(this.#all);
  }

  /** All notes, by file and position. */
  get notes(): readonly Diagnostic[] {
    return sorted(this.#notes);
  }

  get failed(): boolean {
    return this.#all.size > 0;
  }
}

/** Adds what is not there yet. The same message about the same place counts once. */
function addOnce(all: Map<string, Diagnostic>, diagnostic: Diagnostic): void {
  const { code, message, span } = diagnostic;
  const key = JSON.stringify([span.file.path, span.start, span.end, code, message]);
  if (!all.has(key)) all.set(key, diagnostic);
}

function sorted(all: ReadonlyMap<string, Diagnostic>): readonly Diagnostic[] {
  return [...all.values()].sort(
    (a, b) => compare(a.span.file.path, b.span.file.path) || a.span.start - b.span.start,
  );
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
