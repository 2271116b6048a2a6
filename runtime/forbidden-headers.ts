/**
 * Headers about the connection and the framing of the message, and those that only a browser sets: every
 * platform drops them, overwrites them, or fails the request.
 */
const NEVER =
  /^(access-control-request-.*|connection|content-length|cookie2|expect|host|keep-alive|proxy-.*|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade)$/i;

/** Headers that a page cannot set, and that programs on a server have reasons to send. */
const NOT_IN_PAGES = /^(accept-charset|accept-encoding|cookie|date|dnt|origin|referer|via)$/i;

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
 */
export function isUnsendable(name: string): boolean {
  return (
    NEVER.test(name) ||
    (NOT_IN_PAGES.test(name) &&
      !new Request("http://h", { headers: [[name, "x"]] }).headers.has(name))
  );
}
