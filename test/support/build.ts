import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Builds the package once before the tests: those that use it as an app does have it as it is now.
 * What lies there is written over and not deleted first, since another run of tests may be using it.
 *
 * @throws {Error} with what the compiler says, where it says anything.
 */
export async function setup(): Promise<void> {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const args = [tsc, "--project", "tsconfig.build.json", "--pretty", "false"];
  await promisify(execFile)(process.execPath, args, { cwd: repository }).catch(({ stdout }) => {
    throw new Error(`the package cannot be built:\n${stdout}`);
  });
  // As `npm run build` does.
  const cases = join(repository, "dist/generated/conformance/cases.js");
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
}
