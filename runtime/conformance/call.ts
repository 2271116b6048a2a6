import type { BodyCase, PathCase } from "../api/case.ts";
import type { OperationDescription } from "../api/description.ts";
import { inputOf, toJson } from "../api/json-value.ts";
import { answerContent, isDocumented } from "../api/lookup.ts";
import { refuseFor } from "../api/refuse-input.ts";
import { bytesOf } from "../api/wire-body.ts";
import { NetworkError, TimeoutError } from "../errors.ts";
import type { ClientOptions, Fetch, SentRequest, Settings } from "../http/client-options.ts";
import type { Operation } from "../http/operation.ts";
import { prepareRequest } from "../http/request.ts";
import { discard, readBody, readText } from "../http/response-body.ts";
import { send, withTimeout } from "../http/transport.ts";
import type { AbortSignal, Bytes, Headers, Response } from "../platform.ts";
import { messageOf } from "../text/printable.ts";
import { observedError } from "./observed-error.ts";
import type { Outcome } from "./target.ts";

/** The outcome of a call. */
interface Called {
  readonly outcome: Outcome;
  /** Nothing if the input was refused. */
  readonly request: SentRequest | undefined;
  /** Nothing if none came. */
  readonly response: Response | undefined;
}

/** How long a server may take, in milliseconds: a slow one is no subject of a case. */
const TIMEOUT_MS = 30_000;

/** Calls an operation once, as a client does. */
export async function call(
  description: OperationDescription,
  client: ClientOptions,
  input: unknown,
  signal?: AbortSignal,
): Promise<Called> {
  let request: SentRequest | undefined;
  let response: Response | undefined;
  const options: ClientOptions = {
    retry: false,
    timeoutMs: TIMEOUT_MS,
    ...client,
    onRequest(sent) {
      request = sent;
    },
    onResponse(got) {
      response = got;
    },
  };
  const outcome = await send(description.operation, options, input, { signal }).then(
    (value): Outcome => {
      const document = response && answerContent(description, response.status);
      if (document === undefined || value === undefined) return { kind: "nothing" };
      return { kind: "value", value: toJson(value, document.content) };
    },
    observedError,
  );
  return { outcome, request, response };
}

/**
 * Asks a server for the path of a case, and for what a client sends for the same input. A server that reads that
 * input answers both alike: with one status, and with what the spec has for it. What it tells may change meanwhile.
 */
export async function askForPath(
  { path, expect, options }: PathCase,
  description: OperationDescription,
  client: ClientOptions,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { fetch = globalThis.fetch } = client;
  const url = String(client.baseUrl).replace(/\/+$/, "") + path;
  const input = inputOf(expect.value, description);
  const ask = (more: Partial<ClientOptions>): Promise<Called> =>
    call(description, { ...client, ...options, ...more }, input, signal);
  const wanted = (await ask({})).response?.status;
  const { outcome, response } = await ask({ fetch: (_url, init) => fetch(url, init) });
  if (response && response.status !== wanted) {
    const { status } = response;
    const message = `the server answers ${status}, and ${wanted ?? "not at all"} to what a client sends`;
    return { kind: "error", error: { code: "unexpected-status", message, status } };
  }
  // A documented failure is an answer like others.
  const failed = response && !response.ok && isDocumented(description, response.status);
  return outcome.kind === "error" && !failed ? outcome : { kind: "accepted" };
}

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

/** The response to a raw request. */
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
