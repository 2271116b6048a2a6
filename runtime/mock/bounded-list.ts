/** The newest items, up to a number of them and of bytes: what a mock remembers does not grow for ever. */
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

  /** How many were not kept, or not for long, since it was cleared. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Drops the oldest for it, or the item itself where it is too large alone. */
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

/** What an object takes besides its texts, in bytes, roughly. */
const OVERHEAD = 200;

/** How much memory an object takes that consists of texts: engines hold Latin-1 in one byte each. */
export function memoryOf(...texts: readonly string[]): number {
  return texts.reduce((sum, text) => {
    return sum + text.length * (/[^\0-\xff]/.test(text) ? 2 : 1);
  }, OVERHEAD);
}
