import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isSystemError, UserError } from "../diagnostics/user-error.ts";

/** The file in an output folder that is there while a run writes. */
export const LOCK = ".generate.lock";

/** Writing takes a moment: what is older than this was left behind, whatever it says. */
const STALE_MS = 60_000;
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
    return act();
  } finally {
    if (contentOf(path) === own) rmSync(path, { force: true });
  }
}

function take(path: string, own: string): boolean {
  try {
    writeFileSync(path, own, { flag: "wx" });
    return true;
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
  const aside = `${path}.${process.pid}`;
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

function isStale(path: string, content: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (age > STALE_MS) return true;
  const [, pid, host] = /^\{"pid":(\d+),"host":"(.*)"\}\n$/.exec(content) ?? [];
  // A lock that is being written is empty for a moment.
  return pid !== undefined && host === hostname() && !isAlive(Number(pid));
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
