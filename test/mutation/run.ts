/** `npm run mutate`: which changes of the runtime no test notices. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Journal } from "./journal.ts";
import { instrument } from "./mutants.ts";
import { printMutants } from "./report.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A mutant that takes longer in one test is in a loop that does not end, in milliseconds. */
const MS = 60_000;

const [first, ...others] = process.argv.slice(2);
const resumes = first === "--resume";
const prefixes = resumes || first === undefined ? others : [first, ...others];
const journal = new Journal(join(repository, "coverage/mutation"));
mkdirSync(journal.path(""), { recursive: true });
if (!resumes) journal.clear();
const { mutants } = await instrument();
const wanted = mutants.filter(
  ({ file }) => prefixes.length === 0 || prefixes.some((prefix) => file.startsWith(prefix)),
);
journal.want(wanted.map(({ id }) => id));

/** Runs the tests; gives the status, or the signal that ended them. */
function runTests(): Promise<number | string> {
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "test/mutation/vitest.config.ts", "--reporter=dot"];
  // An expected text is not written anew for a mutant.
  const env = { ...process.env, MUTATION_FOLDER: journal.path(""), CI: "1" };
  const options = { cwd: repository, env, detached: true, stdio: ["ignore", "ignore", "inherit"] };
  const child = spawn(process.execPath, args, options as object);
  const current = journal.path("current.txt");
  rmSync(current, { force: true });
  const timer = setInterval(() => {
    if (existsSync(current) && Date.now() - statSync(current).mtimeMs > MS && child.pid) {
      process.kill(-child.pid, "SIGKILL");
    }
  }, 2_000);
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      clearInterval(timer);
      resolve(code ?? signal ?? "");
    });
  });
}

if (journal.coverage === undefined) {
  if ((await runTests()) !== 0) throw new Error("the tests fail as they are: npx vitest run");
  renameSync(journal.path("coverage.json.new"), journal.path("coverage.json"));
}
for (;;) {
  const polluted = journal.polluted;
  const end = await runTests();
  if (journal.polluted > polluted) continue;
  if (end !== "SIGKILL") break;
  journal.add({ kind: "endless", mutant: readFileSync(journal.path("current.txt"), "utf8") });
}
process.stdout.write(printMutants(wanted, journal));
