/** What a proxy tells of what it does; times are milliseconds. */
export type ProxyEvent =
  /** A request was answered. */
  | {
      readonly kind: "answer";
      /** The id of the operation; undefined where the request was for none. */
      readonly operation: string | undefined;
      readonly status: number;
      /** Where the answer came from; `none` for what is no answer of the cache. */
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
      /** What went wrong: a `ClientError`. */
      readonly error: unknown;
    }
  /** Something that the proxy needs works again, or no longer. Told once for each change. */
  | {
      readonly kind: "state";
      /** `upstream` is told by operation; without one, it is not asked at all for a while. */
      readonly subject: "upstream" | "store";
      readonly operation: string | undefined;
      readonly ok: boolean;
      readonly error: unknown;
    };

/** Takes events. What it throws is not looked at. */
export type OnProxyEvent = (event: ProxyEvent) => void;

/** Which of the proxy's needs are met, by the changes that it tells. */
export class StateTeller {
  readonly #told = new Map<string, boolean>();
  readonly #onEvent: OnProxyEvent;

  constructor(onEvent: OnProxyEvent) {
    this.#onEvent = onEvent;
  }

  /** What does not work, as far as that was told. */
  get failing(): readonly string[] {
    return [...this.#told].flatMap(([name, ok]) => (ok ? [] : name));
  }

  tell(
    subject: "upstream" | "store",
    operation: string | undefined,
    ok: boolean,
    error?: unknown,
  ): void {
    const name = operation === undefined ? subject : `${subject} ${operation}`;
    // That something works is no news as long as nothing else was said.
    if ((this.#told.get(name) ?? true) === ok) return;
    this.#told.set(name, ok);
    this.#onEvent({ kind: "state", subject, operation, ok, error });
  }
}
