/** What is known of mutants so far, in files: a run goes on where a process had to be ended. */
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** Which mutants code reaches while modules are loaded, and in each test, and how often. */
export interface Coverage {
  readonly static: { readonly [mutant: string]: number };
  readonly perTest: { readonly [test: string]: { readonly [mutant: string]: number } };
}

/** A line of the journal. */
type Entry =
  | {
      readonly kind: "noticed";
      readonly mutant: string;
      readonly test: string;
      readonly by: string;
    }
  | { readonly kind: "endless"; readonly mutant: string }
  | { readonly kind: "finished"; readonly test: string };

export class Journal {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  get coverage(): Coverage | undefined {
    const path = this.path("coverage.json");
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  }

  /** Writes down what a run of the tests has found; it counts once the run has passed: {@link takeCoverage}. */
  keepCoverage(coverage: Coverage | undefined): void {
    writeFileSync(this.path("coverage.json.new"), JSON.stringify(coverage ?? {}));
  }

  takeCoverage(): void {
    renameSync(this.path("coverage.json.new"), this.path("coverage.json"));
  }

  progress(): Progress {
    return new Progress(this);
  }

  get entries(): readonly Entry[] {
    const path = this.path("journal.ndjson");
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  }

  add(entry: Entry): void {
    appendFileSync(this.path("journal.ndjson"), `${JSON.stringify(entry)}\n`);
  }

  /** Forgets what is known. */
  clear(): void {
    for (const name of ["coverage.json", "journal.ndjson", "polluted.txt"]) {
      rmSync(this.path(name), { force: true });
    }
  }

  /** Grows with each process that a mutant has left unusable. */
  get polluted(): number {
    const path = this.path("polluted.txt");
    return existsSync(path) ? statSync(path).size : 0;
  }

  want(mutants: readonly string[]): void {
    writeFileSync(this.path("wanted.json"), JSON.stringify(mutants));
  }

  /** Whether each test has been run with each mutant that it reaches. */
  get isComplete(): boolean {
    const progress = this.progress();
    return Object.entries(this.coverage?.perTest ?? {}).every(
      ([test, mutants]) =>
        progress.finished.has(test) ||
        Object.keys(mutants).every(
          (each) => !progress.isWanted(each) || progress.noticed.has(each),
        ),
    );
  }

  /** Those that are tried; all where the file is not there. */
  get wanted(): ReadonlySet<string> | undefined {
    const path = this.path("wanted.json");
    return existsSync(path) ? new Set(JSON.parse(readFileSync(path, "utf8"))) : undefined;
  }
}

class Progress {
  readonly #journal: Journal;
  readonly #wanted: ReadonlySet<string> | undefined;
  readonly noticed = new Set<string>();
  readonly finished = new Set<string>();

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#wanted = journal.wanted;
    for (const entry of journal.entries) {
      if (entry.kind === "finished") this.finished.add(entry.test);
      else this.noticed.add(entry.mutant);
    }
  }

  isWanted(mutant: string): boolean {
    return this.#wanted?.has(mutant) ?? true;
  }

  /** Says what is tried now, for whoever has to end it. */
  begin(mutant: string): void {
    writeFileSync(this.#journal.path("current.txt"), mutant);
  }

  notice(mutant: string, test: string, by: string): void {
    this.noticed.add(mutant);
    this.#journal.add({ kind: "noticed", mutant, test, by: by.slice(0, 200) });
  }

  finish(test: string): void {
    this.finished.add(test);
    this.#journal.add({ kind: "finished", test });
  }
}
