/** The longest pause after failures without a `Retry-After`, in milliseconds. */
const LONGEST = 30_000;

/** The longest `Retry-After` that is honoured, in milliseconds. */
export const LONGEST_ASKED = 3_600_000;

/** How many failures in a row, of any questions, mean that the upstream is down. */
const MOST = 3;

/** Up to a tenth more, at random, so that things that happened together do not coincide again. */
export function jittered(ms: number): number {
  return ms * (1 + Math.random() / 10);
}

/**
 * How long requests are paused after a failure, in milliseconds: as long as an answer would be fresh,
 * up to four times that after more failures, but at most 30 seconds; or as long as the upstream asks for.
 */
export function pauseAfter(failures: number, freshMs: number, retryAfterMs: number): number {
  const longest = Math.min(LONGEST, 4 * freshMs);
  const own = Math.min(longest, Math.max(freshMs, 100) * 2 ** Math.min(failures - 1, 20));
  return jittered(Math.max(own, Math.min(retryAfterMs, LONGEST_ASKED)));
}

/**
 * Circuit breaker: while the upstream is down, lets one trial request through at a time. Answers that are merely wrong do
 * not count, since one path may give these while others work.
 */
export class Circuit {
  readonly #now: () => number;
  readonly #freshMs: number;
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  #isTrying = false;

  constructor(now: () => number, freshMs: number) {
    this.#now = now;
    this.#freshMs = freshMs;
  }

  /** Until when the circuit is open; a time in the past if it is closed. */
  get openUntil(): number {
    return this.#isTrying ? this.#now() + 1000 : this.#openUntil;
  }

  get isOpen(): boolean {
    return this.openUntil > this.#now();
  }

  /**
   * Has to be called before a request is sent, and the returned function afterwards, with `undefined`
   * for a request that was aborted.
   */
  begin(): (isDown: boolean | undefined, retryAfterMs?: number) => void {
    const isTry = this.#failures >= MOST;
    this.#isTrying ||= isTry;
    return (isDown, retryAfterMs = 0) => {
      if (isTry) this.#isTrying = false;
      if (isDown === undefined) return;
      this.#failures = isDown ? this.#failures + 1 : 0;
      const isOpen = isDown && (this.#failures >= MOST || retryAfterMs > 0);
      if (!isOpen) {
        if (!isDown) this.#openUntil = Number.NEGATIVE_INFINITY;
        return;
      }
      const pause = pauseAfter(this.#failures - MOST + 1, this.#freshMs, retryAfterMs);
      this.#openUntil = Math.max(this.#openUntil, this.#now() + pause);
    };
  }
}
