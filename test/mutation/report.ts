/** What came of a run, by file. */
import type { Accepted } from "./accepted.ts";
import type { Journal } from "./journal.ts";
import type { Mutant } from "./mutants.ts";

type Fate = "noticed" | "unnoticed" | "not reached" | "while loading";

/** What is counted of the mutants of a file. */
export interface Counts {
  readonly noticed: number;
  readonly unnoticed: number;
  readonly unreached: number;
  readonly loading: number;
  /** How many of those that no test notices are in the list of those that none has to. */
  readonly accepted: number;
}

export interface MutationReport {
  readonly counts: ReadonlyMap<string, Counts>;
  /** Mutants that should be noticed and are not, a line each. */
  readonly survivors: readonly string[];
  /** What is wrong with the list of accepted ones, a line each. */
  readonly stale: readonly string[];
}

export function reportOn(
  mutants: readonly Mutant[],
  journal: Journal,
  accepted: readonly Accepted[],
): MutationReport {
  const fateOf = fates(journal);
  const survives = (mutant: Mutant): boolean => /^(?:unnoticed|not reached)$/.test(fateOf(mutant));
  const isListed = ({ file, change }: Mutant): boolean =>
    accepted.some((each) => each.file === file && each.changes.includes(change));
  const files = new Set(mutants.map(({ file }) => file));
  const counts = [...files].map((file): readonly [string, Counts] => {
    const own = mutants.filter((each) => each.file === file);
    const count = (fate: Fate): number => own.filter((each) => fateOf(each) === fate).length;
    return [
      file,
      {
        noticed: count("noticed"),
        unnoticed: count("unnoticed"),
        unreached: count("not reached"),
        loading: count("while loading"),
        accepted: own.filter((each) => survives(each) && isListed(each)).length,
      },
    ];
  });
  const survivors = mutants.filter((each) => survives(each) && !isListed(each));
  const stale = accepted
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, changes }) =>
      changes.flatMap((change) => {
        const mutant = mutants.find((each) => each.file === file && each.change === change);
        if (mutant && survives(mutant)) return [];
        return [
          `${file} ${change}: ${mutant ? `it is ${fateOf(mutant)}` : "there is no such change"}`,
        ];
      }),
    );
  return {
    counts: new Map(counts),
    survivors: survivors.map(
      (each) =>
        `${each.file}:${each.line}:${each.column} ${each.change}${fateOf(each) === "unnoticed" ? "" : " (not reached)"}`,
    ),
    stale,
  };
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

const COLUMNS = [
  "noticed",
  "unnoticed",
  "not reached",
  "while loading",
  "score",
  "accepted",
  "without them",
];

/**
 * The counts of each file and the score, which is the part that was noticed of all that was tried: of all,
 * and without those that no test has to notice.
 */
export function scoreTable(counts: ReadonlyMap<string, Counts>): string {
  const all = [...counts.values()].reduce(
    (sum, each) => ({
      noticed: sum.noticed + each.noticed,
      unnoticed: sum.unnoticed + each.unnoticed,
      unreached: sum.unreached + each.unreached,
      loading: sum.loading + each.loading,
      accepted: sum.accepted + each.accepted,
    }),
    { noticed: 0, unnoticed: 0, unreached: 0, loading: 0, accepted: 0 },
  );
  const rows = [...counts, ["all", all] as const].map(([file, each]) => [file, ...cellsOf(each)]);
  return [["file", ...COLUMNS], ...rows]
    .map(([file = "", ...cells]) =>
      [
        file.padEnd(34),
        ...cells.map((cell, i) => cell.padStart((COLUMNS[i] ?? "").length + 2)),
      ].join(""),
    )
    .join("\n");
}

function cellsOf({ noticed, unnoticed, unreached, loading, accepted }: Counts): readonly string[] {
  const tried = noticed + unnoticed + unreached;
  const score = (of: number): string => (of === 0 ? "-" : ((100 * noticed) / of).toFixed(1));
  const counts = [noticed, unnoticed, unreached, loading].map(String);
  return [...counts, score(tried), String(accepted), score(tried - accepted)];
}

/** The counts in a table that {@link scoreTable} made. */
export function readScoreTable(table: string): ReadonlyMap<string, Counts> {
  const rows = table.split("\n").flatMap((line): readonly (readonly [string, Counts])[] => {
    const [file = "", noticed, unnoticed, unreached, loading, , accepted] = line.split(/ +/);
    if (!file.startsWith("runtime/")) return [];
    const [a, b, c, d, e] = [noticed, unnoticed, unreached, loading, accepted].map(Number);
    return [
      [
        file,
        {
          noticed: a ?? 0,
          unnoticed: b ?? 0,
          unreached: c ?? 0,
          loading: d ?? 0,
          accepted: e ?? 0,
        },
      ],
    ];
  });
  return new Map(rows);
}
