import { InputError, quote } from "../errors.ts";
import {
  type AbortSignal,
  type Headers,
  type URL as PlatformUrl,
  platform,
  type RequestInit,
  type Response,
} from "../platform.ts";
import { badAt } from "../xml/char-classes.ts";
import { XML, XMLNS } from "../xml/namespaces.ts";
import type { PreparedRequest } from "./operation.ts";
import {
  abortSignal,
  amount,
  anything,
  type Check,
  callback,
  isObject,
  type OptionTable,
  type Refuse,
  readTable,
} from "./options.ts";
import { type HeadersOption, readHeaders } from "./request-headers.ts";

/** Any function that answers as the platform's `fetch` does. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The options of a client, for all its calls. Times are milliseconds, at most 2,147,483,647. */
export interface ClientOptions {
  /**
   * The http or https URL below which the operations' paths lie, with or without a slash at its end;
   * in a page it may be relative. It has no query, fragment or credentials.
   */
  readonly baseUrl: string | PlatformUrl;
  /** Sends the requests. Defaults to the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * Sent with every request, but not to another origin to which a GET is redirected; in a page, a GET
   * with headers of its own follows no redirect. A function is called for each attempt, and what it throws or
   * rejects with ends the call: an access token can be fetched there. `Accept` and `Content-Type` are always the operation's
   * own. Headers that the platform sets itself, such as `Host`, are refused.
   */
  readonly headers?: HeadersOption | undefined;
  /** How long one attempt may take, its answer's body included, in milliseconds. Defaults to 10,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * How, or just how often, a GET is tried again after a network failure, a timeout, 408, 429 or
   * 5xx; `false` is never. Defaults to 2 times, see {@link RetryOptions}. Nothing but a GET is ever repeated.
   */
  readonly retry?: RetryOptions | number | false | undefined;
  /** The longest body that is read, in bytes after decompression. Defaults to 1,048,576. */
  readonly maxResponseBytes?: number | undefined;
  /**
   * The namespace that is given to those elements of a request that have none. It cannot be one of the
   * two that Namespaces in XML 1.0 (§3) reserves.
   */
  readonly requestNamespace?: string | undefined;
  /**
   * Called before each attempt; may change `headers`. Awaited, within `timeoutMs`. What it throws or
   * rejects with ends the call.
   */
  readonly onRequest?: ((request: SentRequest) => unknown) | undefined;
  /**
   * Called when an answer's head is there, after redirects. Awaited, within `timeoutMs`. What it throws
   * or rejects with ends the call. It must not read the body, except from a `clone()`.
   */
  readonly onResponse?: ((response: Response, request: SentRequest) => unknown) | undefined;
}

/** The options of one call. */
export interface CallOptions {
  /** Ends the call, which rejects with the signal's reason: an `AbortError` unless another is given. */
  readonly signal?: AbortSignal | undefined;
  /** In place of {@link ClientOptions.timeoutMs}. */
  readonly timeoutMs?: number | undefined;
  /** Added to {@link ClientOptions.headers}; one of the same name replaces it. */
  readonly headers?: HeadersOption | undefined;
  /** In place of {@link ClientOptions.retry}. */
  readonly retry?: RetryOptions | number | false | undefined;
}

/** Each pause is random, from none to a longest one, so that clients do not retry in lockstep. */
export interface RetryOptions {
  /** Attempts after the first. Defaults to 2. */
  readonly retries?: number | undefined;
  /**
   * The longest pause after the first attempt, in milliseconds, doubled by each further one up to
   * 30,000. Defaults to 500.
   */
  readonly delayMs?: number | undefined;
}

/** A request and the number of its attempt, 1 for the first. */
export interface SentRequest extends PreparedRequest {
  readonly attempt: number;
}

/** The options of one call, with everything filled in that was left out. */
export interface Settings extends Omit<ClientOptions, "retry" | "headers"> {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** The headers that are given as values, not by a function. */
  readonly headers: Headers;
  /** Makes the headers of one attempt, if the `headers` of the client or of the call are a function. */
  readonly askHeaders: (() => Promise<Headers>) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly retries: number;
  readonly delayMs: number;
}

