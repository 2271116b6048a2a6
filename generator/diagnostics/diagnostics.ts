import {
  type Code,
  codeOf,
  type MessageKey,
  messageFor,
  type Parameters,
  places,
} from "./catalogue.ts";
import type { Span } from "./source-file.ts";

/** Another place that a problem concerns. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly message: string;
  readonly span: Span;
  /** What to do about it. */
  readonly hint: string | undefined;
  readonly related: readonly Related[];
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
  const { message, hint } = messageFor(key, parameters);
  return { code: codeOf(key), message, span, hint, related: others };
}

/** Collects problems; reporting one stops nothing. */
export class Diagnostics {
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
    const { code, message, span } = diagnostic;
    const key = JSON.stringify([span.file.path, span.start, span.end, code, message]);
    if (!this.#all.has(key)) this.#all.set(key, diagnostic);
  }

  /** All of them, by file and position. */
  get all(): readonly Diagnostic[] {
    return [...this.#all.values()].sort(
      (a, b) => compare(a.span.file.path, b.span.file.path) || a.span.start - b.span.start,
    );
  }

  get failed(): boolean {
    return this.#all.size > 0;
  }
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
