import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { repository } from "../support/generate.ts";
import { readAccepted } from "./accepted.ts";
import { Journal } from "./journal.ts";
import type { Mutant } from "./mutants.ts";
import { readScoreTable, reportOn, scoreTable } from "./report.ts";

const file = "runtime/lamp.ts";
const mutants = ["on → off", "1 → 0", "a → b", "x → y"].map(
  (change, i): Mutant => ({ id: `${i}`, file, line: 1, column: 1, change }),
);

/** A run that has noticed the first mutant and not the second one; nothing reaches the others in a test. */
function journalOfRun(): Journal {
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const journal = new Journal(folder);
  journal.keepCoverage({ static: { 2: 1 }, perTest: { t: { 0: 1, 1: 1 } } });
  journal.takeCoverage();
  journal.add({ kind: "noticed", mutant: "0", test: "t", by: "an error" });
  journal.add({ kind: "finished", test: "t" });
  return journal;
}

describe("of a run", () => {
  test("each change that no test notices is named, with the score of its file", () => {
    const { counts, survivors, stale } = reportOn(mutants, journalOfRun(), []);
    expect(survivors).toEqual([`${file}:1:1 1 → 0`, `${file}:1:1 x → y (not reached)`]);
    expect(stale).toEqual([]);
    expect(
      scoreTable(counts)
        .split("\n")
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      [
        "file",
        "noticed",
        "unnoticed",
        "not reached",
        "while loading",
        "score",
        "accepted",
        "without them",
      ],
      [file, "1", "1", "1", "1", "33.3", "0", "33.3"],
      ["all", "1", "1", "1", "1", "33.3", "0", "33.3"],
    ]);
  });

  test("what no test has to notice is counted apart", () => {
    const accepted = [{ file, reason: "It makes no difference.", changes: ["1 → 0", "x → y"] }];
    const { counts, survivors } = reportOn(mutants, journalOfRun(), accepted);
    expect(survivors).toEqual([]);
    expect(scoreTable(counts)).toMatch(/lamp\.ts .* 33\.3 +2 +100\.0\n/);
  });

  test("an entry of that list that is noticed, or is no change, has to go", () => {
    const changes = ["on → off", "a → b", "gone → away"];
    const accepted = [
      { file, reason: "None.", changes },
      { file: "runtime/other.ts", reason: "It was not looked at.", changes },
    ];
    expect(reportOn(mutants, journalOfRun(), accepted).stale).toEqual([
      `${file} on → off: it is noticed`,
      `${file} a → b: it is while loading`,
      `${file} gone → away: there is no such change`,
    ]);
  });

  test("the table is read as it was written", () => {
    const { counts } = reportOn(mutants, journalOfRun(), []);
    expect(readScoreTable(`before\n${scoreTable(counts)}\nbehind`)).toEqual(counts);
  });
});

// Whether a change is still there is looked up in a run.
test("the list of accepted changes has each once, of a file that there is, with a reason", () => {
  const accepted = readAccepted();
  const listed = accepted.flatMap(({ file, changes }) => changes.map((each) => [file, each]));
  for (const [, change] of listed) expect(change).toMatch(/^.+ → .+$/);
  expect(new Set(listed.map(String)).size).toBe(listed.length);
  for (const { file, reason } of accepted) {
    expect(existsSync(join(repository, file)), file).toBe(true);
    expect(reason).toMatch(/\.$/);
  }
});
