import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isSystemError, UserError } from "../diagnostics/user-error.ts";

/** The file in an output folder that is there while a run writes. */
export const LOCK = ".generate.lock";

/** Writing takes a moment: what is older than this was left behind, whatever it says. */
const STALE_MS = 60_000;
/** A lock is empty while it is written. One that is so for longer is of a run that was killed just then. */
const EMPTY_MS = 2_000;
/** How long another run is waited for. */
const WAIT_MS = 5_000;
const PAUSE_MS = 20;

/**
 * Does something while no other run writes to the folder. Waits a few seconds for one that does; what
 * a killed run left behind is removed.
 *
 * @throws {UserError} when another run does not come to its end.
 */
export function whileLocked<T>(folder: string, act: () => T): T {
  const path = join(folder, LOCK);
  const own = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  const start = Date.now();
  while (!take(path, own)) {
    if (removeStale(path)) continue;
    if (Date.now() - start > WAIT_MS) {
      throw new UserError(
        `another run is writing to ${folder}`,
        `wait for its end; if there is none, delete ${path}`,
      );
    }
    pause(PAUSE_MS);
  }
  try {
    removeLeftAside(folder);
    return act();
  } finally {
    if (contentOf(path) === own) rmSync(path, { force: true });
  }
}

function take(path: string, own: string): boolean {
  try {
    writeFileSync(path, own, { flag: "wx" });
    // Whoever took so long to write it that it was taken for left behind has no lock.
    return contentOf(path) === own;
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Whether there is no lock any more that nobody holds. */
function removeStale(path: string): boolean {
  const content = contentOf(path);
  if (content === undefined) return true;
  if (!isStale(path, content)) return false;
  // Two runs can come to this at the same time: only one of them can move the file away.
  const aside = `${path}.${process.pid}.${hostName()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return true;
    throw error;
  }
  // It may be the lock of a run that was quicker; that one goes on, and so this one has to wait.
  if (contentOf(aside) === content) rmSync(aside, { force: true });
  else renameSync(aside, path);
  return true;
}

/** Removes what a run had moved away that was killed before it could delete it. */
function removeLeftAside(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${LOCK}.`)) continue;
    const path = join(folder, name);
    const [pid = "", ...host] = name.slice(LOCK.length + 1).split(".");
    const isGone = host.join(".") === hostName() && !isAlive(Number(pid));
    // A run that goes on may have to put it back.
    if (isGone || ageOf(path) > STALE_MS) rmSync(path, { force: true });
  }
}

/** The name of this machine, as a part of the name of a file. */
function hostName(): string {
  return encodeURIComponent(hostname());
}

function isStale(path: string, content: string): boolean {
  if (ageOf(path) > (content === "" ? EMPTY_MS : STALE_MS)) return true;
  const [, pid, host] = /^\{"pid":(\d+),"host":"(.*)"\}\n$/.exec(content) ?? [];
  return pid !== undefined && host === hostname() && !isAlive(Number(pid));
}

/** In milliseconds. A file that is gone is as old as can be. */
function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === "EPERM";
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writing is not interrupted by anything else in this process, and neither is waiting for it. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
