import type { Span } from "./source.ts";

/**
 * Every problem that a spec can have, with its message. A wrong code or a missing parameter does
 * not compile. One golden in `test/diagnostics/` per code.
 */
export const catalogue = {
  "yaml-syntax": (p: { problem: string }) => p.problem,
  "unknown-ref": (p: { ref: string }) => `$ref "${p.ref}" points to nothing`,
} as const;

export type Code = keyof typeof catalogue;
export type Parameters<C extends Code> = Parameters1<(typeof catalogue)[C]>;
type Parameters1<F> = F extends (p: infer P) => string ? P : never;

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

/** Collects problems; reporting one stops nothing. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];

  report<C extends Code>(
    code: C,
    span: Span,
    parameters: Parameters<C>,
    more: { hint?: string; related?: readonly Related[] } = {},
  ): void {
    const message = (catalogue[code] as (p: Parameters<C>) => string)(parameters);
    this.#all.push({ code, message, span, hint: more.hint, related: more.related ?? [] });
  }

  /** All of them, by file and place. */
  get all(): readonly Diagnostic[] {
    return this.#all.toSorted(
      (a, b) => a.span.file.path.localeCompare(b.span.file.path) || a.span.start - b.span.start,
    );
  }

  get failed(): boolean {
    return this.#all.length > 0;
  }
}
