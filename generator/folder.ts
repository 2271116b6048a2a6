import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST, readManifest } from "./manifest.ts";
import { Refusal } from "./refusal.ts";

/** An output folder as it lies on the disk. */
export interface Folder {
  readonly path: string;
  /** Everything in it by its path, with `/` between parts. What a symbolic link leads to is not looked at. */
  readonly entries: ReadonlyMap<string, "file" | "folder" | "other">;
  /** What its manifest lists. */
  readonly owned: ReadonlySet<string>;
}

/**
 * Looks at an output folder, which need not be there yet.
 *
 * @throws {Refusal} when something else is at its place, or its manifest is not the generator's.
 */
export function readFolder(path: string): Folder {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { path, entries: new Map(), owned: new Set() };
  if (!found.isDirectory())
    throw new Refusal(`${path} is no folder`, "choose another one with --out");
  const entries = new Map<string, "file" | "folder" | "other">();
  scan(path, "", entries);
  return { path, entries, owned: readOwned(path, entries.get(MANIFEST)) };
}

/** The bytes of a file below an output folder. */
export function readBytes(folder: Folder, path: string): Buffer {
  return readFileSync(join(folder.path, path));
}

function scan(folder: string, below: string, entries: Map<string, string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${below}${entry.name}`;
    const kind = kindOf(entry);
    entries.set(path, kind);
    if (kind === "folder") scan(join(folder, entry.name), `${path}/`, entries);
  }
}

function kindOf(entry: Dirent): "file" | "folder" | "other" {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}

function readOwned(folder: string, manifest: string | undefined): ReadonlySet<string> {
  const path = join(folder, MANIFEST);
  switch (manifest) {
    case undefined:
      return new Set();
    case "file":
      return readManifest(readFileSync(path, "utf8"), path);
    default:
      throw new Refusal(`${path} is no file`, "move it away, or choose another folder with --out");
  }
}
