/**
 * Waits, or rejects with the signal's reason as soon as that aborts; no timer or listener is left.
 * @param ms - Milliseconds, at most 2,147,483,647.
 */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    function end(settle: () => void): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      settle();
    }
    const abort = () => end(() => reject(signal.reason));
    const timer = setTimeout(() => end(resolve), ms);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
  });
}
