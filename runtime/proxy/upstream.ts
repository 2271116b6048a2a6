import { toJson } from "../api/json-value.ts";
import { answerDocument } from "../api/lookup.ts";
import { decode } from "../codec/decode.ts";
import { encode } from "../codec/encode.ts";
import { ClientError, HttpError, NetworkError, TimeoutError } from "../errors.ts";
import type { ClientOptions, Fetch } from "../http/client-options.ts";
import { readRetryAfter } from "../http/header-fields.ts";
import { noContent } from "../http/operation.ts";
import { discard } from "../http/response-body.ts";
import { isRedirect } from "../http/status.ts";
import { send } from "../http/transport.ts";
import { type ProxyEvent, sentenceOf } from "./proxy-event.ts";
import type { ProxySettings } from "./proxy-options.ts";
import type { Question } from "./question-path.ts";

/** The result of a request to the upstream. */
type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "failure"; readonly failure: Failure };

/** An answer that was decoded and encoded again, so that nothing else of it gets through. */
export interface Answer {
  readonly status: number;
  /** Without a declaration of anything but UTF-8; undefined where there is no content. */
  readonly xml: string | undefined;
  readonly json: string | undefined;
}

export interface Failure {
  /** The status that pages get: 502, or 504 when no answer came in time. */
  readonly status: 502 | 504;
  /** The code of the error. */
  readonly code: string;
  /** Whether the whole server may be down: no response, or one that says that it is overloaded. */
  readonly isDown: boolean;
  /** Its `Retry-After`, in milliseconds; 0 if there was none. */
  readonly retryAfterMs: number;
  /** Absent if another instance had the failure. */
  readonly error?: unknown;
}

/** What is sent in addition to the values of the path. */
export interface Sent {
  /** The members of the document. */
  readonly input?: object;
  readonly namespace?: string | undefined;
}

/** The longest answer that is read, in bytes. */
const LONGEST = 2 ** 16;

/** Statuses that say that the server, or a gateway in front of it, is overloaded or down. */
const DOWN = [429, 502, 503, 504];

/** Sends requests to the server behind the proxy. */
export class Upstream {
  readonly #client: ClientOptions;
  readonly #onEvent: (event: ProxyEvent) => void;

  constructor(settings: ProxySettings, onEvent: (event: ProxyEvent) => void) {
    const { target, headers, requestNamespace, timeoutMs, fetch = globalThis.fetch } = settings;
    this.#client = {
      baseUrl: target,
      headers,
      requestNamespace,
      timeoutMs,
      fetch: withoutRedirects(fetch),
      maxResponseBytes: LONGEST,
      // Pages ask again anyway, and bodies are sent once.
      retry: false,
    };
    this.#onEvent = onEvent;
  }

  /**
   * Asks once. Never rejects.
   * @param signal - Aborts the request; the outcome is undefined then.
   */
  ask(question: Question, more: Sent): Promise<Outcome>;
  ask(question: Question, more: Sent, signal: AbortSignal): Promise<Outcome | undefined>;
  async ask(
    { described, input }: Question,
    more: Sent,
    signal?: AbortSignal,
  ): Promise<Outcome | undefined> {
    const { operation } = described;
    const start = Date.now();
    let response: Response | undefined;
    const client: ClientOptions = {
      ...this.#client,
      requestNamespace: this.#client.requestNamespace ?? more.namespace,
      onResponse(got) {
        response = got;
      },
    };
    let outcome: Outcome | undefined;
    let error: unknown;
    try {
      const value = await send(operation, client, { ...input, ...more.input }, { signal });
      outcome = { kind: "answer", answer: answerOf(value, response?.status ?? 200, described) };
    } catch (thrown) {
      error = thrown;
      const retryAfterMs = readRetryAfter(response?.headers.get("retry-after"));
      if (!signal?.aborted) {
        outcome = { kind: "failure", failure: failureOf(thrown, retryAfterMs) };
      }
    }
    const ms = Math.max(0, Date.now() - start);
    const ok = outcome?.kind === "answer";
    const message = sentenceOf(error);
    this.#onEvent({ kind: "upstream", operation: operation.id, ok, ms, message, error });
    return outcome;
  }
}

function answerOf(value: unknown, status: number, described: Question["described"]): Answer {
  const document = answerDocument(described, status);
  if (document === undefined || document === noContent) {
    return { status: document === noContent ? status : 204, xml: undefined, json: undefined };
  }
  const xml = encode(document, value, { operation: described.operation.id });
  return { status, xml, json: JSON.stringify(toJson(value, document.content)) };
}

/**
 * Reads an answer from a shared store, as strictly as one from the upstream. Undefined if it is not valid.
 */
export function readAnswer(
  { described }: Question,
  status: number,
  xml: string | undefined,
): Answer | undefined {
  const document = answerDocument(described, status);
  if (document === undefined) return undefined;
  if (document === noContent || xml === undefined) {
    return document === noContent ? { status, xml: undefined, json: undefined } : undefined;
  }
  try {
    return answerOf(decode(document, xml), status, described);
  } catch (error) {
    if (error instanceof ClientError) return undefined;
    throw error;
  }
}

function failureOf(error: unknown, retryAfterMs: number): Failure {
  const isDown =
    error instanceof NetworkError ||
    error instanceof TimeoutError ||
    (error instanceof HttpError && DOWN.includes(error.status));
  return {
    status: error instanceof TimeoutError ? 504 : 502,
    code: error instanceof ClientError ? error.code : "network",
    isDown,
    retryAfterMs,
    error,
  };
}

/** Redirects lead to login pages, or to hosts that pages must not reach through the proxy. */
function withoutRedirects(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!isRedirect(response.status) || !response.headers.has("location")) return response;
    discard(response.body);
    const headers = new Headers(response.headers);
    headers.delete("location");
    return new Response(null, { status: response.status, headers });
  };
}
