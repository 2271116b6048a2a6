/** The longest pause after failures that the upstream does not ask for, in milliseconds. */
const LONGEST = 30_000;

/** The longest pause that an upstream is granted which asks for one, in milliseconds. */
export const LONGEST_ASKED = 3_600_000;

/** How many failures in a row, of whatever was asked, make the upstream down. */
const MOST = 3;

/** A little more, at random: what happens together need not happen together the next time. */
export function jittered(ms: number): number {
  return ms * (1 + Math.random() / 10);
}

/**
 * For how long nothing is asked after a failure, in milliseconds: as long as an answer would be fresh,
 * and up to four times that after more failures, but at most 30 seconds; or as long as the upstream asks for.
 */
export function pauseAfter(failures: number, freshMs: number, retryAfterMs: number): number {
  const longest = Math.min(LONGEST, 4 * freshMs);
  const own = Math.min(longest, Math.max(freshMs, 100) * 2 ** Math.min(failures - 1, 20));
  return jittered(Math.max(own, Math.min(retryAfterMs, LONGEST_ASKED)));
}

/**
 * Keeps an upstream in peace that is down, whatever is asked: then one request at a time tries it, after
 * pauses. Answers that are just wrong do not count, since one path may give these while others work.
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

  /** Until when nothing is to be asked; in the past, or negative, when something may. */
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
