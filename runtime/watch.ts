import { InputError } from "./errors.ts";
import { onAbort } from "./http/abort.ts";
import {
  abortSignal,
  amount,
  callback,
  check,
  type OptionTable,
  type Refuse,
  readTable,
} from "./http/options.ts";
import { type AbortSignal, platform } from "./platform.ts";

export interface WatchOptions<T> {
  /**
   * The pause between the end of one call and the start of the next, in milliseconds. Defaults to 15,000.
   */
  readonly intervalMs?: number | undefined;
  /** Ends the watching. That is no error: the iteration is just over. */
  readonly signal?: AbortSignal | undefined;
  /** Whether two values are the same, so that the later one is no news; by default their structure. */
  readonly equal?: ((earlier: T, later: T) => boolean) | undefined;
}

export const watchTable: OptionTable<WatchOptions<unknown>, "intervalMs"> = {
  intervalMs: [...amount, 15_000],
  signal: abortSignal,
  equal: callback,
};

/** What is new: a value that differs from the one before, or a call that failed. */
export type WatchEvent<T> =
  | { readonly kind: "value"; readonly value: T }
  | {
      readonly kind: "error";
      readonly error: unknown;
      /** When the next call is due, in milliseconds from when this one failed. */
      readonly retryInMs: number;
    };

/** What {@link watch} gives; `return` ends it at once, even while a call is under way. */
export interface Watcher<T> {
  next(): Promise<IteratorResult<WatchEvent<T>, void>>;
  return(): Promise<IteratorResult<WatchEvent<T>, void>>;
  [Symbol.asyncIterator](): Watcher<T>;
}

/** What pauses after failures grow to, in milliseconds, unless the interval is longer. */
const LONGEST = 300_000;

/**
 * Makes a call over and over, and tells when its value changes or it fails. The first value, and the
 * first after a failure, are always told. Failures double the pause, up to five minutes; the pause is
 * random then, but never shorter than the interval. Only one call is under way at a time; none is
 * made while what was told has not been taken, or while the page is hidden. One that became due
 * meanwhile is made as soon as the page is seen.
 * @param call - Given a signal that aborts when the watching ends.
 * @throws {@link InputError} when `call` is no function, or an option cannot be used.
 */
export function watch<T>(
  call: (signal: AbortSignal) => Promise<T>,
  options: WatchOptions<T> = {},
): Watcher<T> {
  const refuse: Refuse = (path, problem) => {
    throw new InputError(path, problem);
  };
  check("call", call, callback, refuse);
  const { intervalMs, signal, equal = isSame } = readTable(watchTable, options, "options", refuse);
  const end = new AbortController();
  const events = poll(call, intervalMs, equal, end, signal);
  return {
    next: () => events.next(),
    return() {
      // A generator looks at a `return` only when it next yields.
      end.abort();
      return events.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* poll<T>(
  call: (signal: AbortSignal) => Promise<T>,
  intervalMs: number,
  equal: (earlier: T, later: T) => boolean,
  end: AbortController,
  outer: AbortSignal | undefined,
): AsyncGenerator<WatchEvent<T>, void, undefined> {
  const { signal } = end;
  const stop = () => end.abort(outer?.reason);
  const release = onAbort(outer, stop);
  if (outer?.aborted) stop();
  let told: WatchEvent<T> | undefined;
  let failures = 0;
  let pause = 0;
  let since = stopwatch();
  try {
    for (;;) {
      await due(pause, since, signal);
      const event = await attempt(call, signal, backoff(intervalMs, failures + 1));
      if (signal.aborted || !event) return;
      failures = event.kind === "error" ? failures + 1 : 0;
      pause = event.kind === "error" ? event.retryInMs : intervalMs;
      since = stopwatch();
      if (event.kind === "value" && told?.kind === "value" && equal(told.value, event.value))
        continue;
      told = event;
      yield event;
    }
  } finally {
    release();
  }
}

/** Between the interval and the interval doubled by each failure. */
function backoff(intervalMs: number, failures: number): number {
  const longest = Math.max(intervalMs, Math.min(LONGEST, intervalMs * 2 ** failures));
  return Math.round(intervalMs + Math.random() * (longest - intervalMs));
}

/** What a call gives; nothing if the signal aborts, of which the call may not know. */
async function attempt<T>(
  call: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  retryInMs: number,
): Promise<WatchEvent<T> | undefined> {
  if (signal.aborted) return undefined;
  let release = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    release = onAbort(signal, () => resolve(undefined));
  });
  try {
    const value = async () => ({ kind: "value" as const, value: await call(signal) });
    return await Promise.race([value(), aborted]);
  } catch (error) {
    return { kind: "error", error, retryInMs };
  } finally {
    release();
  }
}

/**
 * Tells the milliseconds since it was made. The clock may be set back, and the time since the page was
 * opened may stop while the machine sleeps, so it is what the longer of them says.
 */
function stopwatch(): () => number {
  const { performance } = globalThis;
  const read = () => [Date.now(), performance?.now() ?? 0] as const;
  const [date, time] = read();
  return () => {
    const [laterDate, laterTime] = read();
    return Math.max(laterDate - date, laterTime - time);
  };
}

/** Waits until a pause is over and the page, if there is one, is seen; or the signal aborts. */
function due(pause: number, since: () => number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const page = platform.document;
    let come = false;
    function check(): void {
      // A hidden page's timers may be late, so the time is asked too.
      const wait = page?.hidden || !(come || since() >= pause);
      if (wait && !signal.aborted) return;
      clearTimeout(timer);
      page?.removeEventListener("visibilitychange", check);
      release();
      resolve();
    }
    // Node warns of a time that is negative, and none is longer than the pause.
    const left = Math.min(pause, Math.max(0, pause - since()));
    const timer = setTimeout(() => {
      come = true;
      check();
    }, left);
    page?.addEventListener("visibilitychange", check);
    const release = onAbort(signal, check);
    if (signal.aborted) check();
  });
}

/** Whether plain data is the same: numbers, texts, bytes, and arrays and objects of them. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b))
    return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

/** What else may hold state that its keys do not show. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    Array.isArray(value) ||
    value instanceof Uint8Array ||
    (typeof value === "object" &&
      value !== null &&
      [null, Object.prototype].includes(Object.getPrototypeOf(value)))
  );
}
