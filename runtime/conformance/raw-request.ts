import type { Fetch, Settings } from "../client-options.ts";
import { InputError } from "../errors.ts";
import type { Operation } from "../operation.ts";
import { prepareRequest } from "../request.ts";
import { TIMEOUT_MS } from "./call.ts";
import type { BodyCase } from "./case.ts";
import { bytesOf } from "./wire-body.ts";

/** A request with a body that no encoder wrote. */
export interface RawRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit;
  readonly redirect: "manual" | "follow";
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
  const prepared = prepareRequest(operation, input, settings, (path, problem) => {
    throw new InputError(path, problem, operation.id);
  });
  const { url, method, headers, redirect } = prepared;
  headers.set("content-type", contentType);
  return { url, method, headers, body: bytesOf(body), redirect };
}

/** @throws What `fetch` rejects with, or the platform's `TimeoutError`. */
export function sendRaw({ url, ...init }: RawRequest, fetch: Fetch): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
}
