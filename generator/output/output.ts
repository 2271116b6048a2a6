import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { asUserError, UserError } from "../diagnostics/user-error.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { shortDiff } from "./diff.ts";
import { MANIFEST, printManifest } from "./manifest.ts";
import { foldersAbove, type OutputFiles, produce } from "./output-files.ts";
import { type OutputFolder, readBytes, readFolder } from "./output-folder.ts";
import { whileLocked } from "./output-lock.ts";

/** A file of the output folder that is not as it should be. */
export interface Difference {
  readonly path: string;
  /**
   * - `stale`: has other contents
   * - `line-ends`: has the same lines, which end in CR LF: a checkout made it so
   * - `missing`: is not there
   * - `extra`: was generated once and is no longer produced
   * - `foreign`: is not the generator's
   */
  readonly kind: "stale" | "line-ends" | "missing" | "extra" | "foreign";
  /** For a stale file, how its contents differ: `-` as it is, `+` as it should be. */
  readonly diff: readonly string[];
}

/** What writing changed. */
export interface Written {
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
}

/** Finds everything in which an output folder differs from what is produced. Changes nothing. */
export function compareOutput(
  out: string,
  files: readonly GeneratedFile[],
  leftOut: readonly string[] = [],
): readonly Difference[] {
  return compare(readFolder(out), produce(files, leftOut));
}

/**
 * Makes an output folder what is produced: writes what differs, deletes what is no longer produced.
 * Files that the generator did not write stay as they are. A run that is cut off leaves whole
 * files, all of them listed, so that the next run goes on from there; folders that it left empty are
 * removed by the next run. Two runs write one after the other.
 *
 * @throws {UserError} when such a file is in the way, before anything is written.
 */
export function writeOutput(
  out: string,
  files: readonly GeneratedFile[],
  leftOut: readonly string[] = [],
): Written {
  const produced = produce(files, leftOut);
  const { folder: seen, ...nothing } = plan(out, produced);
  const isNothing = nothing.written.length + nothing.deleted.length === 0;
  if (isNothing && whatIsInTheWay(seen, produced).length === 0) return nothing;
  mkdirSync(out, { recursive: true });
  return whileLocked(out, () => {
    // Another run may have been at work since, and while the folder was looked at: files could seem to be nobody's.
    const { folder, ...planned } = plan(out, produced);
    refuseToOverwrite(folder, whatIsInTheWay(folder, produced));
    const { written, deleted } = planned;
    if (written.length + deleted.length > 0) apply(folder, produced, written, deleted);
    return planned;
  });
}

/** What is to be done. */
function plan(out: string, produced: OutputFiles): Written & { readonly folder: OutputFolder } {
  const folder = readFolder(out);
  const differences = compare(folder, produced);
  const paths = (...kinds: readonly Difference["kind"][]) =>
    differences.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path);
  const written = paths("stale", "line-ends", "missing");
  return { folder, written, deleted: paths("extra"), unchanged: produced.size - written.length };
}

function compare(folder: OutputFolder, produced: OutputFiles): readonly Difference[] {
  const differences: Difference[] = [];
  for (const path of [...new Set([...produced.keys(), ...folder.entries.keys()])].sort()) {
    const found = folder.entries.get(path);
    const text = produced.get(path);
    if (text === undefined) {
      if (found === "folder") continue;
      const extra = found === "file" && folder.owned.has(path);
      differences.push({ path, kind: extra ? "extra" : "foreign", diff: [] });
    } else if (found === undefined) {
      differences.push({ path, kind: "missing", diff: [] });
    } else if (found !== "file" || !folder.owned.has(path)) {
      differences.push({ path, kind: "foreign", diff: [] });
    } else {
      const bytes = readBytes(folder, path);
      if (bytes === undefined) differences.push({ path, kind: "missing", diff: [] });
      else if (!bytes.equals(Buffer.from(text))) {
        const found = bytes.toString();
        const same = withLineFeeds(found) === withLineFeeds(text);
        const diff = same ? [] : shortDiff(found, text);
        differences.push({ path, kind: same ? "line-ends" : "stale", diff });
      }
    }
  }
  return differences;
}

function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** The paths of what the generator did not write where it is to write. */
function whatIsInTheWay(folder: OutputFolder, produced: OutputFiles): readonly string[] {
  const places = new Set<string>();
  const above = new Set<string>();
  for (const path of produced.keys()) {
    places.add(path.toLowerCase());
    for (const parent of foldersAbove(path)) above.add(parent.toLowerCase());
  }
  const foreign = [...folder.entries].filter(([path, kind]) => {
    // Letter case aside: where the system does not see it, `A.ts` would be written over `a.ts`.
    const name = path.toLowerCase();
    if (above.has(name)) return kind !== "folder";
    return places.has(name) && (kind !== "file" || !folder.owned.has(path));
  });
  return foreign.map(([path]) => path);
}

function refuseToOverwrite(folder: OutputFolder, foreign: readonly string[]): void {
  if (foreign.length === 0) return;
  const list = foreign.map((path) => join(folder.path, path));
  throw new UserError(
    `the generator did not write ${list.join(", ")}, so it does not write over ${list.length > 1 ? "them" : "it"}`,
    "nothing was written; move it away, or choose another folder with --out",
  );
}

function apply(
  folder: OutputFolder,
  produced: OutputFiles,
  written: readonly string[],
  deleted: readonly string[],
): void {
  const temporary = freeName(folder);
  const place = (path: string) => join(folder.path, path);
  /** Folders that are there for sure. */
  const made = new Set<string>();
  const write = (path: string, text: string) => {
    const below = dirname(place(path));
    if (!made.has(below)) mkdirSync(below, { recursive: true });
    made.add(below);
    try {
      writeFileSync(place(temporary), text, { flag: "wx" });
      renameSync(place(temporary), place(path));
    } catch (error) {
      throw asUserError(error, place(path));
    }
  };
  try {
    // First of all, everything that there will be for a while is listed.
    write(MANIFEST, printManifest([...folder.owned, ...produced.keys(), temporary]));
    for (const path of deleted) rmSync(place(path), { force: true });
    // A run that was killed between a folder and its file left an empty one, which nothing lists.
    for (const [path, kind] of folder.entries) {
      if (kind === "folder") removeEmpty(folder.path, path);
    }
    for (const path of written) {
      if (path !== MANIFEST) write(path, produced.get(path) ?? "");
    }
    write(MANIFEST, produced.get(MANIFEST) ?? "");
  } finally {
    rmSync(place(temporary), { force: true });
  }
}

/** A name for the file that is written and then renamed; nobody else's file has it. */
function freeName(folder: OutputFolder): string {
  for (let count = 0; ; count++) {
    const name = `.generate-${process.pid}-${count}.tmp`;
    if (!folder.entries.has(name)) return name;
  }
}

function removeEmpty(out: string, below: string): void {
  for (let path = below; path !== "."; path = posix.dirname(path)) {
    try {
      rmdirSync(join(out, path));
    } catch {
      return;
    }
  }
}
