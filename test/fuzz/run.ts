import { readArguments } from "./arguments.ts";

const HELP = `Tries random documents on our readers and on others, until the time is over or Ctrl+C.

Usage: npm run fuzz -- --minutes N [--seed S]

  --minutes  how long; fractions are allowed
  --seed     a whole number: the same one tries the same documents in the same order

What one reader accepts and another refuses, or reads differently, is printed as small as it could be
made, and as a case for spec/cases/. Exit status: 0 nothing was found, 1 something was, 2 wrong usage.
`;

/** Between two lines of progress, in seconds. */
const PAUSE = 15;

async function run(minutes: number, seed: number): Promise<number> {
  let stopped = false;
  // A second Ctrl+C ends it at once.
  process.once("SIGINT", () => {
    stopped = true;
  });
  console.log(`seed ${seed}`);
  // They bring their packages along, which takes a while.
  const { unknownRoots } = await import("../support/documents.ts");
  if (unknownRoots.length > 0) {
    console.error(unknownRoots.join("\n"));
    return 2;
  }
  const { hunts } = await import("./hunts.ts");
  const { fuzz } = await import("./fuzz.ts");
  const { progressLine } = await import("./tally.ts");
  let next = PAUSE;
  const tally = await fuzz({
    hunts,
    seed,
    isOver: ({ seconds }) => stopped || seconds >= minutes * 60,
    onBatch(soFar) {
      if (soFar.seconds < next) return;
      next = soFar.seconds + PAUSE;
      console.log(progressLine(soFar));
    },
    onFinding: (report) => console.log(`\n${report}`),
  });
  console.log(`${stopped ? "stopped" : "done"}: ${progressLine(tally)}`);
  return tally.findings > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2));
  if (given.kind === "run") return run(given.minutes, given.seed);
  const asked = given.kind === "help";
  (asked ? process.stdout : process.stderr).write(HELP);
  return asked ? 0 : 2;
}

process.exitCode = await main();
