import { HTTP_URL, type SentRequest } from "./client-options.ts";
import { discard } from "./response-body.ts";
import { isRedirect } from "./status.ts";

/** As many as the Fetch Standard follows (§4.4, "HTTP-redirect fetch"). */
const MOST = 20;

/**
 * Sends a request and follows the redirects of a GET. Another origin gets none of the app's headers,
 * and neither does what comes after it: `fetch` by itself would hand on all but `Authorization`.
 * Nothing but a GET is redirected, since it might take effect twice.
 *
 * A redirect that leads nowhere is the answer itself. A page is not shown where one leads, so there
 * `fetch` follows, if the request has no headers that it could hand on.
 */
export async function follow(
  { url, headers, ...request }: SentRequest,
  ask: (url: string, init: RequestInit) => Promise<Response>,
): Promise<Response> {
  for (let count = 0; ; count++) {
    const response = await ask(url, { ...request, headers });
    if (request.method !== "GET") return response;
    if (response.type === "opaqueredirect") {
      let own = false;
      headers.forEach((_value, name) => {
        own ||= name !== "accept";
      });
      return own ? response : ask(url, { ...request, headers, redirect: "follow" });
    }
    const next = isRedirect(response.status) && target(response, url);
    if (!next || count === MOST) return response;
    discard(response.body);
    if (next.origin !== new URL(url).origin) {
      headers = new Headers({ accept: headers.get("accept") ?? "*/*" });
    }
    url = next.href;
  }
}

/** Where a redirect leads: nowhere without a `Location`, or with one that `fetch` would not take. */
function target(response: Response, url: string): URL | undefined {
  const location = response.headers.get("location");
  if (location === null) return undefined;
  try {
    const next = new URL(location, url);
    return HTTP_URL.test(next.href) ? next : undefined;
  } catch {
    return undefined;
  }
}
