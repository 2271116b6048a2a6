import {
  type CallOptions,
  type ClientOptions,
  type Refuse,
  readOptions,
  type SentRequest,
  type Settings,
} from "./client-options.ts";
import type { Document } from "./codec.ts";
import { decode } from "./decode.ts";
import { DecodeError, HttpError, InputError, NetworkError, TimeoutError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import { positionOf } from "./position.ts";
import { prepareRequest } from "./request.ts";
import { type Body, charsetOf, discard, readBody, readText } from "./response-body.ts";
import { retryDelay } from "./retry.ts";

/** An answer, and the document that the spec says it holds. */
interface Answer<Output> {
  readonly response: Response;
  readonly document: Document<Output> | "none" | undefined;
  /** Not there where the spec says that there is none. */
  readonly body: Body | undefined;
}

/**
 * Calls an operation. A GET follows redirects and is tried again; nothing else is.
 * @throws {@link InputError} when the input or an option cannot be used. Nothing is sent then.
 * @throws {@link NetworkError} when no answer came, or it broke off.
 * @throws {@link TimeoutError} when it was not complete in time.
 * @throws {@link HttpError} when its status is no success for the operation.
 * @throws {@link DecodeError} when its body is not what the spec describes.
 * @throws The reason of the caller's signal, by default an `AbortError`, when that aborts.
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
  const { timeoutMs } = settings;
  const prepared = prepareRequest(operation, input, settings, refuse);
  for (let attempt = 1; ; attempt++) {
    let answer: Answer<Output> | undefined;
    try {
      answer = await within(timeoutMs, call.signal, (signal) =>
        receive(operation, { ...prepared, attempt }, settings, signal),
      );
      if (!answer) {
        throw new TimeoutError("timeout", `no complete answer in ${timeoutMs} ms`, operation.id);
      }
      return read(operation, answer);
    } catch (error) {
      const retryAfter = answer?.response.headers.get("retry-after");
      const pause = retryDelay(error, retryAfter, attempt, settings);
      if (operation.method !== "GET" || pause === undefined) throw error;
      await within(pause, call.signal);
    }
  }
}

/**
 * Settles as `work` does, or with `undefined` when `ms` have passed, or with the reason of the caller's
 * signal when that aborts. In the last two cases the work's own signal aborts: aborting a `fetch` that is
 * over already can end a Node process. No timer or listener is left.
 */
async function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort = () => {};
  try {
    // A promise of its own, since a `fetch` that the app gave may not know of signals.
    return await new Promise<T | undefined>((resolve, reject) => {
      timer = setTimeout(() => {
        resolve(undefined);
        controller.abort();
      }, ms);
      abort = () => {
        reject(signal?.reason);
        controller.abort();
      };
      signal?.addEventListener("abort", abort);
      work?.(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** One attempt. */
async function receive<Output>(
  { id, responses }: Operation<unknown, Output>,
  request: SentRequest,
  { fetch, maxResponseBytes, onRequest, onResponse }: Settings,
  signal: AbortSignal,
): Promise<Answer<Output>> {
  const lost = (cause: Error | undefined): never => {
    // Node says what happened one level deeper than browsers do.
    const why = cause?.cause ?? cause;
    throw new NetworkError("network", `no complete answer: ${why}`, id, { cause });
  };
  onRequest?.(request);
  // In an async function, since a `fetch` that the app gave may throw at once.
  const response = await (async () => fetch(request.url, { ...request, signal }))().catch(lost);
  const document = byStatus(responses, response.status);
  let body: Body | undefined;
  try {
    // Nobody waits for it any more, and its `fetch` did not know of the signal.
    signal.throwIfAborted();
    onResponse?.(response, request);
    if (document !== "none") {
      body = await readBody(response, maxResponseBytes, !!document, signal).catch(lost);
    }
  } finally {
    // What was not read keeps its connection busy.
    if (!body) discard(response.body);
  }
  return { response, document, body };
}

/** The value of an answer. */
function read<Output>(
  { id, method, failures }: Operation<unknown, Output>,
  { response, document, body }: Answer<Output>,
): Output {
  if (document === "none" || !body) return undefined as Output;
  const { status } = response;
  const charset = charsetOf(response);
  if (!document) {
    // A page is told 0 for the status of a redirect that is not followed.
    const redirect = method !== "GET" && (status === 0 || (status > 299 && status < 400));
    const meaning =
      byStatus(failures, status) ?? (redirect ? "a redirect, not followed" : failures.default);
    throw new HttpError(status, meaning, readText(body.bytes, charset), id);
  }
  if (body.tooLarge) {
    throw new DecodeError("too-large", "/", "the body is too long", positionOf("", 0), id);
  }
  return decode(document, body.bytes, { operation: id, charset });
}

/** What a table has for a status, or else for its class. */
export function byStatus<T>(
  table: { readonly [status: string]: T },
  status: number,
): T | undefined {
  return table[status] ?? table[`${String(status)[0]}XX`];
}
