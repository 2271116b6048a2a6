import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** A package registry on this machine that knows what is published to it, and nothing else. */
export interface Registry {
  /** The address of the registry, without a slash at its end. */
  readonly url: string;
  /** The npm configuration that publishes to it and installs from it. */
  readonly userconfig: string;
  close(): Promise<void>;
}

/** Starts a registry on a free port of this machine, with its files in a folder that is there and empty. */
export async function startRegistry(folder: string): Promise<Registry> {
  const config = join(folder, "verdaccio.yaml");
  // No uplink: whatever is installed was published here.
  writeFileSync(
    config,
    `storage: ${JSON.stringify(join(folder, "storage"))}
uplinks: {}
packages:
  "**": { access: $all, publish: $all }
max_body_size: 20mb
log: { type: stdout, format: json, level: warn }
`,
  );
  const manifest = createRequire(import.meta.url).resolve("verdaccio/package.json");
  const bin = join(dirname(manifest), "bin/verdaccio");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [bin, "--config", config, "--listen", `127.0.0.1:${port}`],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  // What it warns of, such as running as root in a container, is shown only where it does not start.
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await answering(`${url}/-/ping`).catch((error: unknown) => {
    child.kill();
    throw new Error(`the registry does not start: ${printed}`, { cause: error });
  });
  const userconfig = join(folder, "npmrc");
  // npm wants a token to publish; a registry that is open to all does not read it.
  writeFileSync(userconfig, `registry=${url}/\n${url.replace("http:", "")}/:_authToken=none\n`);
  return {
    url,
    userconfig,
    close: async () => {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a port was not given");
  return address.port;
}

/** Waits until the address answers, for 60 seconds at most. */
async function answering(url: string): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(100);
  }
  throw new Error(`the registry did not answer at ${url} within 60 seconds`);
}
