import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** A run of a program in a process of its own. */
export interface ColdRun {
  /** From the start of the process to its end. */
  readonly ms: number;
  /** The most memory that it had at once, in bytes. */
  readonly peak: number;
  readonly stdout: string;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PEAK_MEMORY = fileURLToPath(new URL("peak-memory.cjs", import.meta.url));

/** Runs a JavaScript program in a new process, from the root of the project; throws when it fails. */
export async function runCold(...args: readonly string[]): Promise<ColdRun> {
  const start = performance.now();
  const child = spawn(process.execPath, ["--require", PEAK_MEMORY, ...args], { cwd: ROOT });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  const ms = performance.now() - start;
  const [, peak] = /^peak memory: (\d+) kB$/m.exec(stderr) ?? [];
  if (code !== 0 || peak === undefined) {
    throw new Error(`node ${args.join(" ")} ended with ${code}:\n${stdout}${stderr}`);
  }
  return { ms, peak: Number(peak) * 1024, stdout };
}
