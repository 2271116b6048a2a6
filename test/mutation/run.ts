/** `npm run mutate`: which changes of the runtime no test notices. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readFigures, replaceFigures } from "../bench/figures.ts";
import { readAccepted } from "./accepted.ts";
import { Journal } from "./journal.ts";
import { instrument } from "./mutants.ts";
import { readScoreTable, reportOn, scoreTable } from "./report.ts";

const HELP = `Looks for changes of the core of runtime/ that no test notices, and prints them with the score of each file.

Usage: npm run mutate [-- --resume] [--write] [PATH ...]

  PATH       the beginning of a path, such as runtime/xml or runtime/codec/decode.ts; all of the core without one

  --resume   go on where the last run was ended, as long as no file has changed since
  --write    put the scores of these files into docs/figures.md

Changes that no test has to notice are listed in test/mutation/accepted.yaml, each with its reason. An entry that is
noticed all the same, or does not exist any more, gives the exit status 1.
`;

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A mutant that takes longer in one test is in a loop that does not end, in milliseconds. */
const MS = 30_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { resume: { type: "boolean" }, write: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const journal = new Journal(join(repository, "coverage/mutation"));
  mkdirSync(journal.path(""), { recursive: true });
  if (!values.resume) journal.clear();
  const { mutants } = await instrument();
  const wanted = mutants.filter(
    ({ file }) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)),
  );
  journal.want(wanted.map(({ id }) => id));
  await tryMutants(journal);

  const { counts, survivors, stale } = reportOn(wanted, journal, readAccepted());
  console.log([scoreTable(counts), "", ...survivors].join("\n"));
  if (stale.length > 0) console.log(["", "To be taken out of accepted.yaml:", ...stale].join("\n"));
  if (values.write) {
    const known = readScoreTable(readFigures("mutate"));
    const merged = new Map(
      mutants.flatMap(({ file }) => {
        const each = counts.get(file) ?? known.get(file);
        return each ? [[file, each]] : [];
      }),
    );
    replaceFigures("mutate", scoreTable(merged));
  }
  return stale.length > 0 ? 1 : 0;
}

/** Runs the tests until each has been run with each mutant that it reaches. */
async function tryMutants(journal: Journal): Promise<void> {
  if (journal.coverage === undefined) {
    if ((await runTests(journal, "inherit")) !== 0) {
      throw new Error("the tests fail as they are: npx vitest run");
    }
    journal.takeCoverage();
  }
  for (;;) {
    const { polluted } = journal;
    // What Vitest says of processes that mutants end is of no interest.
    const end = await runTests(journal, "ignore");
    if (journal.polluted > polluted) continue;
    const current = journal.path("current.txt");
    if (end !== "SIGKILL" && journal.isComplete) return;
    if (!existsSync(current)) throw new Error("the tests cannot be run: npx vitest run");
    journal.add({ kind: "endless", mutant: readFileSync(current, "utf8") });
  }
}

/** Runs the tests; gives the status, or the signal that ended them. */
function runTests(journal: Journal, stderr: "inherit" | "ignore"): Promise<number | string> {
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "test/mutation/vitest.config.ts", "--reporter=dot"];
  // An expected text is not written anew for a mutant.
  const env = { ...process.env, MUTATION_FOLDER: journal.path(""), CI: "1" };
  const child = spawn(process.execPath, args, {
    ...{ cwd: repository, env, detached: true },
    stdio: ["ignore", "ignore", stderr],
  });
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

process.exitCode = await main();
