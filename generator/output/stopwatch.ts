/** How long a part of a run took. */
export interface Timing {
  readonly part: string;
  readonly ms: number;
}

/** Takes the time of a run's parts, in their order. */
export class Stopwatch {
  readonly #timings: Timing[] = [];

  get timings(): readonly Timing[] {
    return [...this.#timings];
  }

  async time<T>(part: string, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#timings.push({ part, ms: performance.now() - start });
    }
  }
}
