/** The code of the recipes, and what it takes to run it. */
import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { onTestFinished, vi } from "vitest";
import { createMock, type Mock } from "../../generated/mock.ts";
import { put, readRepository, repository } from "../support/generate.ts";

/** The files of a recipe: blocks of code with a name. */
export function filesOf(recipe: string): ReadonlyMap<string, string> {
  const page = readRepository(`examples/recipes/${recipe}`);
  const blocks = page.matchAll(/^```\w+ ([\w.-]+)\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, name = "", text = ""]) => [name, text]));
}

/** Lets what is in a folder import the package, and others by their names. */
export function install(folder: string, names: readonly string[]): void {
  for (const name of ["ece-chat", ...names]) {
    const from = join(folder, "node_modules", name);
    mkdirSync(dirname(from), { recursive: true });
    const to = name === "ece-chat" ? repository : join(repository, "node_modules", name);
    symlinkSync(to, from, "dir");
  }
}

/** Runs a module of a folder in this process. */
export async function load<Module>(folder: string, name: string): Promise<Module> {
  const outfile = join(folder, `${name}.mjs`);
  await bundle(join(folder, name), outfile);
  return import(pathToFileURL(outfile).href);
}

/**
 * Bundles a module for a page, or for Node where the name of its output ends in `.mjs`: that imports
 * packages where it runs. Gives the text.
 */
export async function bundle(entry: string, outfile: string): Promise<string> {
  const isNode = outfile.endsWith(".mjs");
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: isNode ? "node" : "browser",
    packages: isNode ? "external" : "bundle",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "silent",
    outfile,
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  put(outfile, text);
  return text;
}

/** Serves a mock as a chat server for the rest of a test. */
export async function chatServer(mock: Mock): Promise<string> {
  const { url, close } = await mock.listen();
  onTestFinished(close);
  return `${url}/system/egain`;
}

/** Lets a server listen for the rest of a test. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const { port, close } = await createMock().listen();
  await close();
  return port;
}

/** Starts a server of a recipe as its reader would, for the rest of a test. */
export async function started(path: string, chatServerUrl: string): Promise<string> {
  const port = await freePort();
  const env = { ...process.env, ECE_URL: chatServerUrl, PORT: String(port) };
  const child = spawn(process.execPath, ["--import", "tsx", path], {
    cwd: repository,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(url), 15_000);
  return url;
}
