/** The package as npm would publish it: what is in it, and that it works where people install it. */
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { api } from "../../generated/api.ts";
import { cases } from "../../generated/conformance/index.ts";
import { compileProject, repository } from "../support/generate.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "pack-"));
const app = join(folder, "app");
const installed = join(app, "node_modules/ece-chat");
let tarball = "";

/** Runs a program in a folder; gives what it printed, or fails with all that it did. */
async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, maxBuffer: 2 ** 26 });
  return stdout;
}

beforeAll(async () => {
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  tarball = join(folder, (await run(repository, "npm", ...pack)).trim());
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), '{ "name": "app", "type": "module", "private": true }');
  await run(app, "npm", "install", "--offline", "--no-audit", "--no-fund", tarball);
});

afterAll(() => rmSync(folder, { recursive: true }));

function filesBelow(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

describe("what is in it", () => {
  test("the command can be started from the repository, too", async () => {
    // npx installs a clone once, and `prepare` would delete and build what other tests are using.
    const printed = await run(repository, "npx", "--ignore-scripts", "ece-chat", "--help");
    expect(printed).toContain("Usage: ece-chat COMMAND");
  });

  test("nothing comes along with it", () => {
    expect(readdirSync(join(app, "node_modules"))).toEqual([
      ".bin",
      ".package-lock.json",
      "ece-chat",
    ]);
    const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(dependencies).toBeUndefined();
  });

  test("the spec, the schemas and what the README leads to are there, and no tests", () => {
    const files = filesBelow(installed);
    const folders = new Set(files.map((file) => file.split("/").slice(0, -1).join("/")));
    expect([...folders].filter((each) => !each.startsWith("dist/")).sort()).toEqual([
      "",
      "docs",
      "docs/decisions",
      "docs/images",
      "examples/chat-button",
      "examples/recipes",
      "examples/testees",
      "generated",
      "generated/conformance",
      "generated/docs",
      "generated/docs/operations",
      "generated/schema",
      "spec",
      "test/scenarios",
    ]);
    expect(files).toContain("spec/ece-chat.openapi.yaml");
    expect(files.filter((file) => file.endsWith(".xsd"))).toHaveLength(2);
  });

  test("it is lean: no source maps, the cases once, 362 kB packed and 719 kB unpacked at most without them", () => {
    const files = filesBelow(installed);
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
    expect(files.filter((file) => /^generated\/.*\.json$/.test(file))).toEqual([]);
    const sizes = files.map((file) => statSync(join(installed, file)).size);
    // An operation brings its cases along: a budget for each of them.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(719_000 + cases.length * 1_450);
    expect(statSync(tarball).size).toBeLessThan(362_000 + cases.length * 500);
  });

  // npm shows them; a folder is a link, too.
  test.each(["README.md", "README.ja.md"])("every link of %s leads somewhere", (page) => {
    const text = readFileSync(join(installed, page), "utf8");
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = ""]) => link);
    const relative = links.filter((link) => !/^https?:/.test(link));
    expect(relative.length).toBeGreaterThan(3);
    expect(relative.filter((link) => !existsSync(join(installed, link)))).toEqual([]);
  });

  test("each module that can be imported has its declarations", () => {
    const files = filesBelow(installed);
    // The command is started, and not imported, and so is what it alone uses.
    const modules = files.filter((file) => /^dist\/(?!runtime\/(?:cli|probe)\/).*\.js$/.test(file));
    expect(modules.length).toBeGreaterThan(30);
    for (const module of modules) expect(files).toContain(module.replace(/\.js$/, ".d.ts"));
  });

  test("publint has nothing to say", async () => {
    const publint = join(repository, "node_modules/.bin/publint");
    expect(await run(repository, publint, "run", tarball, "--strict")).toMatch(/All good!/);
  });

  test("types resolve wherever ES modules do", async () => {
    const attw = join(repository, "node_modules/.bin/attw");
    const args = [tarball, "--profile", "esm-only", "--format", "ascii", "--no-color"];
    // It ends with another status than 0 where it finds a problem.
    const printed = await run(repository, attw, ...args);
    expect(printed.match(/node16 \(from ESM\): 🟢 \(ESM\)/g)).toHaveLength(6);
    expect(printed.match(/bundler: 🟢/g)).toHaveLength(7);
  });
});

const USE = `import { createClient, DecodeError, Reason, type ChatAllowed } from "ece-chat";
import { decodeChatAllowed } from "ece-chat/codecs";
import { cases, runConformance } from "ece-chat/conformance";
import { createMock } from "ece-chat/mock";

const mock = createMock({ scenario: "inactive" });
const ece = createClient({
  baseUrl: "http://localhost",
  fetch: (url, init) => mock.handle(new Request(url, init)),
});
const answer: ChatAllowed = await ece.getChatAllowed({ id: 1000 });
console.log(answer.reason === Reason.EntryPointInactive);
// One class wherever it comes from.
try {
  decodeChatAllowed("<chatAllowed/>");
} catch (error) {
  console.log(error instanceof DecodeError, error instanceof DecodeError && error.path);
}
console.log(cases.length > 300, typeof runConformance);
`;

describe("an app that installs it", () => {
  test.each(["bundler", "nodenext"])("compiles under %s", async (resolution) => {
    const tsconfig = {
      compilerOptions: {
        target: "es2022",
        module: resolution === "bundler" ? "esnext" : "nodenext",
        moduleResolution: resolution,
        strict: true,
        noEmit: true,
        exactOptionalPropertyTypes: true,
        types: [],
        // The declarations of the package are checked, and the compiler's own are not.
        skipDefaultLibCheck: true,
      },
      files: ["use.ts"],
    };
    writeFileSync(join(app, "use.ts"), USE);
    writeFileSync(join(app, `tsconfig.${resolution}.json`), JSON.stringify(tsconfig));
    // By TypeScript 7; `test/projects` has the same app with the other compilers.
    expect(await compileProject(app, `tsconfig.${resolution}.json`)).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  test("runs in Node", async () => {
    writeFileSync(
      join(app, "use.mjs"),
      USE.replace(", type ChatAllowed", "").replace(": ChatAllowed", ""),
    );
    expect(await run(app, process.execPath, "use.mjs")).toBe(
      "true\ntrue /chatAllowed/@allowed\ntrue function\n",
    );
  });

  test("is bundled for a page, with the mock and the cases, and nothing of Node", async () => {
    const { warnings, outputFiles } = await build({
      stdin: { contents: USE, resolveDir: app, loader: "ts" },
      bundle: true,
      platform: "browser",
      format: "esm",
      write: false,
      logLevel: "silent",
    });
    expect(warnings).toEqual([]);
    expect(outputFiles[0]?.text).not.toMatch(/from ?"node:/);
  });

  test("carries nothing that it does not use", async () => {
    const { outputFiles } = await build({
      stdin: { contents: 'import "ece-chat"; import "ece-chat/codecs";', resolveDir: app },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      logLevel: "silent",
    });
    expect(outputFiles[0]?.text.trim()).toBe("");
  });

  test("calls the command by npx", async () => {
    const printed = await run(app, "npx", "--offline", "ece-chat", "--help");
    for (const { operation } of api.operations) expect(printed).toContain(operation.id);
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(await run(app, "npx", "--offline", "ece-chat", "--version")).toContain(version);
  });
});
