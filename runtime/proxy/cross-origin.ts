import { bare, type ProxyReply, type ProxyRequest, type ReplyHeaders } from "./proxy-exchange.ts";

/** For how long a browser need not ask again whether it may, in seconds. */
const MAX_AGE = "600";

/** What a page of another origin is let see, besides what every page is (Fetch, "CORS-safelisted response-header name"). */
const EXPOSED = "age, cache-status, etag, retry-after";

/** The other origins whose pages may use a proxy. */
export class CrossOrigin {
  readonly #origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
  }

  /** What is added to each answer, so that a page that may read it can, and no cache gives it to another. */
  headersFor({ header }: ProxyRequest): ReplyHeaders | undefined {
    if (this.#origins.size === 0) return undefined;
    const origin = header("origin");
    if (origin === undefined || !this.#origins.has(origin)) return undefined;
    return {
      "access-control-allow-origin": origin,
      "access-control-expose-headers": EXPOSED,
    };
  }

  /** The fields on which an answer depends. */
  vary(fields: string): string {
    return this.#origins.size === 0 ? fields : `${fields}, Origin`;
  }

  /**
   * Whether a page of an origin that is not named sends this. Browsers say so (Fetch Metadata); they ask
   * before they send most of what is taken here, but not all of them do.
   */
  isForeign({ header }: ProxyRequest): boolean {
    const site = header("sec-fetch-site");
    if (site === undefined || site === "same-origin" || site === "none") return false;
    return !this.#origins.has(header("origin") ?? "");
  }

  /** The answer to OPTIONS. A browser reads whether a page may send a request. */
  options(request: ProxyRequest, methods: readonly string[]): ProxyReply {
    const allow = methods.join(", ");
    const isPreflight = request.header("access-control-request-method") !== undefined;
    const headers = this.headersFor(request);
    if (!isPreflight || !headers) return bare(204, { allow });
    return bare(204, {
      allow,
      ...headers,
      "access-control-allow-methods": allow,
      "access-control-allow-headers": "content-type",
      "access-control-max-age": MAX_AGE,
      vary: "Origin",
    });
  }
}
