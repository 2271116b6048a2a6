import { sayInJson } from "./control.ts";
import { MockHttpError } from "./reply.ts";

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
