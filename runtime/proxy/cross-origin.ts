import { quote } from "../errors.ts";
import { bare, type ProxyReply, type ProxyRequest, type ReplyHeaders } from "./proxy-exchange.ts";
import type { ProxySettings } from "./proxy-options.ts";
import { forwardedValue } from "./senders.ts";

/** For how long a browser may cache a preflight response, in seconds. */
const MAX_AGE = "600";

/** The headers that a page of another origin may read besides those that every page may (Fetch, "CORS-safelisted response-header name"). */
const EXPOSED = "age, cache-status, etag, retry-after";

/** The other origins whose pages may use a proxy. */
export class CrossOrigin {
  readonly #origins: ReadonlySet<string>;
  readonly #trustedProxies: number;

  constructor({ origins, trustedProxies }: ProxySettings) {
    this.#origins = new Set(origins);
    this.#trustedProxies = trustedProxies;
  }

  /** The CORS headers of an answer, if the page may read it. */
  headersFor({ header }: ProxyRequest): ReplyHeaders | undefined {
    if (this.#origins.size === 0) return undefined;
    const origin = header("origin");
    if (origin === undefined || !this.#origins.has(origin)) return undefined;
    return {
      "access-control-allow-origin": origin,
      "access-control-expose-headers": EXPOSED,
    };
  }

  /** The value of `Vary`, without which a cache could serve an answer to a page of another origin. */
  vary(fields: string): string {
    return this.#origins.size === 0 ? fields : `${fields}, Origin`;
  }

  /**
   * Why a page may not send this request: its origin is neither the proxy's own nor allowed. Undefined if it may, or if no
   * page sends it. Some of the requests accepted here need no preflight. Browsers send `Sec-Fetch-Site` only to hosts
   * reached by TLS or on the same machine; elsewhere, `Origin` is compared with the host.
   */
  refusalOf(request: ProxyRequest): string | undefined {
    const site = request.header("sec-fetch-site");
    const origin = request.header("origin");
    if (origin !== undefined && this.#origins.has(origin)) return undefined;
    if (site !== undefined) {
      const isOwn = site === "same-origin" || site === "none";
      return isOwn ? undefined : `origins does not contain ${quote(origin ?? site)}`;
    }
    if (origin === undefined) return undefined;
    const hosts = this.#hostsOf(request);
    if (hosts.some((host) => isOriginOf(origin, host))) return undefined;
    const own = hosts.map((host) => quote(host)).join(", ");
    return `origins does not contain ${quote(origin)}, which is not of the host ${own}`;
  }

  /** The hosts under which a page may have reached the proxy. */
  #hostsOf({ header, host }: ProxyRequest): readonly string[] {
    const forwarded = forwardedValue(header("x-forwarded-host"), this.#trustedProxies);
    const hosts = [forwarded, header("host"), host].filter((each) => each !== undefined);
    return [...new Set(hosts)];
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

/**
 * Whether an origin belongs to a host. Schemes are not compared: behind a proxy that terminates TLS, the request's differs from
 * the page's. The default port is that of the origin's scheme.
 */
function isOriginOf(origin: string, host: string): boolean {
  try {
    const { protocol, host: expected } = new URL(origin);
    return new URL(`${protocol}//${host}`).host === expected;
  } catch {
    return false;
  }
}
