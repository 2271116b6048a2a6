import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "../../support/generate.ts";

/** Where a program lies that a package brought along. */
export function programOf(name: string): string {
  return join(repository, "node_modules", ".bin", name);
}

/** Runs a program to its end; gives what it printed. A failure says what it complained of. */
export async function runProgram(name: string, ...args: readonly string[]): Promise<string> {
  const options = { maxBuffer: 2 ** 28, timeout: 120_000 };
  const { stdout } = await promisify(execFile)(programOf(name), args, options);
  return stdout;
}
