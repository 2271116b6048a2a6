/** The newest items, up to a number of items and of bytes, so that a mock's memory is bounded. */
export class BoundedList<T> {
  readonly #most: number;
  readonly #mostBytes: number;
  #kept: { readonly item: T; readonly bytes: number }[] = [];
  #bytes = 0;
  #dropped = 0;

  constructor(most: number, mostBytes: number) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  /** Oldest first. */
  get items(): readonly T[] {
    return this.#kept.map(({ item }) => item);
  }

  get count(): number {
    return this.#kept.length;
  }

  /** How many items have been dropped since it was last cleared. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Evicts oldest items to fit; drops the item if it alone exceeds the limit. */
  add(item: T, bytes: number): void {
    if (bytes > this.#mostBytes) {
      this.#dropped++;
      return;
    }
    this.#kept.push({ item, bytes });
    this.#bytes += bytes;
    while (this.#kept.length > this.#most || this.#bytes > this.#mostBytes) {
      this.#bytes -= this.#kept.shift()?.bytes ?? 0;
      this.#dropped++;
    }
  }

  clear(): void {
    this.#kept = [];
    this.#bytes = 0;
    this.#dropped = 0;
  }
}

/** Roughly what an object takes in addition to its texts, in bytes. */
const OVERHEAD = 200;

/** How much memory an object of texts takes, in bytes: engines store a Latin-1 character in one byte. */
export function memoryOf(...texts: readonly string[]): number {
  return texts.reduce((sum, text) => {
    return sum + text.length * (/[^\0-\xff]/.test(text) ? 2 : 1);
  }, OVERHEAD);
}
