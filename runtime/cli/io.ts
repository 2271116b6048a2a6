import type { Fetch } from "../http/client-options.ts";
import type { Output } from "../text/layout.ts";

/** All that a command has to do with the world. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
  /** Aborts when the user wants to end the command. */
  readonly signal: AbortSignal;
  /**
   * Aborts when nobody reads stdout any more. A command that ends by itself goes on, since its exit
   * status is still of use; one that goes on until the user ends it ends.
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
