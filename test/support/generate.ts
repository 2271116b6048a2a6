import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inject } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/diagnostics.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { copiedRuntime } from "../../generator/output/runtime-copy.ts";
import { type GenerateInput, generate } from "../../generator/pipeline.ts";

/** The repository. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What the generator makes of a spec, in memory. */
export interface Output {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly generated: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly Diagnostic[];
}

/** Texts by path; the first one is where a spec begins. */
export type Files = Readonly<Record<string, string>>;

/** Generates from a spec: from its text, or from several files. */
export async function generateFrom(
  spec: string | Files,
  {
    standalone = true,
    without = [],
    runtimePath = "../runtime",
    maxCases,
  }: Partial<Pick<GenerateInput, "standalone" | "without" | "runtimePath" | "maxCases">> = {},
): Promise<Output> {
  const files = typeof spec === "string" ? { "openapi.yaml": spec } : spec;
  const [entry = ""] = Object.keys(files);
  const {
    files: generated,
    diagnostics,
    notes,
  } = await generate({
    entry,
    read: async (path) => files[path],
    list: async (folder) =>
      Object.keys(files).flatMap((path) =>
        posix.dirname(path) === folder ? [posix.basename(path)] : [],
      ),
    specPath: entry,
    runtimePath,
    standalone,
    without,
    maxCases,
  });
  const texts = new Map(generated.map(({ path, text }) => [path, text]));
  return { files: texts, generated, diagnostics, notes };
}

/**
 * A folder outside the repository in which output is compiled as the repository's own code is, but
 * without the types of Node. It is gone when the run is over.
 */
export function outputFolder(): string {
  const folder = realpathSync(mkdtempSync(join(inject("scratch"), "output-")));
  const tsconfig = {
    extends: join(repository, "tsconfig.json"),
    compilerOptions: { types: [] },
    include: ["**/*.ts"],
  };
  put(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  put(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  return folder;
}

/** The committed spec, with the cases beside it. */
export function committedSpec(): Files {
  const cases = readdirSync(join(repository, "spec/cases")).map((name) => `spec/cases/${name}`);
  const paths = ["spec/ece-chat.openapi.yaml", ...cases];
  return Object.fromEntries(paths.map((path) => [path, readRepository(path)]));
}

/** Where the runtime has been copied to: outputs beside each other share one copy. */
const copied = new Set<string>();

/** Writes output to a folder, with a copy of the runtime beside that, as far as it stands alone. */
export function writeOutput({ generated }: Pick<Output, "generated">, out: string): void {
  for (const { path, text } of generated) put(join(out, path), text);
  for (const { path, text } of copiedRuntime(generated, "../runtime")) {
    const copy = join(out, path);
    if (!copied.has(copy)) put(copy, text);
    copied.add(copy);
  }
}

/** Writes a text, and makes the folders above it. */
export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * What the compiler has to say of all that lies in a folder, a line for each problem. It is TypeScript 7, which
 * takes a seventh of the time; `npm run typecheck` and `test/projects` compile output by the other ones.
 */
export async function compile(folder: string): Promise<readonly string[]> {
  const { stdout } = await compileProject(folder, folder);
  return stdout.split("\n").filter((line) => line !== "");
}

/**
 * Runs TypeScript 7 for a project, which is a folder or a file. It checks in one thread and collects no garbage up to
 * some memory: other tests run at the same time, and this takes two thirds of the processor's time.
 */
export function compileProject(cwd: string, project: string): Promise<Ended> {
  const tsc = join(repository, "node_modules/typescript-7/bin/tsc");
  const args = [tsc, "--project", project, "--pretty", "false", "--checkers", "1"];
  return runWith({ GOGC: "off", GOMEMLIMIT: "2GiB" }, cwd, args);
}

/** Runs what was generated. */
export function load<Module>(path: string): Promise<Module> {
  return import(pathToFileURL(path).href);
}

/** What became of a program. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the generator as `npm run generate` does. */
export function runGenerator(...args: readonly string[]): Promise<Ended> {
  return run(repository, "generator/cli/start.mjs", ...args);
}

/** Runs Node in a folder. */
export function run(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return runWith({}, cwd, args);
}

function runWith(more: NodeJS.ProcessEnv, cwd: string, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, GITHUB_ACTIONS: "", ...more };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : Number(error.code);
      resolve({ status, stdout, stderr });
    });
  });
}

/** The text of a file of the repository. */
export function readRepository(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}
