import { InputError } from "./errors.ts";
import { onAbort } from "./http/abort.ts";
import {
  abortSignal,
  amount,
  callback,
  check,
  type Filled,
  flag,
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
  /** Ends the watching. That is not an error: the iteration is just over. */
  readonly signal?: AbortSignal | undefined;
  /** Whether two values are the same, so that the later one is not an event. Defaults to comparing their structure. */
  readonly equal?: ((earlier: T, later: T) => boolean) | undefined;
  /** Whether values that have not changed are events, too. Defaults to false. */
  readonly confirm?: boolean | undefined;
  /**
   * A value that is not refreshed within so many milliseconds is emitted once more, as `stale`: a page should not
   * go on showing it as current. Defaults to never.
   */
  readonly staleAfterMs?: number | undefined;
}

export const watchTable: OptionTable<WatchOptions<unknown>, "intervalMs"> = {
  intervalMs: [...amount, 15_000],
  signal: abortSignal,
  equal: callback,
  confirm: flag,
  staleAfterMs: amount,
};

/** What events of both kinds have. */
export interface WatchedCall {
  /** When the call ended, in milliseconds since 1970, as `Date.now()` has it. */
  readonly at: number;
  /** The number of the call, 1 for the first. */
  readonly attempt: number;
  /**
   * Whether it is something else than the event before: another value, a first failure, a first value after
   * failures, or a value that has become stale.
   */
  readonly changed: boolean;
}

/** The result of a call: a value, or what it failed with. */
export type WatchEvent<T> =
  | (WatchedCall & {
      readonly kind: "value";
      readonly value: T;
      /** Whether the value is older than `staleAfterMs`. */
      readonly stale: boolean;
    })
  | (WatchedCall & {
      readonly kind: "error";
      readonly error: unknown;
      /** When the next call is due, in milliseconds from when this one failed. */
      readonly retryInMs: number;
    });

/** What {@link watch} gives; `return` ends it at once, even while a call is under way. */
export interface Watcher<T> {
  next(): Promise<IteratorResult<WatchEvent<T>, void>>;
  return(): Promise<IteratorResult<WatchEvent<T>, void>>;
  /** Makes the next call now, even while the page is hidden. Has no effect while a call is under way. */
  refresh(): void;
  [Symbol.asyncIterator](): Watcher<T>;
}

/** The longest pause after failures, in milliseconds, unless the interval is longer. */
const LONGEST = 300_000;

/**
 * Makes a call over and over, and yields an event when its value changes or it fails. The first value, and
 * the first after a failure, are always events. Failures double the pause, up to five minutes; the pause is
 * random then, but never shorter than the interval, and ends when the platform is `online` again. Only one call
 * is under way at a time; none is made while an event has not been taken, or while the page is hidden. One that
 * became due meanwhile is made as soon as the page is visible.
 * @param call - Given a signal that aborts when the watching ends.
 * @throws {@link InputError} when `call` is not a function, or an option cannot be used.
 */
