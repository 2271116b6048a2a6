import type { BodyCase } from "../api/case.ts";
import { refuseFor } from "../api/refuse-input.ts";
import { bytesOf } from "../api/wire-body.ts";
import { NetworkError, TimeoutError } from "../errors.ts";
import type { Fetch, Settings } from "../http/client-options.ts";
import type { Operation } from "../http/operation.ts";
import { prepareRequest } from "../http/request.ts";
import { discard, readBody, readText } from "../http/response-body.ts";
import { withTimeout } from "../http/transport.ts";
import type { AbortSignal, Bytes, Headers } from "../platform.ts";
import { messageOf } from "../text/printable.ts";
import { TIMEOUT_MS } from "./call.ts";

/** A request with a body that no encoder wrote. */
export interface RawRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Bytes;
  readonly redirect: "manual";
}

/**
 * The request that a client sends for some input, but with the body of a case.
 *
 * @throws {InputError} when the input cannot be used.
 */
export function rawRequest(
  operation: Operation<unknown, unknown>,
  { contentType, body }: BodyCase,
  settings: Settings,
  input: unknown,
): RawRequest {
  const prepared = prepareRequest(operation, input, settings, refuseFor(operation.id));
  const { url, method, headers, redirect } = prepared;
  headers.set("content-type", contentType);
  return { url, method, headers, body: bytesOf(body), redirect };
}

/** What came of a raw request. */
export interface RawAnswer {
  readonly status: number;
  readonly ok: boolean;
  /** The body of a failure, as far as it could be read. */
  readonly text: string;
}

/** The longest body of a failure that is read, in bytes. */
const LONGEST = 2 ** 20;

/**
 * Sends a request, and reads the body of a failure.
 *
 * @throws {TimeoutError} when no complete answer came in 30 s.
 * @throws {NetworkError} when none came.
 * @throws The reason of the caller's signal, when that aborts.
 */
export async function sendRaw(
  { url, ...init }: RawRequest,
  fetch: Fetch,
  outer?: AbortSignal,
): Promise<RawAnswer> {
  const answer = await withTimeout(TIMEOUT_MS, outer, async (signal) => {
    const response = await fetch(url, { ...init, signal });
    const { status, ok } = response;
    if (ok) {
      discard(response.body);
      return { status, ok, text: "" };
    }
    const { bytes } = await readBody(response, LONGEST, undefined, signal);
    return { status, ok, text: readText(bytes, undefined) };
  }).catch((error: unknown) => {
    if (outer?.aborted) throw outer.reason;
    throw new NetworkError(messageOf(error), undefined, { cause: error });
  });
  if (answer) return answer;
  throw new TimeoutError(`no complete answer in ${TIMEOUT_MS} ms`, undefined);
}
