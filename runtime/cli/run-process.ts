import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { ApiDescription } from "../api/description.ts";
import { type Output, showsStyles } from "../text/layout.ts";
import type { LoadCases } from "./command.ts";
import type { Io } from "./io.ts";
import { main } from "./main.ts";

/**
 * Runs the command line of an API in this process. Nothing else here touches the process.
 *
 * @param loadCases - Gives the conformance cases of the API, if there are any.
 */
export async function run(api: ApiDescription, loadCases?: LoadCases): Promise<void> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  // Once each: a second signal ends the process without waiting for what is under way.
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  const unread = new AbortController();
  const lost = (error: NodeJS.ErrnoException): void => {
    unread.abort();
    // The reader is gone, as `head` is after ten lines, and needs no more. On a full disk it does.
    if (error.code === "EPIPE" || lostBy !== undefined) return;
    lostBy = error;
    process.stderr.write(`error: stdout cannot be written: ${error.message}\n`);
    process.exitCode = 2;
  };
  let lostBy: Error | undefined;
  process.stdout.on("error", lost);
  // There is nowhere left to say so.
  process.stderr.on("error", () => {});
  const io: Io = {
    stdout: outputOf(process.stdout, unread.signal),
    stderr: outputOf(process.stderr),
    env: process.env,
    signal: stop.signal,
    unread: unread.signal,
    fetch: globalThis.fetch,
    readStdin: () => buffer(process.stdin),
    readFile: (path) => readFile(path),
    writeFile: (path, text) => writeFile(path, text),
    now: () => new Date(),
    version,
  };
  const status = await main(api, process.argv.slice(2), io, loadCases);
  if (lostBy === undefined) process.exitCode = status;
}

/** @param unread - Aborts when the stream can no longer be written. */
function outputOf(stream: NodeJS.WriteStream, unread?: AbortSignal): Output {
  return {
    write(text) {
      if (!unread?.aborted) stream.write(text);
    },
    isTTY: stream.isTTY === true,
    colour: showsStyles(stream, process.env),
    // Some terminals say 0 where they do not know.
    columns: () => (stream.isTTY && stream.columns) || undefined,
    rows: () => (stream.isTTY && stream.rows) || undefined,
  };
}

/** The version of the package that contains this file: its `package.json` is in a folder above. */
async function version(): Promise<string> {
  for (let folder = new URL(".", import.meta.url); ; folder = new URL("..", folder)) {
    const file = new URL("package.json", folder);
    if (existsSync(file)) {
      const manifest: { readonly version?: string } = JSON.parse(await readFile(file, "utf8"));
      return manifest.version ?? "unknown";
    }
    if (folder.pathname === "/" || folder.href === new URL("..", folder).href) return "unknown";
  }
}
