import type { ProxyRequest } from "./proxy-exchange.ts";
import { TokenBucket } from "./token-bucket.ts";

const MINUTE = 60_000;

/** How many senders are remembered. Beyond that, the least recently used are forgotten. */
const MOST = 10_000;

/** How much each sender of requests with a body has sent of late. */
export class Senders {
  readonly #perMinute: number;
  readonly #trustedProxies: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(perMinute: number, trustedProxies: number) {
    this.#perMinute = perMinute;
    this.#trustedProxies = trustedProxies;
  }

  /** Counts a request. Gives 0, or in how many milliseconds its sender may send again. */
  take(request: ProxyRequest, now: number): number {
    const sender = senderOf(request, this.#trustedProxies);
    const bucket = this.#buckets.get(sender) ?? new TokenBucket(this.#perMinute, MINUTE, now);
    this.#buckets.delete(sender);
    this.#buckets.set(sender, bucket);
    for (const [name, each] of this.#buckets) {
      // In least-recently-used order, so once one still counts, the rest do too.
      if (this.#buckets.size <= MOST && !each.isFull(now)) break;
      if (name !== sender) this.#buckets.delete(name);
      else break;
    }
    return bucket.take(now);
  }
}

/**
 * The key of a sender: its address, or the first 64 bits of an IPv6 address, which one network shares. Senders
 * without a known address are all one.
 */
function senderOf({ address, header }: ProxyRequest, trustedProxies: number): string {
  const forwarded = forwardedValue(header("x-forwarded-for"), trustedProxies) ?? address ?? "";
  return network(forwarded.toLowerCase().slice(0, 64));
}

/**
 * What the outermost of the trusted proxies wrote into a list such as `X-Forwarded-For`; undefined where none is trusted.
 * The client's own text comes first, and each proxy appends what it saw (RFC 7239 §5.2 has the same order).
 */
export function forwardedValue(
  field: string | undefined,
  trustedProxies: number,
): string | undefined {
  if (field === undefined || trustedProxies === 0) return undefined;
  const hops = field.split(",");
  return hops.at(-Math.min(trustedProxies, hops.length))?.trim();
}

function network(address: string): string {
  const mapped = /^\[?::ffff:(\d+\.\d+\.\d+\.\d+)\]?(?::\d+)?$/.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (address.split(":").length < 3) return address.replace(/:\d+$/, "");
  try {
    // The platform writes an address in its one form, with the longest run of zeros as `::`.
    const { hostname } = new URL(`http://[${address.replace(/^\[|\](?::\d+)?$|%.*$/g, "")}]`);
    const [front = "", back] = hostname.slice(1, -1).split("::");
    const groups = front === "" ? [] : front.split(":");
    const after = back ? back.split(":") : [];
    const zeros = back === undefined ? 0 : 8 - groups.length - after.length;
    return [...groups, ...Array<string>(Math.max(0, zeros)).fill("0"), ...after]
      .slice(0, 4)
      .join(":");
  } catch {
    return address;
  }
}
