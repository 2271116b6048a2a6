import { existsSync, type FSWatcher, statSync, watch } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLED_MS = 80;

/**
 * Runs once, and again whenever one of the files changes that the last run named, until the signal
 * ends it. A path that ends in `/` is a folder, with all files in it, even new ones.
 */
export async function watchFiles(
  run: () => Promise<Iterable<string>>,
  signal: AbortSignal,
): Promise<void> {
  const watcher = new FolderWatcher();
  signal.addEventListener("abort", () => watcher.wake());
  while (!signal.aborted) {
    const since = Date.now();
    watcher.watch([...(await run())]);
    // What changed before its folder was watched sent no event.
    if (!watcher.files.some((path) => changedSince(path, since))) await watcher.change(signal);
    do {
      watcher.changed = false;
      await sleep(SETTLED_MS);
    } while (watcher.changed && !signal.aborted);
  }
  watcher.watch([]);
}

/** Watches folders, because many editors replace a file instead of writing to it. */
class FolderWatcher {
  changed = false;
  /** Whose changes count; folders among them. */
  files: readonly string[] = [];
  wake: () => void = () => {};
  /** The folders in which everything counts. */
  #whole: ReadonlySet<string> = new Set();
  readonly #folders = new Map<string, FSWatcher>();

  watch(paths: readonly string[]): void {
    this.files = paths.map((path) => resolve(path));
    this.#whole = new Set(paths.filter((path) => path.endsWith("/")).map((path) => resolve(path)));
    const needed = new Set([...this.files.map((file) => dirname(file)), ...this.#whole]);
    for (const folder of this.#folders.keys()) {
      // One that is made anew is another one.
      if (!needed.has(folder) || !existsSync(folder)) this.#drop(folder);
    }
    for (const folder of needed) {
      if (!this.#folders.has(folder)) this.#add(folder);
    }
  }

  /** Waits for the next change, unless there has been one. */
  async change(signal: AbortSignal): Promise<void> {
    if (this.changed || signal.aborted) return;
    await new Promise<void>((done) => {
      this.wake = done;
    });
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => this.#see(folder, name));
      watcher.on("error", () => this.#drop(folder));
      this.#folders.set(folder, watcher);
    } catch {
      // A file may be named in a folder that is not there; fixing the name is a change, too.
    }
  }

  #drop(folder: string): void {
    this.#folders.get(folder)?.close();
    this.#folders.delete(folder);
  }

  #see(folder: string, name: string | null): void {
    const counts = name === null || this.#whole.has(folder);
    if (!counts && !this.files.includes(join(folder, name))) return;
    this.changed = true;
    this.wake();
  }
}

/**
 * A file from the future is none that changed just now, and would be seen again and again. Times of files have
 * fractions of a millisecond, and that of the clock has none.
 */
function changedSince(path: string, time: number): boolean {
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return changed > time && Math.floor(changed) <= Date.now();
}
