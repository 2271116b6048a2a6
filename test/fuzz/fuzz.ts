import { setImmediate } from "node:timers/promises";
import { SEEDS } from "./arguments.ts";
import { Counts } from "./counts.ts";
import type { Hunt } from "./hunt.ts";
import type { Tally } from "./tally.ts";

export interface FuzzOptions {
  readonly hunts: readonly Hunt[];
  /** That of the first batch of each hunt; every round has the next one. */
  readonly seed: number;
  /** Asked after each batch. */
  readonly isOver: (tally: Tally) => boolean;
  readonly onBatch: (tally: Tally) => void;
  /** Called with every finding, once. */
  readonly onFinding: (report: string) => void;
}

/** Runs batch after batch of each hunt in turn, until it is over. */
export async function fuzz({
  hunts,
  seed,
  isOver,
  onBatch,
  onFinding,
}: FuzzOptions): Promise<Tally> {
  const started = performance.now();
  const counts = new Counts();
  const found = new Set<string>();
  const tally = (): Tally => {
    return { seconds: (performance.now() - started) / 1000, counts, findings: found.size };
  };
  for (let round = 0; ; round++) {
    for (const hunt of hunts) {
      const result = hunt.run((seed + round) % SEEDS, hunt.batch);
      counts.addAll(result.counts);
      // Another seed finds the same again.
      const { finding } = result;
      const key = finding && JSON.stringify([hunt.name, finding.problem, finding.document]);
      if (key !== undefined && !found.has(key)) {
        found.add(key);
        onFinding(result.report);
      }
      // So that Ctrl+C is heard.
      await setImmediate();
      onBatch(tally());
      if (isOver(tally())) return tally();
    }
  }
}
