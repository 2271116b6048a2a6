import { sayInJson } from "./control.ts";
import { empty, MockHttpError } from "./reply.ts";

/** For how long a browser may cache a preflight response, in seconds. */
const MAX_AGE = "600";

/** Whether this is a preflight (Fetch, "CORS-preflight request"). */
export function isPreflight({ method, headers }: Request): boolean {
  return (
    method === "OPTIONS" && headers.has("origin") && headers.has("access-control-request-method")
  );
}

/**
 * Allows every method and header: a page cannot read the response to a preflight, so that what is wrong with its request
 * has to be said in the response to the request itself.
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
 * Lets pages of every origin read an answer: `*`, since no answer depends on the origin. CORS headers that an answer already
 * has are kept.
 */
export function withCors(response: Response): Response {
  // A connection that is to be cut has no headers.
  if (response.type === "error") return response;
  const { headers } = response;
  if (!headers.has("access-control-allow-origin")) headers.set("access-control-allow-origin", "*");
  if (!headers.has("access-control-expose-headers")) {
    headers.set("access-control-expose-headers", "preference-applied, retry-after");
  }
  return response;
}

/**
 * Refuses requests to the control by pages of other origins. Without CORS headers they cannot read the response, but the
 * request would take effect.
 * @param hosts - The hosts under which the mock is reached.
 * @throws {MockHttpError} 403.
 */
export function checkOrigin({ url, headers }: Request, hosts: ReadonlySet<string>): void {
  const { hostname, origin: own } = new URL(url);
  if (!isLocal(hostname) && !hosts.has(hostname)) {
    // With DNS rebinding, the name of another site resolves to this machine, and its pages are of the same origin.
    const names = "localhost, an IP address, or the host that the mock listens on";
    throw new MockHttpError(
      sayInJson(403, `the control is reached by ${names}, not by "${hostname}"`),
    );
  }
  const origin = headers.get("origin");
  if (origin !== null && origin !== own) {
    const problem = `the control takes no requests from pages of other origins: ${origin} is not ${own}`;
    throw new MockHttpError(sayInJson(403, problem));
  }
}

/** Neither an address nor `localhost` (RFC 6761 §6.3) can be rebound. */
function isLocal(hostname: string): boolean {
  return /^(?:\[.*\]|\d+\.\d+\.\d+\.\d+|(?:.+\.)?localhost)$/.test(hostname);
}
