import { abortSignal, amount, type Filled, type OptionTable } from "../http/options.ts";
import type { AbortSignal } from "../platform.ts";

/** Limits on the time that a run takes, which could be hours with a server that hangs. */
export interface BoundOptions {
  /** Ends the run, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long one case may take, in milliseconds; after that it has failed. Defaults to 10,000. */
  readonly caseTimeoutMs?: number | undefined;
  /** How long all cases together may take, in milliseconds; after that the run stops. Defaults to 600,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * After how many cases in a row that got no answer, or none in time, the run stops; skipped cases
   * do not count. 0 is never. Defaults to 5.
   */
  readonly stopAfter?: number | undefined;
}

/** Those that have an initial value. */
export type BoundedOption = "caseTimeoutMs" | "timeoutMs" | "stopAfter";

export const boundsTable: OptionTable<BoundOptions, BoundedOption> = {
  signal: abortSignal,
  caseTimeoutMs: [...amount, 10_000],
  timeoutMs: [...amount, 600_000],
  stopAfter: [...amount, 5],
};

/** The options of a run's bounds, with everything filled in that was left out. */
export type Bounds = Filled<BoundOptions, BoundedOption>;
