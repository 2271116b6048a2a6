/**
 * Shares cached answers between the instances of a proxy, so that one request serves all of them. A store that
 * fails, or takes longer than 250 ms, is bypassed. The store computes ages, by one clock for
 * all instances: their own clocks may differ.
 */
export interface ProxyStore {
  /** What was stored under a key, and how many milliseconds ago; undefined if nothing was. */
  get(key: string): Promise<StoredText | undefined>;
  /** Stores a text for that many milliseconds. */
  set(key: string, text: string, ttlMs: number): Promise<void>;
  /** Takes the lock of a key for `owner`, for that many milliseconds; false if another owner holds it. */
  lock(key: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Gives up the lock, if `owner` still has it. */
  unlock(key: string, owner: string): Promise<void>;
}

export interface StoredText {
  readonly text: string;
  readonly ageMs: number;
}
