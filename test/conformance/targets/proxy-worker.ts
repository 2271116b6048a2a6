/** A worker for workerd: a proxy with the Cache API, which tells what it was asked by. */
import { type ApiProxy, cacheApiStore, createProxy } from "../../../generated/proxy.ts";
import type { CacheApi } from "../../../runtime/proxy/cache-api-store.ts";
import type { ProxyContext } from "../../../runtime/proxy/web-exchange.ts";

let proxy: ApiProxy | undefined;

/** Of Workers: one cache more than the platform's types know. */
type Global = typeof globalThis & { readonly caches: { readonly default: CacheApi } };

export default {
  async fetch(request: Request, env: { readonly TARGET: string }, context: ProxyContext) {
    const create = () =>
      createProxy({
        target: env.TARGET,
        store: cacheApiStore(() => (globalThis as Global).caches.default),
      });
    // `?new` is another instance on the same cache.
    if (new URL(request.url).searchParams.has("new")) return create().handle(request, context);
    proxy ??= create();
    return proxy.handle(request, context);
  },
};
