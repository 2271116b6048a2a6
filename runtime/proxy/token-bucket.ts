/** A token bucket: limits a rate, and allows a burst of as much as one period permits. */
export class TokenBucket {
  readonly #most: number;
  readonly #perMs: number;
  #left: number;
  #at: number;

  /**
   * @param most - How many tokens there are at most, and how many are added in `ms` milliseconds.
   * @param now - The time at which it is full.
   */
  constructor(most: number, ms: number, now: number) {
    // At less than one token per period, one accumulates over several periods.
    this.#most = most > 0 ? Math.max(1, most) : 0;
    this.#perMs = most / ms;
    this.#left = this.#most;
    this.#at = now;
  }

  /** Takes a token. Gives 0, or in how many milliseconds the next one is available. */
  take(now: number): number {
    this.#left = Math.min(this.#most, this.#left + (now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#left < 1) return this.#perMs > 0 ? (1 - this.#left) / this.#perMs : 3_600_000;
    this.#left--;
    return 0;
  }

  /** Whether it is as full as a new one. */
  isFull(now: number): boolean {
    return this.#left + (now - this.#at) * this.#perMs >= this.#most;
  }
}
