import type { WireRequest, WireResponse } from "../api/case.ts";
import { bytesOf } from "../api/wire-body.ts";

/** Why no client can be given an answer over HTTP by `fetch`; nothing where it can. */
export function answerLimit(
  { status, headers, body }: WireResponse,
  method: string,
): string | undefined {
  if (status < 200 || status > 599) return `HTTP has no final answer with the status ${status}`;
  if ([204, 205, 304].includes(status) && bytesOf(body).length > 0) {
    return `HTTP has no body with the status ${status}`;
  }
  const redirect =
    [301, 302, 303, 307, 308].includes(status) && new Headers(headers).has("location");
  return redirect && method === "GET" ? "fetch follows a redirect by itself" : undefined;
}

/** Why a client cannot have sent a header that was expected; nothing where it can. */
export function headerLimit(expected: WireRequest, sent: WireRequest): string | undefined {
  for (const [name, value] of Object.entries(expected.headers)) {
    // Browsers leave some out, such as `accept-charset`, wherever a request is made of them.
    if (Object.hasOwn(sent.headers, name)) continue;
    const made = new Request("http://localhost", { headers: { [name]: value } });
    if (!made.headers.has(name)) return `this platform sends no header ${name}`;
  }
  return undefined;
}
