/** What happens in a proxy. Times are in milliseconds. */
export type ProxyEvent =
  /** A request was answered. */
  | {
      readonly kind: "answer";
      /** The id of the operation; undefined where the request was for none. */
      readonly operation: string | undefined;
      /** 499 where the page went before there was an answer. */
      readonly status: number;
      /** Where the answer came from; `none` for a response that the cache did not give. */
      readonly cache: "fresh" | "stale" | "miss" | "none";
      readonly ms: number;
    }
  /** The upstream was asked. */
  | {
      readonly kind: "upstream";
      readonly operation: string;
      /** Whether it gave what the spec describes. */
      readonly ok: boolean;
      readonly ms: number;
      /** What went wrong: a `ClientError`, or an `AbortError` where no page waited any longer. */
      readonly error: unknown;
    }
  /** Something that the proxy needs works again, or no longer. Reported once for each change. */
  | {
      readonly kind: "state";
      /** `upstream` is reported for each operation. Without an operation, the upstream is not called at all for a while. */
      readonly subject: "upstream" | "store";
      readonly operation: string | undefined;
      readonly ok: boolean;
      readonly error: unknown;
    };

/** Takes events. What it throws is not looked at. */
export type OnProxyEvent = (event: ProxyEvent) => void;

/** Which of the proxy's needs are met, from the changes that it reports. */
export class StateReporter {
  readonly #reported = new Map<string, boolean>();
  readonly #onEvent: OnProxyEvent;

  constructor(onEvent: OnProxyEvent) {
    this.#onEvent = onEvent;
  }

  /** The names of what does not work now. */
  get failing(): readonly string[] {
    return [...this.#reported].flatMap(([name, ok]) => (ok ? [] : name));
  }

  report(
    subject: "upstream" | "store",
    operation: string | undefined,
    ok: boolean,
    error?: unknown,
  ): void {
    const name = operation === undefined ? subject : `${subject} ${operation}`;
    // Everything is taken to work until something else was reported.
    if ((this.#reported.get(name) ?? true) === ok) return;
    this.#reported.set(name, ok);
    this.#onEvent({ kind: "state", subject, operation, ok, error });
  }
}
