import { execFile } from "node:child_process";
import { chmodSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What the package is built from, and by. */
const SOURCES = [
  ...["generated", "runtime", "package.json", "tsconfig.json", "tsconfig.build.json"],
  "node_modules/typescript/package.json",
];

/** What is built last. */
const cases = join(repository, "dist/generated/conformance/cases.js");

/**
 * Builds the package once before the tests, unless it is as new as its sources: those that use it as an app
 * does have it as it is now. What lies there is written over, since another run of tests may be using it, and what
 * is no part of the package any more is deleted.
 *
 * @throws {Error} with what the compiler says, where it says anything.
 */
export async function setup(): Promise<void> {
  const start = new Date();
  const built = statSync(cases, { throwIfNoEntry: false });
  if (built !== undefined && built.mtimeMs > newestOf(SOURCES)) return;
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const args = [tsc, "--project", "tsconfig.build.json", "--pretty", "false", "--listEmittedFiles"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repository }).catch(
    ({ stdout }) => {
      throw new Error(`the package cannot be built:\n${stdout}`);
    },
  );
  deleteAllBut(new Set([...stdout.matchAll(/^TSFILE: (.*)$/gm)].map(([, path = ""]) => path)));
  // As `npm run build` does.
  chmodSync(join(repository, "dist/generated/command.js"), 0o755);
  await build({
    entryPoints: [cases],
    outfile: cases,
    bundle: true,
    format: "esm",
    minifyWhitespace: true,
    charset: "utf8",
    allowOverwrite: true,
    logLevel: "silent",
  });
  // What was changed meanwhile may have come too late.
  utimesSync(cases, start, start);
}

/** @param emitted - The paths of files as the compiler prints them: absolute, with slashes. */
function deleteAllBut(emitted: ReadonlySet<string>): void {
  const entries = readdirSync(join(repository, "dist"), { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !emitted.has(path.replaceAll("\\", "/"))) rmSync(path);
  }
}

/** When the newest of files and folders, and of all in them, was changed: in milliseconds since 1970. */
function newestOf(paths: readonly string[]): number {
  const below = paths.flatMap((path) => {
    const inside = statSync(join(repository, path)).isDirectory()
      ? readdirSync(join(repository, path), { recursive: true }).map((name) =>
          join(path, `${name}`),
        )
      : [];
    return [path, ...inside];
  });
  return Math.max(...below.map((path) => statSync(join(repository, path)).mtimeMs));
}