const retryOption: Check = [
  "false, a number or an object",
  (value) => value === false || typeof value === "number" || isObject(value),
];

/** The options with their checks and defaults. Those of `retry` are in `retryTable`. */
export const clientTable: OptionTable<ClientOptions, "timeoutMs" | "maxResponseBytes"> = {
  baseUrl: anything,
  fetch: callback,
  headers: anything,
  timeoutMs: [...amount, 10_000],
  retry: retryOption,
  maxResponseBytes: [...amount, 2 ** 20],
  requestNamespace: [
    "a namespace that a document can declare",
    (value) => typeof value === "string" && badAt(value) < 0 && value !== XML && value !== XMLNS,
  ],
  onRequest: callback,
  onResponse: callback,
};

export const callTable: OptionTable<CallOptions> = {
  signal: abortSignal,
  timeoutMs: amount,
  headers: anything,
  retry: retryOption,
};

export const retryTable: OptionTable<RetryOptions, "retries" | "delayMs"> = {
  retries: [...amount, 2],
  delayMs: [...amount, 500],
};

/** Fills in what was left out, and refuses what cannot be used by the name of its option. */
export function readOptions(client: ClientOptions, call: CallOptions, refuse: Refuse): Settings {
  const settings = readTable(clientTable, client, "clientOptions", refuse);
  const own = readTable(callTable, call, "callOptions", refuse);
  const { fetch = globalThis.fetch } = settings;
  const retry = own.retry ?? settings.retry ?? {};
  const headers = [settings.headers, own.headers];
  const again = typeof retry === "object" ? retry : { retries: +retry };
  if (!fetch) refuse("fetch", "must be given on this platform");
  for (const name of ["URL", "Headers", "AbortController", "TextDecoder"]) {
    if (!(name in globalThis)) refuse(name, "is missing on this platform");
  }
  return {
    ...settings,
    ...readTable(retryTable, again, "retry", (name, problem) => refuse(`retry.${name}`, problem)),
    signal: own.signal,
    timeoutMs: own.timeoutMs ?? settings.timeoutMs,
    fetch,
    baseUrl: readBaseUrl(settings.baseUrl, refuse),
    headers: readHeaders(
      headers.map((each) => (typeof each === "function" ? undefined : each)),
      refuse,
    ),
    askHeaders: headers.some((each) => typeof each === "function")
      ? async () =>
          readHeaders(
            await Promise.all(headers.map((each) => (typeof each === "function" ? each() : each))),
            refuse,
          )
      : undefined,
  };
}

/**
 * Checks a client's options at once, so that not every call has to fail for them.
 * @throws {@link InputError} for what cannot be used; its path is the option's name.
 */
export function checkOptions(client: ClientOptions): void {
  readOptions(client, {}, (path, problem) => {
    throw new InputError(path, problem);
  });
}

/** An absolute URL of HTTP without credentials, which fetch refuses. */
export const HTTP_URL: RegExp = /^https?:\/\/[^@/]+\//;

/** The absolute URL, without a slash at its end. */
function readBaseUrl(baseUrl: unknown, refuse: Refuse): string {
  const isUrl = typeof baseUrl === "string" || baseUrl instanceof URL;
  let href = "";
  try {
    if (isUrl) ({ href } = new URL(baseUrl, platform.document?.baseURI ?? platform.location?.href));
  } catch {
    // Refused below.
  }
  // Paths are appended, and would end up in a query or fragment.
  return HTTP_URL.test(href) && !/[?#]/.test(href)
    ? href.replace(/\/+$/, "")
    : refuse(
        "baseUrl",
        `must be an http(s) URL without query, fragment or credentials, got ${quote(
          // A text may hold a password.
          isUrl ? `${baseUrl}`.replace(/.*@/s, "…@").replace(/([?#]).+/s, "$1…") : baseUrl,
        )}`,
      );
}
