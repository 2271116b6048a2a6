/**
 * The declarations of the package, and the output that stands alone, in projects that are set up in
 * other ways than this one: other compilers, other platforms, stricter options.
 *
 * Each project has all strict options that its compiler knows, so none of them is tried by itself; one
 * project has `strict` alone. What holds for a compiler's options is tried with three of five compilers,
 * and TypeScript 7, which is quick, has every platform. The cases of operations are alike, and checking them takes
 * the other compilers two fifths of the time: they check those of the operation that has the most, and those once each,
 * in the first of its projects, since they are data and know of no platform.
 */
import { cpSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { api } from "../../generated/api.ts";
import { copiedRuntime } from "../../generator/output/runtime-copy.ts";
import {
  committedSpec,
  compileProject,
  generateFrom,
  outputFolder,
  put,
  repository,
  run,
} from "../support/generate.ts";

vi.setConfig({ testTimeout: 180_000 });

const platforms = {
  node: { lib: ["es2022"], types: ["node"] },
  dom: { lib: ["es2022", "dom"], types: [] },
  worker: { lib: ["es2022", "webworker"], types: [] },
  both: { lib: ["es2022", "dom", "dom.iterable"], types: ["node"] },
  // Declarations alone: code for a platform cannot be compiled without knowing one.
  none: { lib: ["es2022"], types: [] },
} as const;

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};
const stricter = { ...strict, declaration: true, isolatedDeclarations: true };
const strictest = { ...stricter, erasableSyntaxOnly: true };

/** Packages of compilers, and the options for them. */
const compilers = {
  "typescript-5.0": strict,
  "typescript-5.4": strict,
  typescript: strictest,
  "typescript-6": strictest,
  "typescript-7": strictest,
} as const;

interface Project {
  readonly compiler: keyof typeof compilers;
  readonly platform: keyof typeof platforms;
  readonly resolution: "nodenext" | "bundler";
  readonly options?: object;
}

const projects: readonly Project[] = [
  { compiler: "typescript-5.0", platform: "node", resolution: "nodenext" },
  { compiler: "typescript-5.0", platform: "dom", resolution: "bundler" },
  { compiler: "typescript-5.0", platform: "none", resolution: "nodenext" },
  { compiler: "typescript-5.4", platform: "worker", resolution: "nodenext" },
  { compiler: "typescript", platform: "node", resolution: "bundler" },
  { compiler: "typescript", platform: "both", resolution: "nodenext", options: { strict: true } },
  { compiler: "typescript-6", platform: "node", resolution: "nodenext" },
  { compiler: "typescript-7", platform: "node", resolution: "nodenext" },
  { compiler: "typescript-7", platform: "dom", resolution: "bundler" },
  { compiler: "typescript-7", platform: "worker", resolution: "nodenext" },
  { compiler: "typescript-7", platform: "both", resolution: "bundler" },
  { compiler: "typescript-7", platform: "none", resolution: "nodenext" },
];

const APP = `import { ClientError, createClient, getCapacity, HttpError, Reason, watch } from "PACKAGE";
import type { ChatAllowed, ClientOptions, Watcher, WatchEvent } from "PACKAGE";
import { decodeChatAllowed } from "CODECS";
import { cases, runConformance } from "CONFORMANCE";
import { createMock } from "MOCK";

export async function main(options: ClientOptions): Promise<number> {
  const client = createClient({ ...options, headers: { a: "b" }, retry: false });
  const answer: ChatAllowed = await client.getChatAllowed({ id: 1000 });
  const { count } = await getCapacity(options, { id: 1 }, { timeoutMs: 1000 });
  if (answer.reason === Reason.EntryPointInactive) return decodeChatAllowed("<a/>").allowed ? 1 : 0;
  const watcher: Watcher<ChatAllowed> = watch((signal) => client.getChatAllowed({ id: 1 }, { signal }));
  for await (const event of watcher) if (event.kind === "value") return event.value.allowed ? 1 : 0;
  const iterable: AsyncIterable<WatchEvent<ChatAllowed>> = watcher;
  const server = await createMock({ scenario: "inactive" }).listen();
  await server.close();
  try {
    await client.checkEligibility({ id: 1000 });
  } catch (error) {
    if (error instanceof HttpError) return error.status;
    if (error instanceof ClientError) return error.message.length;
  }
  return count + cases.length + [runConformance, iterable].length;
}
`;

