import { isBodyless } from "../api/wire-body.ts";
import { InputError } from "../errors.ts";
import type { Bytes } from "../platform.ts";

/** The mock's own responses, as opposed to the API's. */

type ReplyHeaders = Readonly<Record<string, string>>;

/** A plain-text response for people. */
export function text(status: number, message: string, headers: ReplyHeaders = {}): Response {
  const type = { "content-type": "text/plain; charset=utf-8" };
  return new Response(`${message}\n`, { status, headers: { ...type, ...headers } });
}

/** A JSON response, indented for people. */
export function json(status: number, value: unknown, headers: ReplyHeaders = {}): Response {
  const type = { "content-type": "application/json" };
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return new Response(body, { status, headers: { ...type, ...headers } });
}

/** A response without a body. */
export function empty(status: number, headers: ReplyHeaders = {}): Response {
  return new Response(null, { status, headers });
}

/** A response with exactly these bytes: unlike with a string, no content type is added. */
export function exact(
  status: number,
  bytes: Bytes | undefined,
  headers: ReplyHeaders = {},
): Response {
  const body = bytes === undefined || isBodyless(status) ? null : bytes;
  return new Response(body, { status, headers });
}

/** The same answer without its body (RFC 9110 §9.3.2). */
export function withoutBody({ status, headers }: Response): Response {
  return new Response(null, { status, headers });
}

/** Ends the handling of a request with a response that says what is wrong. */
export class MockHttpError extends Error {
  override readonly name = "MockHttpError";
  readonly response: Response;

  constructor(response: Response) {
    super(`the mock answers ${response.status}`);
    this.response = response;
  }
}

/** The names that could replace an unknown name. */
export function choice(names: Iterable<string>): string {
  const all = [...names];
  return all.length === 0 ? "there is none" : `there are: ${all.join(", ")}`;
}

/** How the mock says what is wrong with a request. */
export type Say = (status: number, problem: string) => Response;

/**
 * Always gives a response: the result of the work, or what is wrong with the request.
 * @param signal - Aborted when the client has disconnected.
 */
export async function settle(
  signal: AbortSignal,
  work: () => Response | Promise<Response>,
  say: Say = text,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MockHttpError) return error.response;
    if (error instanceof InputError) return say(400, error.message);
    if (signal.aborted) return Response.error();
    return say(500, `${error}\nThis is a bug of the mock, not of the program that asks it.`);
  }
}
