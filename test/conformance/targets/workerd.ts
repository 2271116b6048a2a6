import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { programOf } from "./program.ts";

/** Runs a worker in workerd, and gives the body of what it answers to one request. */
export async function askWorker(script: string, query: URLSearchParams): Promise<string> {
  const worker = await startWorker(script);
  try {
    const response = await fetch(`${worker.url}/?${query}`);
    const body = await response.text();
    if (!response.ok) throw new Error(`the worker answered ${response.status}: ${body}`);
    return body;
  } finally {
    await worker.stop();
  }
}

export interface Worker {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** What the worker has in its `env`. */
  readonly env?: Readonly<Record<string, string>>;
  /** The address of what keeps the entries of the Cache API. */
  readonly cache?: string;
  /** What it is told by the platform that others are not. */
  readonly flags?: readonly string[];
}

/** Starts a worker in workerd. */
export async function startWorker(script: string, options: WorkerOptions = {}): Promise<Worker> {
  const folder = await mkdtemp(join(tmpdir(), "workerd-"));
  await writeFile(join(folder, "worker.js"), script);
  await writeFile(join(folder, "config.capnp"), configOf(options));
  // The fourth stream tells which port was free.
  const child = spawn(
    programOf("workerd"),
    ["serve", join(folder, "config.capnp"), "--control-fd=3"],
    { stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  const stop = async () => {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const complaints = child.stderr === null ? "" : text(child.stderr);
    const told = Promise.race([
      once(child.stdio[3] ?? child, "data"),
      once(child, "exit").then(async () => {
        throw new Error(`workerd does not start: ${await complaints}`);
      }),
    ]);
    const [, port] = /"port":(\d+)/.exec(String((await told)[0])) ?? [];
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One worker, which may call servers on this machine. */
function configOf({ env = {}, cache, flags = [] }: WorkerOptions): string {
  const bindings = Object.entries(env).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "outside", network = (allow = ["private", "local"])),
    ${cache === undefined ? "" : `(name = "cache", external = (address = "${cache}", http = ())),`}
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  compatibilityFlags = ${JSON.stringify(flags)},
  globalOutbound = "outside",
  bindings = [${bindings.join(", ")}],
  ${cache === undefined ? "" : 'cacheApiOutbound = "cache",'}
);
`;
}