export function watch<T>(
  call: (signal: AbortSignal) => Promise<T>,
  options: WatchOptions<T> = {},
): Watcher<T> {
  const refuse: Refuse = (path, problem) => {
    throw new InputError(path, problem);
  };
  check("call", call, callback, refuse);
  const read = readTable(watchTable, options, "options", refuse);
  const end = new AbortController();
  const wake = new Wake();
  const events = poll(call, { ...read, equal: read.equal ?? isSame }, end, wake);
  return {
    next: () => events.next(),
    return() {
      // A generator looks at a `return` only when it next yields.
      end.abort();
      return events.return();
    },
    refresh: () => wake.now(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The options as they are read. */
type Settings<T> = Filled<WatchOptions<T>, "intervalMs" | "equal">;

/** Ends a pause early. What is asked for while there is no pause counts for the next one. */
class Wake {
  asked = false;
  /** Looks again whether the pause is over. */
  check: (() => void) | undefined;

  now(): void {
    this.asked = true;
    this.check?.();
  }
}

async function* poll<T>(
  call: (signal: AbortSignal) => Promise<T>,
  { intervalMs, equal, confirm, staleAfterMs, signal: outer }: Settings<T>,
  end: AbortController,
  wake: Wake,
): AsyncGenerator<WatchEvent<T>, void, undefined> {
  const { signal } = end;
  const stop = () => end.abort(outer?.reason);
  const release = onAbort(outer, stop);
  if (outer?.aborted) stop();
  let last: WatchEvent<T> | undefined;
  let failures = 0;
  let pause = 0;
  let since = stopwatch();
  const online = () => failures && wake.now();
  platform.addEventListener?.("online", online);

  /** Yields the last value once more, if it becomes stale while something is waited for. */
  async function* aging(pending: Promise<unknown>): AsyncGenerator<WatchEvent<T>, void, undefined> {
    if (last?.kind !== "value" || last.stale || staleAfterMs === undefined) return;
    const done = new AbortController();
    pending.then(() => done.abort());
    if (!(await due(staleAfterMs, since, done.signal)) || signal.aborted) return;
    last = { ...last, changed: true, stale: true };
    yield last;
  }

  try {
    for (let attempt = 1; ; attempt++) {
      const over = due(pause, since, signal, wake);
      yield* aging(over);
      await over;
      const outcome = settle(call, signal);
      yield* aging(outcome);
      const result = await outcome;
      if (signal.aborted || !result) return;
      wake.asked = false;
      since = stopwatch();
      failures = result.kind === "error" ? failures + 1 : 0;
      pause = failures ? backoff(intervalMs, failures) : intervalMs;
      const common = { at: Date.now(), attempt };
      if (result.kind === "error") {
        last = { ...common, ...result, changed: last?.kind !== "error", retryInMs: pause };
      } else {
        const changed = last?.kind !== "value" || last.stale || !equal(last.value, result.value);
        // Later ones are compared with the one that was an event.
        const { value } = changed || confirm || last?.kind !== "value" ? result : last;
        last = { ...common, kind: "value", value, changed, stale: false };
        if (!changed && !confirm) continue;
      }
      yield last;
    }
  } finally {
    platform.removeEventListener?.("online", online);
    release();
  }
}

/** Between the interval and the interval doubled by each failure. */
function backoff(intervalMs: number, failures: number): number {
  const longest = Math.max(intervalMs, Math.min(LONGEST, intervalMs * 2 ** failures));
  return Math.round(intervalMs + Math.random() * (longest - intervalMs));
}

/** What a call gives; nothing if the signal aborts, which the call may not notice. */
async function settle<T>(
  call: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "error"; readonly error: unknown }
  | undefined
> {
  if (signal.aborted) return undefined;
  let release = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    release = onAbort(signal, () => resolve(undefined));
  });
  try {
    const value = async () => ({ kind: "value" as const, value: await call(signal) });
    return await Promise.race([value(), aborted]);
  } catch (error) {
    return { kind: "error", error };
  } finally {
    release();
  }
}

/**
 * Gives the milliseconds since it was made. The clock may be set back, and the time since the page was
 * opened may stop while the machine sleeps, so the larger of the two counts.
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

/**
 * Waits until a time is over, or the signal aborts. Gives whether it is over.
 * @param wake - Ends the wait at once; otherwise it lasts until the page, if there is one, is visible.
 */
function due(ms: number, since: () => number, signal: AbortSignal, wake?: Wake): Promise<boolean> {
  return new Promise((resolve) => {
    const page = platform.document;
    let come = false;
    function check(): void {
      // A hidden page's timers may be late, so the time is asked too.
      const over = come || since() >= ms;
      const wait = !wake?.asked && ((wake && page?.hidden) || !over);
      if (wait && !signal.aborted) return;
      clearTimeout(timer);
      page?.removeEventListener("visibilitychange", check);
      release();
      if (wake) wake.check = undefined;
      resolve(over);
    }
    // Node warns of a time that is negative, and none is longer than the pause.
    const left = Math.min(ms, Math.max(0, ms - since()));
    const timer = setTimeout(() => {
      come = true;
      check();
    }, left);
    page?.addEventListener("visibilitychange", check);
    const release = onAbort(signal, check);
    if (wake) wake.check = check;
    if (signal.aborted || wake?.asked) check();
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
