import { isBodyless } from "../api/wire-body.ts";
import { InputError } from "../errors.ts";
import type { Bytes } from "../platform.ts";

/** What the mock itself has to say, as opposed to what the API answers. */

type ReplyHeaders = Readonly<Record<string, string>>;

/** A sentence for the reader of the answer. */
export function text(status: number, message: string, headers: ReplyHeaders = {}): Response {
  const type = { "content-type": "text/plain; charset=utf-8" };
  return new Response(`${message}\n`, { status, headers: { ...type, ...headers } });
}

/** A value, laid out to be read in a terminal too. */
export function json(status: number, value: unknown, headers: ReplyHeaders = {}): Response {
  const type = { "content-type": "application/json" };
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return new Response(body, { status, headers: { ...type, ...headers } });
}

/** Nothing more than a status. */
export function empty(status: number, headers: ReplyHeaders = {}): Response {
  return new Response(null, { status, headers });
}

/** Bytes as they are: unlike a text, they are given no content type where there is none. */
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

/** Ends the handling of a request with an answer that says what is wrong with it. */
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
 * Answers in any case: with what the work gives, or else what it refuses.
 * @param signal - When that has aborted nobody waits for an answer.
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
