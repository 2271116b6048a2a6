import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { readArguments } from "../fuzz/arguments.ts";
import { wellFormed } from "../fuzz/documents.ts";
import { fuzz } from "../fuzz/fuzz.ts";
import type { Hunt } from "../fuzz/hunt.ts";
import { progressLine } from "../fuzz/tally.ts";
import { treeHunt } from "../fuzz/trees.ts";
import { repository, run } from "../support/generate.ts";
import { readTree } from "../support/tree.ts";

/** Runs hunts for a number of batches, of 50 documents each. */
async function runBatches(hunts: readonly Hunt[], batches: number) {
  const reports: string[] = [];
  let left = batches;
  const tally = await fuzz({
    hunts: hunts.map((hunt) => ({ ...hunt, batch: 50 })),
    seed: 2 ** 31 - 1,
    isOver: () => left === 0,
    onBatch: () => {
      left--;
    },
    onFinding: (report) => reports.push(report),
  });
  return { tally, reports };
}

describe("a long run", () => {
  test("goes from hunt to hunt and from seed to seed, and adds up what it counts", async () => {
    const hunts = [treeHunt("some", wellFormed), treeHunt("others", wellFormed)];
    const { tally, reports } = await runBatches(hunts, 5);
    expect(reports).toEqual([]);
    expect(tally).toMatchObject({ findings: 0 });
    expect(tally.counts.entries).toEqual([["accepted", 250]]);
    expect(progressLine({ ...tally, seconds: 2 })).toBe(
      "250 documents in 2 s (125/s); 250 accepted; known differences: none; findings: 0",
    );
  });

  test("prints what it finds once, and goes on", async () => {
    const broken = treeHunt("broken", wellFormed, (xml) => {
      const tree = readTree(xml);
      if (tree.name.includes("_")) throw new RangeError("no underscores");
      return tree;
    });
    const { tally, reports } = await runBatches([broken], 20);
    expect(reports.length).toBe(tally.findings);
    expect(reports.length).toBeGreaterThan(0);
    // Seeds differ, and what is left of their documents does not.
    expect(reports.length).toBeLessThan(20);
    expect(reports[0]).toContain(
      "finding: our reader refuses what saxes reads (broken, seed 2147483647)",
    );
    expect(reports[0]).toContain('"<_></_>"');
  });
});

describe("the command", () => {
  test.each([
    [["--minutes", "2", "--seed", "7"], { kind: "run", minutes: 2, seed: 7 }],
    [["--minutes", ".5"], { kind: "run", minutes: 0.5, seed: expect.any(Number) }],
    [["--minutes", "1", "--help"], { kind: "help" }],
    [[], { kind: "wrong" }],
    [["--minutes"], { kind: "wrong" }],
    [["--minutes", "0"], { kind: "wrong" }],
    [["--minutes", "1e9"], { kind: "wrong" }],
    [["--minutes", "1", "--seed", "1.5"], { kind: "wrong" }],
    [["--minutes", "1", "--seed", "2147483648"], { kind: "wrong" }],
    [["--minutes", "1", "--hours", "1"], { kind: "wrong" }],
    [["1"], { kind: "wrong" }],
  ])("asked for %j", (args, wanted) => {
    expect(readArguments(args)).toEqual(wanted);
  });

  const command = ["--import", "tsx", "test/fuzz/run.ts"];

  test("ends with 2 and its usage where it is not understood", async () => {
    const { status, stderr } = await run(repository, ...command);
    expect(stderr).toMatch(/^Tries random documents[\s\S]*Usage: npm run fuzz -- --minutes N/);
    expect(status).toBe(2);
  });

  test("ends with what it has when it is interrupted, and with 0 where nothing is found", async () => {
    const child = spawn(process.execPath, [...command, "--minutes", "9"], {
      cwd: repository,
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => child.kill("SIGINT"));
    const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    expect(stdout).toMatch(
      /^seed \d+\nstopped: [\d,]+ documents in \d+ s \([\d,]+\/s\); .* accepted; known differences: .*; findings: 0\n$/,
    );
    expect(status).toBe(0);
  }, 120_000);
});
