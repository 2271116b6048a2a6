/**
 * Runs what concerns the package itself under each supported version of Node. The programs come from
 * npm, one package for each platform; they are kept in `node_modules/.cache`, and nothing is downloaded
 * again. A warning that Node prints fails the run.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { arch, env, execPath, exit, platform, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Beside the Node that runs this, which is the oldest where it is called by `.ci/run`. */
const VERSIONS = ["22.23.3", "24.21.0"];

const TESTS = [
  "test/unit/xml",
  "test/unit/codec",
  "test/unit/http",
  "test/unit/watch",
  "test/pack",
  "test/conformance/adversarial.test.ts",
];

/** What Node prints by itself, such as `(node:7) TimeoutNegativeWarning: ...`. */
const WARNING = /^.*\(node:\d+\).*(?:Warning|\[DEP\d+\]).*$/gm;

/** Where the program of a version is, once it is installed. */
function program(version: string): string {
  const os = platform === "win32" ? "win" : platform;
  const name = `node-${os}-${arch}`;
  const folder = join(repository, "node_modules/.cache/nodes", version);
  const file = platform === "win32" ? "node.exe" : "node";
  const path = join(folder, "node_modules", name, "bin", file);
  if (existsSync(path)) return path;
  const args = ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--no-audit"];
  const npm = [...args, "--no-fund", "--ignore-scripts", "--prefer-offline", `${name}@${version}`];
  const { status } = spawnSync("npm", npm, { stdio: "inherit", shell: platform === "win32" });
  if (status !== 0 || !existsSync(path)) {
    throw new Error(`Node ${version} cannot be installed: npm ${npm.join(" ")}`);
  }
  return path;
}

/** Runs the tests; gives what is wrong. */
async function runTests(node: string): Promise<readonly string[]> {
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const child = spawn(
    node,
    [vitest, "run", "--project", "node", "--project", "measures", ...TESTS],
    {
      cwd: repository,
      // Programs that tests start by name, such as npm, run under the same Node.
      env: { ...env, PATH: `${dirname(node)}${delimiter}${env.PATH}` },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  for (const [from, to] of [
    [child.stdout, stdout],
    [child.stderr, stderr],
  ] as const) {
    from.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      to.write(text);
    });
  }
  const status = await new Promise((resolve) => child.on("close", resolve));
  const warnings = [...new Set(printed.match(WARNING))];
  return [...warnings, ...(status === 0 ? [] : [`the tests ended with ${status}`])];
}

const problems: string[] = [];
for (const node of [execPath, ...VERSIONS.map(program)]) {
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  stdout.write(`\nNode ${version}\n`);
  for (const problem of await runTests(node)) problems.push(`Node ${version}: ${problem}`);
}
for (const problem of problems) stderr.write(`error: ${problem}\n`);
exit(problems.length === 0 ? 0 : 1);
