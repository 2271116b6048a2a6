import type { ProxyStore } from "../../../generated/proxy.ts";

/** A store in memory, by one clock. */
export function memoryStore() {
  const held = new Map<string, { text: string; at: number; ttlMs: number }>();
  const find = (key: string) => {
    const found = held.get(key);
    return found && Date.now() - found.at < found.ttlMs ? found : undefined;
  };
  const store: ProxyStore = {
    async get(key) {
      const found = find(key);
      return found && { text: found.text, ageMs: Date.now() - found.at };
    },
    async set(key, text, ttlMs) {
      held.set(key, { text, at: Date.now(), ttlMs });
    },
    async lock(key, owner, ttlMs) {
      if (find(key)) return false;
      held.set(key, { text: owner, at: Date.now(), ttlMs });
      return true;
    },
    async unlock(key, owner) {
      if (find(key)?.text === owner) held.delete(key);
    },
  };
  return { store, held };
}
