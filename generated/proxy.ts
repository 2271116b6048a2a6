// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import type { ProxyOptions } from "../runtime/proxy/proxy-options.ts";
import { type ApiProxy, createProxy as createProxyOf } from "../runtime/proxy/proxy.ts";
import { api } from "./api.ts";

/**
 * A proxy between pages and the server, not listening yet: it asks once for all pages, and hands on
 * nothing but what the spec describes.
 *
 * @throws {@link InputError} where an option cannot be used.
 */
export function createProxy(options: ProxyOptions): ApiProxy {
  return createProxyOf(api, options);
}

export { cacheApiStore } from "../runtime/proxy/cache-api-store.ts";
export { redisStore } from "../runtime/proxy/redis-store.ts";
export type { ApiProxy, ProxyListening, ProxyListenOptions } from "../runtime/proxy/proxy.ts";
export type { CacheApi } from "../runtime/proxy/cache-api-store.ts";
export type { ProxyEvent } from "../runtime/proxy/proxy-event.ts";
export type {
  AllowedValues,
  ForwardOptions,
  ProxyOptions,
} from "../runtime/proxy/proxy-options.ts";
export type { ProxyStore, StoredText } from "../runtime/proxy/proxy-store.ts";
export type { RedisCommand } from "../runtime/proxy/redis-store.ts";
export type { ProxyContext } from "../runtime/proxy/web-exchange.ts";
