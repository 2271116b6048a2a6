import type { ProxyStore } from "./proxy-store.ts";

/** Sends a command to a Redis server and gives its reply: `client.sendCommand(args)` of node-redis, `client.call(...args)` of ioredis. */
export type RedisCommand = (args: string[]) => Promise<unknown>;

/** The text and how long it has still to live, as one step: its age is by the server's clock. */
const GET =
  'local t = redis.call("GET", KEYS[1]); if not t then return false end; return {t, redis.call("PTTL", KEYS[1])}';

/** Only who took a lock gives it up: another may have it by now. */
const UNLOCK =
  'if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end; return 0';

/**
 * Keeps what a proxy knows in Redis (2.6.12 or later) or what speaks its language, such as Valkey, for all instances.
 * Ages are by the server's clock.
 * @param command - Sends a command by a client of yours.
 */
export function redisStore(command: RedisCommand): ProxyStore {
  return {
    async get(key) {
      const reply = await command(["EVAL", GET, "1", key]);
      if (!Array.isArray(reply)) return undefined;
      const [stored, leftMs] = reply;
      // The time for which it was stored precedes it.
      const [, ttlMs, text] = /^(\d+) (.*)$/s.exec(String(stored)) ?? [];
      if (text === undefined) return undefined;
      return { text, ageMs: Math.max(0, Number(ttlMs) - Number(leftMs)) };
    },
    async set(key, text, ttlMs) {
      await command(["SET", key, `${ttlMs} ${text}`, "PX", String(ttlMs)]);
    },
    async lock(key, owner, ttlMs) {
      return (await command(["SET", key, owner, "NX", "PX", String(ttlMs)])) !== null;
    },
    async unlock(key, owner) {
      await command(["EVAL", UNLOCK, "1", key, owner]);
    },
  };
}
