/** How often things were seen. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(what: string, times = 1): void {
    this.#counts.set(what, this.of(what) + times);
  }

  addAll(others: Counts): void {
    for (const [what, times] of others.entries) this.add(what, times);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  /** In the order in which they were first seen. */
  get entries(): readonly (readonly [what: string, times: number])[] {
    return [...this.#counts];
  }
}
