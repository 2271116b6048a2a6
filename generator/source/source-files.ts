import { constants, realpathSync, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { asUserError, isSystemError, shortPath, UserError } from "../diagnostics/user-error.ts";

/**
 * Gives the text of a file, or `undefined` where there is none. Paths have `/` between parts.
 *
 * @throws {UserError} that says why a file is not read.
 */
export type Reader = (path: string, kind?: SourceKind) => Promise<string | undefined>;

/** What a file is read as: a part of a spec, which is the default, or the text of an example. */
export type SourceKind = "spec" | "sample";

/** Gives the names of the files in a folder; none where there is no folder. */
export type Lister = (folder: string) => Promise<readonly string[]>;

/** The largest file of a spec, in bytes: far more than any spec has. */
export const LARGEST = 64 * 2 ** 20;

/** How the names of files end that a spec may refer to. */
const EXTENSIONS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

/** What makes a folder a project. */
const PROJECT_MARKS = [".git", "package.json"];

/**
 * Reads the files of a spec, and nothing else: regular files of at most {@link LARGEST} bytes. All
 * but the first and overlays, which the caller names, lie below the spec's
 * folder or below the project, symbolic links followed. The project is the nearest folder at or
 * above the working folder that has a `.git` or, failing that, a `package.json`; where there is
 * none, it is the working folder, unless that is the root of the file system. Parts of a spec end in `.yaml`, `.yml`
 * or `.json`; the text of an example may have any name.
 *
 * The reader gives `undefined` where there is no file, and throws a {@link UserError} that says why a
 * file is not read.
 */
export function sourceReader(entry: string, overlays: readonly string[] = []): Reader {
  const first = resolve(entry);
  const named = new Set([entry, ...overlays].map((path) => resolve(path)));
  const roots = [dirname(first), dirname(realPath(first) ?? first), projectFolder()]
    .filter((root) => root !== undefined)
    .flatMap((root) => [root, realPath(root) ?? root]);
  return async (path, kind = "spec") => {
    const full = resolve(path);
    const real = realPath(full);
    if (!named.has(full)) checkPlace(path, kind, [full, real ?? full], roots);
    return real === undefined ? undefined : await readText(real, path);
  };
}

/** Messages reveal nothing about files elsewhere, not even whether they exist. */
function checkPlace(
  shown: string,
  kind: SourceKind,
  places: readonly string[],
  roots: readonly string[],
): void {
  for (const place of places) {
    if (!roots.some((root) => isBelow(place, root))) {
      throw new UserError(
        `${shortPath(shown)} lies outside of the project and of the spec's folder`,
        "files are read only below these: move it there, or run the generator in a folder above both",
      );
    }
    if (kind === "spec" && !EXTENSIONS.has(extname(place).toLowerCase())) {
      throw new UserError(
        `the name of ${shortPath(shown)} does not end in .yaml, .yml or .json`,
        "no other files are read",
      );
    }
  }
}

function isBelow(path: string, root: string): boolean {
  const below = relative(root, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** Where a path leads in the end; undefined where it leads nowhere. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return undefined;
    }
    throw asUserError(error, path);
  }
}

function projectFolder(): string | undefined {
  const cwd = process.cwd();
  for (const mark of PROJECT_MARKS) {
    for (let folder = cwd; ; folder = dirname(folder)) {
      if (statSync(join(folder, mark), { throwIfNoEntry: false }) !== undefined) return folder;
      if (dirname(folder) === folder) break;
    }
  }
  return dirname(cwd) === cwd ? undefined : cwd;
}

async function readText(path: string, shown: string): Promise<string> {
  const bytes = await readRegular(path, shown);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${shortPath(shown)} is not UTF-8`, "save it in that encoding");
  }
}

/** What is looked at is what was opened; opening a pipe without a writer does not wait for one. */
async function readRegular(path: string, shown: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    // Windows has no such flag, and no such files.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = await file.stat();
    if (found.isDirectory()) throw new UserError(`${shortPath(shown)} is a folder, not a file`);
    if (!found.isFile()) {
      throw new UserError(
        `${shortPath(shown)} is not a regular file`,
        "devices, pipes and sockets are not read: save what comes from it as a file",
      );
    }
    if (found.size > LARGEST) throw tooLarge(shown);
    return await readBounded(file, shown);
  } catch (error) {
    throw asUserError(error, shown);
  } finally {
    await file?.close();
  }
}

/** The size that a file says it has need not be the one that it has. */
async function readBounded(file: FileHandle, shown: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(2 ** 16), 0, 2 ** 16, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    length += bytesRead;
    if (length > LARGEST) throw tooLarge(shown);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function tooLarge(shown: string): UserError {
  return new UserError(
    `${shortPath(shown)} is larger than ${LARGEST / 2 ** 20} MiB`,
    "a file of a spec is smaller than that: is it the right one?",
  );
}
