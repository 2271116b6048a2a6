/** What came of a run, by file. */
import type { Journal } from "./journal.ts";
import type { Mutant } from "./mutants.ts";

type Fate = "noticed" | "unnoticed" | "not reached" | "while loading";

/** The counts of each file and the score, which is the part that was noticed; then each mutant that was not. */
export function printMutants(mutants: readonly Mutant[], journal: Journal): string {
  const fateOf = fates(journal);
  const files = new Set(mutants.map(({ file }) => file));
  const rows = [...files].map((file) => {
    return rowOf(
      file,
      mutants.filter((each) => each.file === file),
      fateOf,
    );
  });
  const survivors = mutants.filter((each) => /^(?:unnoticed|not reached)$/.test(fateOf(each)));
  return [
    `${"file".padEnd(34)}  score  noticed  unnoticed  not reached  while loading`,
    ...rows,
    rowOf("all", mutants, fateOf),
    "",
    ...survivors.map(
      (each) => `${lineOf(each)}${fateOf(each) === "unnoticed" ? "" : " (not reached)"}`,
    ),
    "",
  ].join("\n");
}

function fates(journal: Journal): (mutant: Mutant) => Fate {
  const { noticed } = journal.progress();
  const coverage = journal.coverage ?? { static: {}, perTest: {} };
  const tested = new Set(Object.values(coverage.perTest).flatMap((each) => Object.keys(each)));
  return ({ id }) => {
    if (noticed.has(id)) return "noticed";
    if (tested.has(id)) return "unnoticed";
    return coverage.static[id] === undefined ? "not reached" : "while loading";
  };
}

function rowOf(name: string, mutants: readonly Mutant[], fateOf: (mutant: Mutant) => Fate): string {
  const count = (fate: Fate): number => mutants.filter((each) => fateOf(each) === fate).length;
  const [noticed, unnoticed, unreached] = [
    count("noticed"),
    count("unnoticed"),
    count("not reached"),
  ];
  const tried = noticed + unnoticed + unreached;
  const score = tried === 0 ? "-" : ((100 * noticed) / tried).toFixed(1);
  const cells = [noticed, unnoticed, unreached, count("while loading")];
  const widths = [9, 11, 13, 15];
  const counts = cells.map((cell, index) => String(cell).padStart(widths[index] ?? 0)).join("");
  return `${name.padEnd(34)} ${score.padStart(6)}${counts}`;
}

function lineOf({ file, line, column, original, replacement }: Mutant): string {
  const [from, to] = [original, replacement].map((text) => text.replace(/\s+/g, " ").slice(0, 80));
  return `${file}:${line}:${column} ${from} → ${to}`;
}
