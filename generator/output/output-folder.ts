import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isSystemError, UserError } from "../diagnostics/user-error.ts";
import { MANIFEST, printManifest, readManifest } from "./manifest.ts";
import { LOCK } from "./output-lock.ts";

/** What files are called while they are written. */
const TEMPORARY = /^\.generate-\d+-\d+\.tmp$/;

/** An output folder as it lies on the disk. */
export interface OutputFolder {
  readonly path: string;
  /** Everything in it by its path, with `/` between parts. What a symbolic link leads to is not looked at. */
  readonly entries: ReadonlyMap<string, "file" | "folder" | "other">;
  /** What its manifest lists. */
  readonly owned: ReadonlySet<string>;
}

/**
 * Looks at an output folder, which need not be there yet.
 *
 * @throws {UserError} when something else is at its place, or its manifest is not the generator's.
 */
export function readFolder(path: string): OutputFolder {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { path, entries: new Map(), owned: new Set() };
  if (!found.isDirectory())
    throw new UserError(`${path} is not a folder`, "choose another one with --out");
  const entries = new Map<string, "file" | "folder" | "other">();
  scan(path, "", entries);
  const owned = new Set(readOwned(path, entries.get(MANIFEST)));
  // A run that was killed at its first step leaves this before anything lists it.
  for (const [name, kind] of entries) if (kind === "file" && TEMPORARY.test(name)) owned.add(name);
  return { path, entries, owned };
}

/** The bytes of a file below an output folder; undefined where it has gone since. */
export function readBytes(folder: OutputFolder, path: string): Buffer | undefined {
  return unlessGone(() => readFileSync(join(folder.path, path)));
}

/** Another run may delete what this one looks at. */
function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function scan(folder: string, below: string, entries: Map<string, string>): void {
  const found = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  for (const entry of found) {
    const path = `${below}${entry.name}`;
    if (path.startsWith(LOCK)) continue;
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
      return readManifest(unlessGone(() => readFileSync(path, "utf8")) ?? printManifest([]), path);
    default:
      throw new UserError(
        `${path} is not a file`,
        "move it away, or choose another folder with --out",
      );
  }
}
