import { watch } from "../../../generated/index.ts";
import { type ButtonState, stateOfError } from "./button-state.ts";

export interface FollowingOptions {
  /** Asks the server once. */
  readonly ask: (signal: AbortSignal) => Promise<ButtonState>;
  readonly intervalMs: number;
  /** Called with every answer, also if it says the same as the one before. */
  readonly tell: (state: ButtonState) => void;
}

/** How much later than expected an answer may come until the one before is too old, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Keeps asking the server while the page is seen, and tells the state of the button; also when what
 * was told last is too old to be shown any longer.
 */
export class Following {
  readonly #options: FollowingOptions;
  readonly #longestMs: number;
  #end = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told: ButtonState = { kind: "checking" };
  /** Until when that may be shown. */
  #goodUntil = Number.POSITIVE_INFINITY;

  constructor(options: FollowingOptions) {
    this.#options = options;
    this.#longestMs = options.intervalMs + PATIENCE;
  }

  /** Asks at once, and goes on from there. */
  start(): void {
    this.stop();
    const end = new AbortController();
    this.#end = end;
    // A page that was asleep comes back without its timers having run.
    document.addEventListener("visibilitychange", () => this.#check(), { signal: end.signal });
    // No reason to wait for a pause to end that may have grown to minutes.
    const again = () => this.#told.kind === "trouble" && this.start();
    addEventListener("online", again, { signal: end.signal });
    void this.#follow(end.signal);
  }

  /** Asks no more, and takes back what was told. */
  stop(): void {
    this.#end.abort();
    this.#expire();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { ask, intervalMs } = this.#options;
    // Every answer counts, since one that says the same is news about its age.
    for await (const event of watch(ask, { intervalMs, signal, equal: () => false })) {
      if (signal.aborted) return;
      if (event.kind === "value") this.#tell(event.value, Date.now() + this.#longestMs);
      // That there is no answer stays true until there is one.
      else this.#tell(stateOfError(event.error), Number.POSITIVE_INFINITY);
    }
  }

  #tell(state: ButtonState, goodUntil: number): void {
    clearTimeout(this.#timer);
    this.#told = state;
    this.#goodUntil = goodUntil;
    if (goodUntil < Number.POSITIVE_INFINITY) {
      this.#timer = setTimeout(() => this.#check(), goodUntil - Date.now());
    }
    this.#options.tell(state);
  }

  #check(): void {
    if (Date.now() >= this.#goodUntil) this.#expire();
  }

  #expire(): void {
    this.#tell({ kind: "checking" }, Number.POSITIVE_INFINITY);
  }
}
