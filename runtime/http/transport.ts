import type { Document } from "../codec/codec.ts";
import { decode } from "../codec/decode.ts";
import {
  ClientError,
  DecodeError,
  HttpError,
  InputError,
  NetworkError,
  redact,
  TimeoutError,
  visible,
} from "../errors.ts";
import { platform } from "../platform.ts";
import { HTML } from "../xml/body-hints.ts";
import { positionOf } from "../xml/position.ts";
import { onAbort } from "./abort.ts";
import {
  type CallOptions,
  type ClientOptions,
  readOptions,
  type SentRequest,
  type Settings,
} from "./client-options.ts";
import { noContent, type Operation } from "./operation.ts";
import type { Refuse } from "./options.ts";
import { follow } from "./redirects.ts";
import { prepareRequest } from "./request.ts";
import { type Body, charsetOf, discard, readBody, readText } from "./response-body.ts";
import { retryDelay } from "./retry.ts";
import { byStatus, isRedirect, isSuccess } from "./status.ts";

/** An answer, and the document that the spec says it holds. */
interface Answer<Output> {
  readonly response: Response;
  readonly document: Document<Output> | typeof noContent | undefined;
  /** Not there where the spec says that there is none. */
  readonly body: Body | undefined;
}

/** What is seen of a call before it ends, for the error that it may end with. */
interface Seen {
  /** The URL that was asked last. */
  url?: string;
  /** The response to the present attempt. */
  response?: Response | undefined;
}

/**
 * What `fetch` rejects with. Node says what happened one level deeper than browsers do, in an `AggregateError` where it
 * tried several addresses.
 */
interface Failure {
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** What a function of the app threw: not ours to judge, so that the call is not tried again. */
class Thrown {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/**
 * Calls an operation. A GET follows redirects and is tried again; nothing else is.
 * @throws {@link InputError} when the input or an option cannot be used. Nothing is sent then.
 * @throws {@link NetworkError} when no answer came, or it broke off.
 * @throws {@link TimeoutError} when it was not complete in time.
 * @throws {@link HttpError} when its status is not a success for the operation.
 * @throws {@link DecodeError} when its body is not what the spec describes.
 * @throws The reason of the caller's signal, by default an `AbortError`, when that aborts.
 * @throws {TypeError} when `fetch` did not give a response that can be read.
 * @throws What a hook, or a function in place of headers, throws.
 */
export async function send<Input, Output>(
  operation: Operation<Input, Output>,
  client: ClientOptions,
  input: Input,
  call: CallOptions = {},
): Promise<Output> {
  const refuse: Refuse = (path, problem) => {
    throw new InputError(path, problem, operation.id);
  };
  const settings = readOptions(client, call, refuse);
  const { timeoutMs, signal: outer } = settings;
  const prepared = prepareRequest(operation, input, settings, refuse);
  const seen: Seen = {};
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await withTimeout(timeoutMs, outer, async (signal) => {
        seen.response = undefined;
        const { askHeaders } = settings;
        const headers = askHeaders && (await run(askHeaders));
        const request = headers
          ? prepareRequest(operation, input, { ...settings, headers }, refuse)
          : prepared;
        return receive(operation, { ...request, attempt }, settings, signal, seen);
      });
      if (!answer) throw new TimeoutError(`no complete answer in ${timeoutMs} ms`, operation.id);
      return read(operation, answer, settings);
    } catch (error) {
      if (error instanceof Thrown) throw error.error;
      const { url, response } = seen;
      if (error instanceof ClientError && url) {
        Object.assign(error, {
          url: url.replace(/\?.*/, ""),
          attempts: attempt,
          ...(response && { status: response.status, headers: response.headers }),
        });
      }
      const retryAfter = response?.headers.get("retry-after");
      const pause = retryDelay(error, retryAfter, attempt, settings);
      if (operation.method !== "GET" || pause === undefined) throw error;
      await withTimeout(pause, outer);
    }
  }
}

/**
 * Settles as `work` does, or with `undefined` when `ms` have passed, or with the reason of the caller's
 * signal when that aborts. In the last two cases the work's own signal aborts: aborting a `fetch` that is
 * over already can end a Node process. No timer or listener is left.
 */
