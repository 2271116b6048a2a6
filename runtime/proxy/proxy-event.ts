import { quote } from "../errors.ts";

/** What happens in a proxy. Times are in milliseconds. */
export type ProxyEvent =
  /** A request was answered. */
  | {
      readonly kind: "answer";
      /** The id of the operation; undefined where the request was for none. */
      readonly operation: string | undefined;
      /** 499 if the page disconnected before there was an answer. */
      readonly status: number;
      /** Where the answer came from; `none` for a response that the cache did not give. */
      readonly cache: "fresh" | "stale" | "miss" | "none";
      readonly ms: number;
      /** The code of the problem details that were answered; undefined where there were none. */
      readonly code: string | undefined;
      /**
       * Details for the operator of the proxy, which the page does not get: which value `allow` does not contain, which
       * origin `origins` does not, or what was thrown. Undefined if the code says everything.
       */
      readonly message: string | undefined;
      /** What was thrown, where the answer is 500. */
      readonly error: unknown;
    }
  /** The upstream was asked. */
  | {
      readonly kind: "upstream";
      readonly operation: string;
      /** Whether it gave what the spec describes. */
      readonly ok: boolean;
      readonly ms: number;
      /** What went wrong, in a sentence. An error itself has no message in JSON. */
      readonly message: string | undefined;
      /** What went wrong: a `ClientError`, or an `AbortError` where no page was still waiting. */
      readonly error: unknown;
    }
  /** Something that the proxy needs works again, or no longer. Reported once for each change. */
  | {
      readonly kind: "state";
      /** `upstream` is reported for each operation. Without an operation, the upstream is not called at all for a while. */
      readonly subject: "upstream" | "store";
      readonly operation: string | undefined;
      readonly ok: boolean;
      /** What went wrong, in a sentence. */
      readonly message: string | undefined;
      readonly error: unknown;
    };

/** The message of what was thrown, if anything was. */
export function sentenceOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  return error instanceof Error ? error.message : quote(error);
}

/** Takes events. What it throws is ignored. */
export type OnProxyEvent = (event: ProxyEvent) => void;

/** Keeps track of what works and what fails, and reports the changes. */
export class StateReporter {
  readonly #reported = new Map<string, boolean>();
  readonly #onEvent: OnProxyEvent;

  constructor(onEvent: OnProxyEvent) {
    this.#onEvent = onEvent;
  }

  /** The names of what is failing. */
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
    // Everything is assumed to work until a failure is reported.
    if ((this.#reported.get(name) ?? true) === ok) return;
    this.#reported.set(name, ok);
    const message = sentenceOf(error);
    this.#onEvent({ kind: "state", subject, operation, ok, message, error });
  }
}
