import { empty } from "./reply.ts";

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
