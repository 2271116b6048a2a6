/** So much may happen in a time, and what was left unused adds up to as much as that. */
export class TokenBucket {
  readonly #most: number;
  readonly #perMs: number;
  #left: number;
  #at: number;

  /**
   * @param most - How much may happen at once, or in `ms` milliseconds.
   * @param now - The time at which it is full.
   */
  constructor(most: number, ms: number, now: number) {
    // Of less than one in the time, one comes together after more than that.
    this.#most = most > 0 ? Math.max(1, most) : 0;
    this.#perMs = most / ms;
    this.#left = this.#most;
    this.#at = now;
  }

  /** Takes one. Gives 0, or for how many milliseconds there is none. */
  take(now: number): number {
    this.#left = Math.min(this.#most, this.#left + (now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#left < 1) return this.#perMs > 0 ? (1 - this.#left) / this.#perMs : 3_600_000;
    this.#left--;
    return 0;
  }

  /** Whether it is as if it was new. */
  isFull(now: number): boolean {
    return this.#left + (now - this.#at) * this.#perMs >= this.#most;
  }
}
