import { InputError } from "./errors.ts";
import type { PreparedRequest } from "./request.ts";

/** Any function that answers as the platform's `fetch` does. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Headers by name; an `undefined` one is not sent. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/** What every call of a client has in common. Times are milliseconds, at most 2,147,483,647. */
export interface ClientOptions {
  /**
   * The http or https URL below which the operations' paths lie, with or without a slash at its end;
   * in a page it may be relative. It has no query, fragment or credentials.
   */
  readonly baseUrl: string;
  /** Sends the requests; the platform's `fetch` unless given. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every request. `Accept` and `Content-Type` are always the operation's own. */
  readonly headers?: RequestHeaders | undefined;
  /** How long one attempt may take, its answer's body included; 10,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * How, or just how often, a GET is tried again after a network failure, a timeout, 408, 429 or
   * 5xx; `false` is never. Nothing but a GET is ever repeated.
   */
  readonly retry?: RetryOptions | number | false | undefined;
  /** The longest body that is read, in bytes after decompression; 1 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** The namespace into which exactly those elements of a request are moved that have none. */
  readonly requestNamespace?: string | undefined;
  /** Called before each attempt; may change `headers`. Not awaited; what it throws ends the call. */
  readonly onRequest?: ((request: SentRequest) => void) | undefined;
  /**
   * Called when an answer's head is there. Not awaited; what it throws ends the call. The body is
   * not its to read, other than from a `clone()`.
   */
  readonly onResponse?: ((response: Response, request: SentRequest) => void) | undefined;
}

/** What one call may have for itself. */
export interface CallOptions {
  /** Ends the call, which rejects with the signal's reason: an `AbortError` unless another is given. */
  readonly signal?: AbortSignal | undefined;
  /** In place of {@link ClientOptions.timeoutMs}. */
  readonly timeoutMs?: number | undefined;
  /** Added to {@link ClientOptions.headers}; one of the same name replaces it. */
  readonly headers?: RequestHeaders | undefined;
}

/** Each pause is random, from none to a longest one, so that clients do not come back all at once. */
export interface RetryOptions {
  /** Attempts after the first; 2. */
  readonly retries?: number | undefined;
  /** The longest pause after the first attempt, doubled by each further one up to 30,000; 500. */
  readonly delayMs?: number | undefined;
}

/** A request and the number of its attempt, 1 for the first. */
export interface SentRequest extends PreparedRequest {
  readonly attempt: number;
}

/** Ends a call whose input or options cannot be used: where, and why. */
export type Refuse = (path: string, problem: string) => never;

/** The options of one call, with everything filled in that was left out. */
export type Settings = ReturnType<typeof readOptions>;

/** Fills in what was left out, and refuses what cannot be used by the name of its option. */
export function readOptions(client: ClientOptions, call: CallOptions, refuse: Refuse) {
  const { fetch = globalThis.fetch, retry = {} } = client;
  const { retries = 2, delayMs = 500 } = typeof retry === "object" ? retry : { retries: +retry };
  const numbers = {
    timeoutMs: call.timeoutMs ?? client.timeoutMs ?? 10_000,
    maxResponseBytes: client.maxResponseBytes ?? 2 ** 20,
    retries,
    delayMs,
  };
  checkNumbers(numbers, refuse);
  if (!fetch) refuse("fetch", "must be given on this platform");
  return {
    ...client,
    ...numbers,
    fetch,
    baseUrl: readBaseUrl(client.baseUrl, refuse),
    headers: { ...client.headers, ...call.headers },
  };
}

/**
 * Says at once of a client's options what every call would say of them.
 * @throws {@link InputError} for what cannot be used; its path is the option's name.
 */
export function checkOptions(client: ClientOptions): void {
  readOptions(client, {}, (path, problem) => {
    throw new InputError(path, problem);
  });
}

/** Refuses numbers that are none, negative, or more than a timer takes: it would end at once. */
export function checkNumbers(numbers: Readonly<Record<string, number>>, refuse: Refuse): void {
  for (const [name, value] of Object.entries(numbers)) {
    // Written so that NaN is refused.
    if (!(value >= 0 && value < 2 ** 31)) refuse(name, "must be from 0 to 2147483647");
  }
}

/** The absolute URL, without a slash at its end. */
function readBaseUrl(baseUrl: string, refuse: Refuse): string {
  let href = "";
  try {
    ({ href } = new URL(baseUrl, globalThis.document?.baseURI ?? globalThis.location?.href));
  } catch {
    // Refused below.
  }
  // Paths are appended, and would end up in a query or fragment; fetch refuses credentials.
  return /^https?:\/\/[^@/]+\/[^?#]*$/.test(href)
    ? href.replace(/\/+$/, "")
    : refuse("baseUrl", "must be an http(s) URL without query, fragment or credentials");
}
