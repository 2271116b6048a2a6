import { sayInJson } from "./control.ts";
import { empty, MockHttpError } from "./reply.ts";

/** For how long a browser need not ask again, in seconds. */
const MAX_AGE = "600";

/** Whether a browser asks if a page may send a request (Fetch, "CORS-preflight request"). */
export function isPreflight({ method, headers }: Request): boolean {
  return (
    method === "OPTIONS" && headers.has("origin") && headers.has("access-control-request-method")
  );
}

/**
 * Lets a page send whatever it wants to send: if that is wrong, it is the answer that says so, and a
 * page is shown no answer to a preflight.
 */
export function allowAll({ headers }: Request): Response {
  return empty(204, {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": headers.get("access-control-request-method") ?? "*",
    "access-control-allow-headers": headers.get("access-control-request-headers") ?? "*",
    "access-control-max-age": MAX_AGE,
  });
}

/**
 * Shows an answer to pages of every origin: `*`, since nothing here depends on who asks. An answer
 * that says something else itself is left as it is.
 */
export function withCors(response: Response): Response {
  // A connection that is cut has no headers.
  if (response.type === "error") return response;
  const { headers } = response;
  if (!headers.has("access-control-allow-origin")) headers.set("access-control-allow-origin", "*");
  if (!headers.has("access-control-expose-headers")) {
    headers.set("access-control-expose-headers", "preference-applied, retry-after");
  }
  return response;
}

/**
 * Keeps pages of other origins out of the control. There are no CORS headers for them to read an
 * answer, but a request can have its effect unread.
 * @param hosts - Names under which the mock is known to be reached.
 * @throws {MockHttpError} 403.
 */
export function checkOrigin({ url, headers }: Request, hosts: ReadonlySet<string>): void {
  const { hostname, origin: own } = new URL(url);
  if (!isLocal(hostname) && !hosts.has(hostname)) {
    // A page can have its own name lead here (DNS rebinding), and is then of the same origin.
    const names = "localhost, an IP address, or the host that the mock listens on";
    throw new MockHttpError(
      sayInJson(403, `the control is reached by ${names}, not by "${hostname}"`),
    );
  }
  const origin = headers.get("origin");
  if (origin !== null && origin !== own) {
    const problem = `the control is not for pages of another origin: ${origin} is not ${own}`;
    throw new MockHttpError(sayInJson(403, problem));
  }
}

/** An address cannot be made to lead elsewhere; `localhost` is not looked up (RFC 6761 §6.3). */
function isLocal(hostname: string): boolean {
  return /^(?:\[.*\]|\d+\.\d+\.\d+\.\d+|(?:.+\.)?localhost)$/.test(hostname);
}
