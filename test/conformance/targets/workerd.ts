import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { programOf } from "./program.ts";

/** Runs a worker in workerd, and gives the body of what it answers to one request. */
export async function askWorker(script: string, query: URLSearchParams): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "workerd-"));
  await writeFile(join(folder, "worker.js"), script);
  await writeFile(join(folder, "config.capnp"), CONFIG);
  // The fourth stream tells which port was free.
  const child = spawn(
    programOf("workerd"),
    ["serve", join(folder, "config.capnp"), "--control-fd=3"],
    { stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  try {
    const complaints = child.stderr === null ? "" : text(child.stderr);
    const told = Promise.race([
      once(child.stdio[3] ?? child, "data"),
      once(child, "exit").then(async () => {
        throw new Error(`workerd does not start: ${await complaints}`);
      }),
    ]);
    const [, port] = /"port":(\d+)/.exec(String((await told)[0])) ?? [];
    const response = await fetch(`http://127.0.0.1:${port}/?${query}`);
    const body = await response.text();
    if (!response.ok) throw new Error(`the worker answered ${response.status}: ${body}`);
    return body;
  } finally {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One worker, which may call servers on this machine. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "outside", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  globalOutbound = "outside",
);
`;
