/**
 * Shares what is known between the instances of a proxy, so that one of them asks for all. A store that
 * fails, or takes longer than 250 ms, is done without. The store computes ages, by one clock for
 * all instances: their own clocks may differ.
 */
export interface ProxyStore {
  /** What was stored under a key, and how many milliseconds ago; undefined if nothing is. */
  get(key: string): Promise<StoredText | undefined>;
  /** Stores a text for so many milliseconds. */
  set(key: string, text: string, ttlMs: number): Promise<void>;
  /** Whether nobody else held the lock of a key, so that `owner` now does, for so many milliseconds. */
  lock(key: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Gives up the lock, if `owner` still has it. */
  unlock(key: string, owner: string): Promise<void>;
}

export interface StoredText {
  readonly text: string;
  readonly ageMs: number;
}
