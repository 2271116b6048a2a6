/** Several runs that write to one folder at the same time, and runs that are killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { writeOutput } from "../../generator/output/output.ts";

const root = mkdtempSync(join(tmpdir(), "runs-"));
const bundle = join(root, "output.mjs");
const out = join(root, "generated");

// One file, so that what starts is at work at once.
beforeAll(() =>
  build({
    entryPoints: [fileURLToPath(new URL("../../generator/output/output.ts", import.meta.url))],
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "silent",
  }),
);

beforeEach(() => rmSync(out, { recursive: true, force: true }));

afterAll(() => rmSync(root, { recursive: true }));

/** Everything in the output folder, folders included. */
function list(): readonly string[] {
  return readdirSync(out, { recursive: true }).map(String).sort();
}

const written = [{ path: "a.ts", text: "a" }];

/** Starts a run that writes many files, and deletes more and more of them. */
function start(name: string, count: number): ChildProcess {
  const script = `
    import { writeOutput } from ${JSON.stringify(pathToFileURL(bundle).href)};
    const files = Array.from({ length: ${count} }, (_, i) => ({ path: "${name}/" + i + ".ts", text: "${name} " + i }));
    for (let round = 0; round < 20; round++) {
      writeOutput(${JSON.stringify(out)}, files);
      writeOutput(${JSON.stringify(out)}, files.slice(round));
    }
  `;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}

async function ended(child: ChildProcess): Promise<string> {
  let said = "";
  child.stderr?.on("data", (chunk) => (said += chunk));
  await new Promise((done) => child.on("close", done));
  return said;
}

test("write one after the other, forty times each", async () => {
  const said = await Promise.all([ended(start("x", 40)), ended(start("y", 40))]);
  expect(said).toEqual(["", ""]);
  writeOutput(out, written);
  expect(list()).toEqual(["a.ts", "manifest.json"]);
}, 60_000);

test("a kill at any moment is repaired by the next run", async () => {
  for (let kill = 0; kill < 15; kill++) {
    const children = [start("x", 60), start("y", 60)];
    const both = Promise.all(children.map(ended));
    const deadline = Date.now() + 20_000;
    while (!existsSync(join(out, "manifest.json")) && Date.now() < deadline) {
      await new Promise((done) => setTimeout(done, 2));
    }
    for (const child of children) {
      await new Promise((done) => setTimeout(done, (kill * 7) % 40));
      child.kill("SIGKILL");
    }
    await both;
    writeOutput(out, written);
    expect(list()).toEqual(["a.ts", "manifest.json"]);
    rmSync(out, { recursive: true });
  }
}, 120_000);
