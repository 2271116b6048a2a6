import type { WireRequest } from "./case.ts";

/** A request before it is sent. */
interface Unsent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** A request as cases have it. */
export function wireRequest({ url, method, headers, body }: Unsent, baseUrl: string): WireRequest {
  return {
    method,
    path: url.slice(baseUrl.length),
    headers: Object.fromEntries(headers),
    ...(body === null ? {} : { body: { text: body } }),
  };
}
