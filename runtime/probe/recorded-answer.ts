import type { Fetch } from "../http/client-options.ts";
import { charsetOf, readBody, readText } from "../http/response-body.ts";
import { textOf } from "../xml/encoding.ts";

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Whether the body continues after that. */
  readonly tooLarge: boolean;
  /** The body for a reader to look at, whatever it is. */
  readonly text: string;
  readonly charset: string | undefined;
  /** Where it came from, if that is not where it was asked for. */
  readonly redirectedTo: string | undefined;
}

/** A `fetch` that hands over each answer, its body included, before the client gets to see it. */
export function recording(fetch: Fetch, limit: number, record: (answer: Answer) => void): Fetch {
  let first: string | undefined;
  return async (url, init) => {
    first ??= url;
    const response = await fetch(url, init);
    const { bytes, tooLarge } = await readBody(response.clone(), limit);
    const charset = charsetOf(response);
    record({
      status: response.status,
      headers: response.headers,
      bytes,
      tooLarge,
      text: shownText(bytes, charset),
      charset,
      // A client follows redirects itself, a page leaves them to its platform.
      redirectedTo: response.redirected ? response.url : url === first ? undefined : url,
    });
    return response;
  };
}

/** As the document's own encoding has it, if it is one. */
function shownText(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return textOf(bytes, charset);
  } catch {
    return readText(bytes, charset);
  }
}
