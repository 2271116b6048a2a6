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
 * was reported last is too old to be shown.
 */
export class Following {
  readonly #options: FollowingOptions;
  #end = new AbortController();

  constructor(options: FollowingOptions) {
    this.#options = options;
  }

  /** Asks at once, and goes on from there. */
  start(): void {
    this.stop();
    this.#end = new AbortController();
    void this.#follow(this.#end.signal);
  }

  /** Stops calling, and withdraws what was reported. */
  stop(): void {
    this.#end.abort();
    this.#options.tell(CHECKING);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { ask, intervalMs, tell } = this.#options;
    const staleAfterMs = intervalMs + PATIENCE;
    // Every answer counts, since one that says the same is news about its age.
    const options = { intervalMs, signal, staleAfterMs, confirm: true };
    for await (const event of watch(ask, options)) {
      // It may have ended since the answer came.
      if (signal.aborted) return;
      if (event.kind === "error") tell(stateOfError(event.error));
      else tell(event.stale ? CHECKING : event.value);
    }
  }
}

const CHECKING: ButtonState = { kind: "checking" };