const folder = outputFolder();

/** The modules of cases that TypeScript 7 alone checks. */
const unchecked: string[] = [];
/** The module of cases that each other compiler checks in one project. */
const once: string[] = [];

/** The app in the text above, by where its modules are. */
function app(of: (name: string) => string): string {
  return APP.replaceAll("PACKAGE", of("index"))
    .replace("CODECS", of("codecs/index"))
    .replace("CONFORMANCE", of("conformance/index"))
    .replace("MOCK", of("mock"));
}

beforeAll(async () => {
  const installed = join(folder, "node_modules/ece-chat");
  cpSync(join(repository, "dist"), join(installed, "dist"), { recursive: true });
  cpSync(join(repository, "package.json"), join(installed, "package.json"));
  mkdirSync(join(folder, "node_modules/@types"));
  const types = realpathSync(join(repository, "node_modules/@types/node"));
  symlinkSync(types, join(folder, "node_modules/@types/node"), "junction");
  put(
    join(folder, "installed.ts"),
    app((name) => `ece-chat/${name}`.replace(/\/index$/, "")),
  );
  put(
    join(folder, "copied.ts"),
    app((name) => `./out/${name}.ts`),
  );
  const { generated } = await generateFrom(committedSpec(), { runtimePath: "./runtime" });
  for (const { path, text } of [...generated, ...copiedRuntime(generated, "./runtime")]) {
    put(join(folder, "out", path), text);
  }
  const ofOperations = generated
    .filter(({ path }) => /^conformance\/(?!cases|index).*\.ts$/.test(path))
    .sort((one, other) => other.text.length - one.text.length);
  expect(ofOperations).toHaveLength(api.operations.length);
  const [most = "", ...others] = ofOperations.map(({ path }) => join(folder, "out", path));
  once.push(most);
  unchecked.push(...others);
});

/** Writes the configuration of a project, and gives its path. */
function configure({ compiler, platform, resolution, options }: Project): string {
  const path = join(folder, `tsconfig.${compiler}.${platform}.json`);
  const compilerOptions = {
    ...(options ?? compilers[compiler]),
    ...platforms[platform],
    target: "es2022",
    module: resolution === "bundler" ? "esnext" : "nodenext",
    moduleResolution: resolution,
    allowImportingTsExtensions: true,
    skipLibCheck: false,
    // Of declarations, those that come with a compiler are its own matter.
    skipDefaultLibCheck: true,
    noEmit: true,
  };
  const include = platform === "none" ? ["installed.ts"] : ["*.ts", "out/**/*.ts"];
  put(path, JSON.stringify({ compilerOptions, include }));
  return path;
}

/** What a compiler says of a project: those of one compiler are compiled in one process. */
const said = new Map<string, Promise<ReadonlyMap<Project, string>>>();

function reportOf(project: Project): Promise<string | undefined> {
  const reports = said.get(project.compiler) ?? compileAll(project.compiler);
  said.set(project.compiler, reports);
  return reports.then((texts) => texts.get(project));
}

async function compileAll(compiler: string): Promise<ReadonlyMap<Project, string>> {
  const ofIts = projects.filter((each) => each.compiler === compiler);
  const paths = ofIts.map(configure);
  const texts = compiler === "typescript-7" ? natively(paths) : inOneProcess(compiler, paths);
  const all = await texts;
  return new Map(ofIts.map((project, index) => [project, all[index] ?? "nothing was said"]));
}

async function natively(paths: readonly string[]): Promise<readonly string[]> {
  const ended = await Promise.all(paths.map((path) => compileProject(folder, path)));
  return ended.map(({ stdout, stderr }) => stdout + stderr);
}

async function inOneProcess(
  compiler: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const script = join(repository, "test/projects/compile-projects.cjs");
  const args = [script, compiler, JSON.stringify(unchecked), JSON.stringify(once), ...paths];
  // In a few seconds, code that V8 optimizes does not win back the time that this takes.
  const { stdout, stderr } = await run(folder, "--no-opt", ...args);
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.concurrent("compiles", () => {
  test.each(projects)("with $compiler on $platform by $resolution", async (project) => {
    expect(await reportOf(project)).toBe("");
  });
});
