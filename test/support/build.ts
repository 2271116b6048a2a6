import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the package once before the tests: those that use it as an app does have it as it is now. */
export async function setup(): Promise<void> {
  await promisify(execFile)("npm", ["run", "--silent", "build"], { cwd: repository });
}
