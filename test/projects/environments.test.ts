/** The programs of docs/environments.md run: those for which there is all that they need. */
import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createMock } from "../../generated/mock.ts";
import { programOf } from "../conformance/targets/program.ts";
import { askWorker } from "../conformance/targets/workerd.ts";
import { chromiumLaunch } from "../support/chromium.ts";
import { compile, outputFolder, put, readRepository, repository } from "../support/generate.ts";
import { sections, writeFiles } from "./environment-page.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const mock = createMock();
let server: Awaited<ReturnType<typeof mock.listen>>;

beforeAll(async () => {
  server = await mock.listen();
});
afterAll(() => server.close());

/** A project with the programs of a section, the package as it would be installed, and others by their names. */
function project(section: string, packages: Readonly<Record<string, string>> = {}): string {
  const folder = outputFolder();
  writeFiles(section, folder, server.url);
  const installed = join(folder, "node_modules/ece-chat");
  mkdirSync(installed, { recursive: true });
  for (const part of ["package.json", "dist"]) {
    cpSync(join(repository, part), join(installed, part), { recursive: true });
  }
  for (const [name, from] of Object.entries(packages)) {
    const path = join(folder, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(repository, "node_modules", from), path, "dir");
  }
  return folder;
}

/** Runs a program in a folder; gives all that it printed, or fails with that. */
function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env: { ...env, NO_COLOR: "1" } }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stdout}${stderr}`));
      else resolve(stdout + stderr);
    });
  });
}

test("every section of the page is tried: here, by `npm run environments`, or with README.md", () => {
  expect(sections()).toEqual([
    "Node",
    "Bun and Deno",
    "Workers",
    "Vite and React",
    "Next",
    "Vitest",
    "Jest",
    "MSW",
    "As source in your app",
  ]);
});

describe("Node", () => {
  test.each(["ask.mjs", "ask.cjs"])("%s", async (name) => {
    expect(await run(project("Node"), process.execPath, name)).toBe("chat now\n");
  });

  test("TypeScript that becomes CommonJS", async () => {
    const folder = project("Node");
    const program = `import { createClient } from "ece-chat";
      const ece = createClient({ baseUrl: "${server.url}" });
      void ece.getChatAllowed({ id: 1000 }).then(({ allowed }) => allowed satisfies boolean);`;
    put(join(folder, "ask.cts"), program);
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      types: [],
      strict: true,
      noEmit: true,
    };
    put(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["ask.cts"] }));
    // TypeScript 7, and then 5.9.
    expect(await compile(folder)).toEqual([]);
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    expect(await run(folder, process.execPath, tsc, "--project", folder)).toBe("");
  });
});

describe("Bun and Deno", () => {
  const commands = [
    ...readRepository("docs/environments.md").matchAll(/^ {4}((?:bun|deno) .*)$/gm),
  ];

  test.each(commands.map(([, command = ""]) => command))("%s", async (command) => {
    const [program = "", ...args] = command.split(" ");
    expect(await run(project("Node"), programOf(program), ...args)).toBe("chat now\n");
  });

  test("are both there", () => {
    expect(commands).toHaveLength(2);
  });
});

test("Workers", async () => {
  const folder = project("Workers");
  const entry = `import worker from "./worker.mjs";
    export default {
      fetch: (request) => worker.fetch(request, { CHAT_URL: new URL(request.url).searchParams.get("to") }),
    };`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const script = outputFiles[0]?.text ?? "";
  const ask = (to: string) => askWorker(script, new URLSearchParams({ to }));
  expect(await ask(server.url)).toBe('{"allowed":true}');
  await expect(ask("nowhere")).rejects.toThrow(
    'the worker answered 502: {"problem":"invalid-input"}',
  );
});

const vitest = join(repository, "node_modules/vitest/vitest.mjs");

test("Vitest", async () => {
  const folder = project("Vitest", { vitest: "vitest" });
  expect(await run(folder, process.execPath, vitest, "run")).toMatch(/Tests +1 passed \(1\)/);
});

test.each(["msw", "msw3"])("MSW: %s", async (from) => {
  const folder = project("MSW", { vitest: "vitest", msw: from });
  // MSW 3 is for Node from 22.12 on. Of what Node 20 does not have, it uses this alone.
  put(
    join(folder, "with-resolvers.mjs"),
    `Promise.withResolvers ??= () => {
      const made = {};
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      return made;
    };`,
  );
  const config = { test: { setupFiles: ["./with-resolvers.mjs"] } };
  put(join(folder, "vitest.config.mjs"), `export default ${JSON.stringify(config)};`);
  const printed = await run(folder, process.execPath, vitest, "run");
  expect(printed).toMatch(/Tests +1 passed \(1\)/);
});

describe("Vite and React", () => {
  const packages = { react: "react", "react-dom": "react-dom", vite: "vite" };
  const types = { "@types/react": "@types/react", "@types/react-dom": "@types/react-dom" };
  const vite = join(repository, "node_modules/vite/bin/vite.js");

  test("compiles", async () => {
    expect(await compile(project("Vite and React", { ...packages, ...types }))).toEqual([]);
  });

  test("is built", async () => {
    const folder = project("Vite and React", packages);
    await run(folder, process.execPath, vite, "build");
    expect(existsSync(join(folder, "dist/index.html"))).toBe(true);
  });

  test("is served, and asks by its own origin", async () => {
    const folder = project("Vite and React", packages);
    const port = await freePort();
    const args = [vite, "--host", "127.0.0.1", "--port", String(port), "--strictPort"];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    onTestFinished(() => void child.kill());
    const browser = await chromium.launch(await chromiumLaunch());
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const url = `http://127.0.0.1:${port}/`;
    await vi.waitFor(() => fetch(url), { timeout: 60_000, interval: 200 });
    await page.goto(url);
    await page.locator("button:enabled").waitFor({ timeout: 60_000 });
    expect(await page.locator("button").textContent()).toBe("Start chat");
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
