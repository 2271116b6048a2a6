import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PACKAGE = dirname(
  createRequire(import.meta.url).resolve("@fontsource/noto-sans-jp/package.json"),
);

/**
 * A style sheet or a file of Noto Sans JP: the font is cut into some 120 files by `unicode-range`, and
 * a browser fetches those whose characters the page has.
 * @param path - Below `/fonts/`: `400.css`, or the `files/….woff2` that it names.
 */
export async function font(path: string): Promise<Uint8Array | undefined> {
  if (!/^(?:[47]00\.css|files\/[\w-]+\.woff2)$/.test(path)) return undefined;
  return readFile(join(PACKAGE, path)).catch(() => undefined);
}
