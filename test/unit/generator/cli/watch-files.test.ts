import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFiles } from "../../../../generator/cli/watch-files.ts";

let folder = "";
let stop = new AbortController();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "watch-"));
  stop = new AbortController();
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Watches files of the folder; counts the runs. */
function watching(...names: string[]) {
  const run = vi.fn(async () => names.map((name) => join(folder, name)));
  const ended = watchFiles(run, stop.signal);
  return {
    runs: (count: number) => vi.waitFor(() => expect(run).toHaveBeenCalledTimes(count), 5000),
    async quiet(count: number) {
      await sleep(300);
      expect(run).toHaveBeenCalledTimes(count);
    },
    async end() {
      stop.abort();
      await ended;
    },
  };
}

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

test("runs at once, and again when a file changes, is replaced, or comes to be", async () => {
  put("a.yaml", "1");
  const watched = watching("a.yaml", "b.yaml");
  await watched.runs(1);
  await watched.quiet(1);

  put("a.yaml", "2");
  await watched.runs(2);
  await watched.quiet(2);

  put("a.yaml.swp", "3");
  renameSync(join(folder, "a.yaml.swp"), join(folder, "a.yaml"));
  await watched.runs(3);
  await watched.quiet(3);

  put("b.yaml", "1");
  await watched.runs(4);
  await watched.end();
});

test("several steps are one change, and other files are none", async () => {
  put("a.yaml", "1");
  const watched = watching("a.yaml");
  await watched.runs(1);
  await watched.quiet(1);

  for (const text of ["", "2", "23"]) put("a.yaml", text);
  await watched.runs(2);
  put("other.yaml", "1");
  await watched.quiet(2);
  await watched.end();
});

test("a change during a run is seen after it", async () => {
  put("a.yaml", "1");
  let runs = 0;
  const ended = watchFiles(async () => {
    runs++;
    if (runs === 1) {
      await sleep(20);
      put("a.yaml", "2");
    }
    return [join(folder, "a.yaml")];
  }, stop.signal);
  await vi.waitFor(() => expect(runs).toBe(2), 5000);
  stop.abort();
  await ended;
});

test("a change in the last millisecond of a run is seen after it", async () => {
  put("a.yaml", "1");
  let runs = 0;
  const ended = watchFiles(async () => {
    runs++;
    if (runs > 1) return [join(folder, "a.yaml")];
    // Times of files are more exact than that of the clock.
    const now = Date.now() + 5;
    put("a.yaml", "2");
    utimesSync(join(folder, "a.yaml"), (now + 0.9) / 1000, (now + 0.9) / 1000);
    vi.spyOn(Date, "now").mockReturnValue(now);
    return [join(folder, "a.yaml")];
  }, stop.signal);
  await vi.waitFor(() => expect(runs).toBe(2), 5000);
  vi.restoreAllMocks();
  stop.abort();
  await ended;
});

test("a folder that is not there is no reason to end", async () => {
  mkdirSync(join(folder, "sub"));
  put("sub/a.yaml", "1");
  const watched = watching("sub/a.yaml", "nowhere/b.yaml");
  await watched.runs(1);
  await watched.quiet(1);
  put("sub/a.yaml", "2");
  await watched.runs(2);
  await watched.end();
});

test("of a folder, files that come, change or go are changes, and so is the folder itself", async () => {
  put("a.yaml", "1");
  const watched = watching("a.yaml", "cases/");
  await watched.runs(1);
  await watched.quiet(1);

  mkdirSync(join(folder, "cases"));
  await watched.runs(2);
  await watched.quiet(2);

  put("cases/b.yaml", "1");
  await watched.runs(3);
  await watched.quiet(3);

  put("cases/b.yaml", "2");
  await watched.runs(4);
  await watched.quiet(4);

  rmSync(join(folder, "cases/b.yaml"));
  await watched.runs(5);
  await watched.quiet(5);

  rmSync(join(folder, "cases"), { recursive: true });
  await watched.runs(6);
  await watched.quiet(6);

  mkdirSync(join(folder, "cases"));
  await watched.runs(7);
  await watched.quiet(7);

  put("cases/b.yaml", "1");
  await watched.runs(8);
  await watched.end();
});
