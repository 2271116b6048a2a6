import type { Fetch } from "../http/client-options.ts";
import type { Output } from "../text/layout.ts";
import { messageOf } from "../text/printable.ts";
import { UserError } from "./usage-error.ts";

/** A command's access to its environment. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
  /** Aborts when the user wants to end the command. */
  readonly signal: AbortSignal;
  /**
   * Aborts when stdout is closed. A command that would end anyway continues, since its exit status is still
   * useful; one that runs until the user ends it ends.
   */
  readonly unread: AbortSignal;
  readonly fetch: Fetch;
  readStdin(): Promise<Uint8Array>;
  readFile(path: string): Promise<Uint8Array>;
  writeFile(path: string, text: string): Promise<void>;
  now(): Date;
  /** The version of the package. */
  version(): Promise<string>;
}

/**
 * Reads a file that the user named.
 * @throws {UserError} when it cannot be read.
 */
export async function readNamedFile(path: string, io: Io): Promise<Uint8Array> {
  try {
    return await io.readFile(path);
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${messageOf(error)}`);
  }
}

/**
 * Writes a file that the user named.
 * @throws {UserError} when it cannot be written.
 */
export async function writeNamedFile(path: string, text: string, io: Io): Promise<void> {
  try {
    await io.writeFile(path, text);
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${messageOf(error)}`);
  }
}

/** Prints a line with the time at its beginning. */
export function printEvent(line: string, io: Io): void {
  io.stdout.write(`${io.now().toISOString()} ${line}\n`);
}

/** Resolves when the user ends the command, or stdout is closed. */
export function ended({ signal, unread }: Io): Promise<void> {
  const either = AbortSignal.any([signal, unread]);
  return new Promise((resolve) => {
    if (either.aborted) resolve();
    else either.addEventListener("abort", () => resolve(), { once: true });
  });
}