export async function withTimeout<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  if (outer?.aborted) throw outer.reason;
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let release = () => {};
  try {
    // A promise of its own, since a `fetch` that the app gave may not know of signals.
    return await new Promise<T | undefined>((resolve, reject) => {
      const end = (settle: (value: undefined) => void, value?: undefined) => {
        settle(value);
        controller.abort();
      };
      timer = setTimeout(end, ms, resolve);
      release = onAbort(outer, () => end(reject, outer?.reason));
      work?.(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    release();
  }
}

/** One attempt. */
async function receive<Output>(
  { id, responses }: Operation<unknown, Output>,
  request: SentRequest,
  { fetch, maxResponseBytes, onRequest, onResponse }: Settings,
  signal: AbortSignal,
  seen: Seen,
): Promise<Answer<Output>> {
  const lost = (cause: Failure | undefined, hint = ""): never => {
    const inner = (cause?.cause ?? cause) as Failure | undefined;
    const why = visible(redact(String(inner?.errors?.[0] ?? inner)).trim()).slice(0, 300);
    throw new NetworkError(`no complete answer: ${why}${hint}`, id, { cause });
  };
  async function ask(url: string, init: RequestInit): Promise<Response> {
    // Nobody waits any more, be it after a hook or between redirects.
    signal.throwIfAborted();
    seen.url = url;
    // In an async function, since a `fetch` that the app gave may throw at once.
    const response = await (async () => fetch(url, { ...init, signal }))().catch((error) =>
      lost(error, originHint(url)),
    );
    if (!response?.headers?.get) throw new TypeError(`${id}: fetch gave no Response`);
    return response;
  }
  if (onRequest) await run(() => onRequest(request));
  const response = await follow(request, ask);
  seen.response = response;
  const document = byStatus(response.status, (name) => responses[name]);
  let body: Body | undefined;
  try {
    // A `fetch` that does not know of signals comes to this.
    signal.throwIfAborted();
    if (onResponse) await run(() => onResponse(response, request));
    signal.throwIfAborted();
    if (document !== noContent) {
      body = await readBody(response, maxResponseBytes, document && lost, signal);
    }
  } finally {
    // What was not read keeps its connection busy.
    if (!body) discard(response.body);
  }
  return { response, document, body };
}

/** Runs a function of the app, so that what it throws is distinguished from our own errors. */
async function run<T>(given: () => T): Promise<Awaited<T>> {
  try {
    return await given();
  } catch (error) {
    throw new Thrown(error);
  }
}

/** Browsers do not reveal why a page may not read another origin's answers. */
function originHint(url: string): string {
  const page = platform.location?.origin;
  const { origin } = new URL(url);
  return page && page !== origin ? `; does ${origin} allow ${page} by CORS?` : "";
}

/** The value of an answer. */
function read<Output>(
  { id, responses, failures }: Operation<unknown, Output>,
  { response, document, body }: Answer<Output>,
  { maxResponseBytes }: Settings,
): Output {
  if (document === noContent || !body) return undefined as Output;
  const { status } = response;
  const charset = charsetOf(response);
  if (!document) {
    const meaning = byStatus(status, (name) =>
      name === "default" && isRedirect(status) ? "a redirect, not followed" : failures[name],
    );
    const text = readText(body.bytes, charset);
    const expected = isSuccess(status) ? `, expected ${Object.keys(responses).join(" or ")}` : "";
    const note = expected + senderHint(response.headers.get("content-type"), text);
    throw new HttpError(status, meaning, text, id, { note });
  }
  if (body.tooLarge) {
    const problem = `the body is longer than maxResponseBytes, ${maxResponseBytes}`;
    throw new DecodeError("too-large", "/", problem, positionOf("", 0), id);
  }
  return decode(document, body.bytes, { operation: id, charset });
}

/** A hint for a body that is not XML: something between client and server may have answered. */
function senderHint(contentType: string | null, text: string): string {
  const [type] = HTML.test(text)
    ? ["text/html"]
    : (/^\w+\/[\w.+-]{1,60}/.exec(contentType ?? "") ?? []);
  return text && type && !/xml$/i.test(type)
    ? `; a gateway may have answered in its place, since the body is ${type}`
    : "";
}
