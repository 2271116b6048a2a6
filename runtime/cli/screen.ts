import type { Output } from "../text/layout.ts";

/**
 * Lines on a terminal that the next ones overwrite in place. Nothing else of the
 * screen is touched, so whatever ends the program leaves it as it should be, but for the cursor.
 */
export class Screen {
  readonly #output: Output;
  #drawn = 0;
  #open = false;

  constructor(output: Output) {
    this.#output = output;
  }

  draw(all: readonly string[]): void {
    // What has left the screen could not be written over.
    const lines = all.slice(0, Math.max(1, (this.#output.rows() ?? all.length + 1) - 1));
    const hide = this.#open ? "" : "\u001b[?25l";
    this.#open = true;
    // To the first of the lines that were drawn, and from there everything is cleared.
    const back = this.#drawn > 0 ? `\u001b[${this.#drawn}F\u001b[0J` : "";
    this.#drawn = lines.length;
    this.#output.write(`${hide}${back}${lines.join("\n")}\n`);
  }

  /** Gives the cursor back. */
  close(): void {
    if (this.#open) this.#output.write("\u001b[?25h");
    this.#open = false;
  }
}
