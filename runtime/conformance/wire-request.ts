import type { WireRequest } from "../api/case.ts";

/** A request before it is sent. */
interface Unsent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/**
 * Headers by their names in lower case. By `forEach`, since the types of browsers before TypeScript 6 have
 * the other ways only with `dom.iterable`.
 */
export function headerRecord(headers: Headers): { readonly [name: string]: string } {
  const record: { [name: string]: string } = {};
  headers.forEach((value, name) => {
    record[name] = value;
  });
  return record;
}

/** A request as cases have it. */
export function wireRequest({ url, method, headers, body }: Unsent, baseUrl: string): WireRequest {
  return {
    method,
    path: url.slice(baseUrl.length),
    headers: headerRecord(headers),
    ...(body === null ? {} : { body: { text: body } }),
  };
}
