/**
 * Headers about the connection and the framing of a message, and those that browsers speak with: a platform
 * drops them, overwrites them, or fails the request.
 */
const NEVER =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|(access-control-request|proxy|sec)-.*)$/i;

/** The other ones that a page cannot set; programs on a server may have reasons to send them. */
const NOT_IN_PAGES =
  /^(accept-charset|accept-encoding|cookie2?|date|dnt|origin|referer|set-cookie|via)$/i;

/**
 * Whether a page cannot send a header: the forbidden request-headers of the Fetch Standard (§2.2.2). A
 * client that has to work everywhere must not have it as a parameter.
 */
export function isForbiddenHeader(name: string): boolean {
  return NEVER.test(name) || NOT_IN_PAGES.test(name);
}

/**
 * Whether this platform does not send a header that an app gives: one that is useless anywhere, or one
 * that its `Request` drops in silence, as browsers do with `Cookie` and Node does not.
 * @param name - A token, as names of headers are.
 */
export function isUnsendable(name: string): boolean {
  return (
    NEVER.test(name) ||
    // Some environments of tests have no Request, and those who give them a fetch send anything.
    (!!globalThis.Request && !new Request("http://h", { headers: [[name, ""]] }).headers.has(name))
  );
}
