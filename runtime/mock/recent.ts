/** The newest items, up to a number of them: what a mock remembers does not grow for ever. */
export class Recent<T> {
  readonly #most: number;
  #items: T[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Oldest first. */
  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.#most) this.#items.shift();
  }

  clear(): void {
    this.#items = [];
  }
}
