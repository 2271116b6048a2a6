import type { Response } from "../platform.ts";
import type { ProxyStore } from "./proxy-store.ts";

/** As much of the Cache API as is used: `caches.default` of Workers, or a `Cache` that was opened. */
export interface CacheApi {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

/** Below this no server is asked: entries of the Cache API are known by URLs. */
const BASE = "https://proxy-store.invalid/";

const STORED_AT = "x-stored-at";

/**
 * Keeps what a proxy knows in the Cache API, for all instances that share it: on Workers, those of one
 * data centre. It has no locks; its substitute for locks sometimes lets two instances ask at the same time.
 * @param cache - Called when it is first needed, since Workers have none outside of requests.
 */
export function cacheApiStore(cache: () => CacheApi | Promise<CacheApi>): ProxyStore {
  const urlOf = (key: string): string => BASE + encodeURIComponent(key);
  async function put(key: string, text: string, ttlMs: number): Promise<void> {
    const headers = {
      "cache-control": `max-age=${Math.max(1, Math.ceil(ttlMs / 1000))}`,
      [STORED_AT]: `${Date.now()} ${ttlMs}`,
    };
    await (await cache()).put(urlOf(key), new Response(text, { headers }));
  }
  async function get(key: string) {
    const response = await (await cache()).match(urlOf(key));
    if (!response) return undefined;
    const [at = Number.NaN, ttlMs = 0] = (response.headers.get(STORED_AT) ?? "")
      .split(" ")
      .map(Number);
    const ageMs = Date.now() - at;
    const text = await response.text();
    // Whole seconds are all that the cache itself knows.
    return ageMs < ttlMs ? { text, ageMs: Math.max(0, ageMs) } : undefined;
  }
  return {
    get,
    set: put,
    async lock(key, owner, ttlMs) {
      if (await get(key)) return false;
      await put(key, owner, ttlMs);
      return (await get(key))?.text === owner;
    },
    async unlock(key, owner) {
      if ((await get(key))?.text === owner) await (await cache()).delete(urlOf(key));
    },
  };
}
