import type { GeneratedFile } from "../emitter.ts";
import { code } from "./inline.ts";
import { headingsIn, isParagraph, proseBelow } from "./prose.ts";

/** A page in the making: it knows under which names its headings can be linked to. */
export class MarkdownPage {
  readonly path: string;
  readonly #parts: (string | Promise<string>)[] = [];
  readonly #anchors = new Map<string, number>();

  constructor(path: string) {
    this.path = path;
  }

  /** Adds a heading, as Markdown. Gives the anchor that leads to it. */
  heading(level: number, text: string): string {
    this.add(`${"#".repeat(level)} ${text}`);
    return this.#anchor(text);
  }

  /** Adds a block, with an empty line before it. Code in it may still be with the formatter. */
  add(block: string | Promise<string>): void {
    if (block !== "") this.#parts.push(block);
  }

  /** Adds a description of the spec, below a heading of some level. */
  describe(level: number, text: string): void {
    this.add(proseBelow(level, text));
    for (const heading of headingsIn(text)) this.#anchor(heading);
  }

  /** Adds the descriptions that a row of a table has no room for, below the table. */
  describeMore(
    level: number,
    rows: readonly { readonly name: string; readonly doc: string }[],
  ): void {
    for (const { name, doc } of rows.filter((row) => !isParagraph(row.doc))) {
      this.add(`More about ${code(name)}:`);
      this.describe(level, doc);
    }
  }

  /** The finished page. `source` is what the spec's part is called that it was made from. */
  async print(source: string): Promise<GeneratedFile> {
    // Nothing in it ends the comment: a browser takes --!> for an end, too.
    const from = source.replace(/\s+/g, " ").replaceAll(">", "&gt;");
    const head = `<!-- @generated from ${from}\n     Do not edit: change the spec, then run \`npm run generate\`. -->`;
    const parts = await Promise.all(this.#parts);
    return { path: this.path, text: `${[head, ...parts].join("\n\n")}\n` };
  }

  /** As GitHub makes them: a second heading of one name is numbered. */
  #anchor(heading: string): string {
    const anchor = anchorOf(heading);
    const before = this.#anchors.get(anchor) ?? 0;
    this.#anchors.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  }
}

/** The words of a heading, in lower case, with hyphens between them. */
export function anchorOf(heading: string): string {
  const words = heading.includes("](") ? heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1") : heading;
  return words
    .toLowerCase()
    .replace(/[^a-z\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}
