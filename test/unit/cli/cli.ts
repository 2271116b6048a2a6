import type { ApiDescription } from "../../../runtime/api/description.ts";
import type { LoadCases } from "../../../runtime/cli/command.ts";
import type { Io } from "../../../runtime/cli/io.ts";
import { main } from "../../../runtime/cli/main.ts";
import { api } from "../../support/six-operations.ts";

/** When everything happens. */
export const NOW = new Date("2026-11-22T17:20:00.000Z");

export interface Setup {
  readonly api?: ApiDescription;
  readonly env?: { readonly [name: string]: string };
  readonly stdin?: string;
  /** Texts or bytes by path. */
  readonly files?: { readonly [path: string]: string | Uint8Array };
  /** How many columns the terminal has; without them there is none. */
  readonly columns?: number;
  readonly colour?: boolean;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  readonly loadCases?: LoadCases;
  /** Is given everything that has been written to stdout so far, whenever more is. */
  readonly onOutput?: (stdout: string) => void;
}

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was written, by path. */
  readonly written: { readonly [path: string]: string };
}

/** Runs a command line in this process. */
export async function runCli(args: readonly string[], setup: Setup = {}): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  const written: Record<string, string> = {};
  const isTTY = setup.columns !== undefined;
  const look = {
    isTTY,
    colour: setup.colour ?? false,
    columns: () => setup.columns,
    rows: () => (isTTY ? 24 : undefined),
  };
  const io: Io = {
    stdout: {
      ...look,
      write(text) {
        stdout += text;
        setup.onOutput?.(stdout);
      },
    },
    stderr: {
      ...look,
      write(text) {
        stderr += text;
      },
    },
    env: setup.env ?? {},
    signal: setup.signal ?? new AbortController().signal,
    unread: new AbortController().signal,
    fetch: setup.fetch ?? fetch,
    readStdin: async () => new TextEncoder().encode(setup.stdin),
    async readFile(path) {
      const file = setup.files?.[path];
      if (file === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
      return typeof file === "string" ? new TextEncoder().encode(file) : file;
    },
    async writeFile(path, text) {
      if (path.startsWith("/no/"))
        throw new Error(`ENOENT: no such file or directory, open '${path}'`);
      written[path] = text;
    },
    now: () => NOW,
    version: async () => "1.2.3",
  };
  const status = await main(setup.api ?? api, args, io, setup.loadCases);
  return { status, stdout, stderr, written };
}

/** What a command prints where it is fine. */
export async function printed(args: readonly string[], setup?: Setup): Promise<string> {
  const { status, stdout, stderr } = await runCli(args, setup);
  if (status !== 0 || stderr !== "") throw new Error(`exit status ${status}: ${stderr}`);
  return stdout;
}

/** What a command says of wrong usage; nothing else may be printed. */
export async function refused(args: readonly string[], setup?: Setup): Promise<string> {
  const { status, stdout, stderr } = await runCli(args, setup);
  if (status !== 2 || stdout !== "") throw new Error(`exit status ${status}: ${stdout}${stderr}`);
  return stderr;
}

/** Times that are the same in each run. */
export function timeless(text: string): string {
  return text.replace(/ +\d+ ms/g, " 1 ms").replace(/"latencyMs":\d+/g, '"latencyMs":1');
}
