import { HttpError, NetworkError, TimeoutError } from "../errors.ts";
import type { Settings } from "./client-options.ts";
import { readRetryAfter } from "./header-fields.ts";
import { isTransient } from "./status.ts";

/** The longest pause, in milliseconds. A server that asks for more is taken to be down. */
const LONGEST = 30_000;

/**
 * How long to wait before another attempt, in milliseconds; `undefined` if there is to be none. What it gives counts
 * for a GET alone: `send()` repeats nothing else.
 * @param retryAfter - The failed answer's `Retry-After`: seconds, or a date (RFC 9110 §10.2.3).
 * @param attempt - The number of the attempt that failed, from 1.
 */
export function retryDelay(
  error: unknown,
  retryAfter: string | null | undefined,
  attempt: number,
  { retries, delayMs }: Settings,
): number | undefined {
  if (!mayPass(error) || attempt > retries) return undefined;
  const asked = readRetryAfter(retryAfter);
  if (asked > LONGEST) return undefined;
  // "Full jitter": anything up to the longest pause, so that clients do not come back together.
  const pause = Math.random() * Math.min(LONGEST, delayMs * 2 ** (attempt - 1));
  return Math.max(pause, asked);
}

/** Whether the same request may succeed a little later. */
function mayPass(error: unknown): boolean {
  return error instanceof HttpError
    ? isTransient(error.status)
    : error instanceof NetworkError || error instanceof TimeoutError;
}
