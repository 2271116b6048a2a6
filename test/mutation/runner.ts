/**
 * Runs each test once as it is, and then once with each mutant that it reaches and that no test before has noticed.
 * With a process for each mutant the same takes hours.
 */
import { writeFileSync } from "node:fs";
import { type RunnerTestCase, TestRunner } from "vitest";
import { Journal } from "./journal.ts";

/** What the instrumented code looks at. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    readonly static: { readonly [mutant: string]: number };
    readonly perTest: { readonly [test: string]: { readonly [mutant: string]: number } };
  };
}

/** A mutant that is reached so many times more often than usual is in a loop that does not end. */
const MORE_HITS = 100;

/** With a mutant a test may take so many times longer than without, and {@link EXTRA_MS} more; otherwise it waits forever. */
const SLOWER = 10;
const EXTRA_MS = 3_000;

// The tests have clocks of their own.
const { setTimeout, clearTimeout, performance } = globalThis;

const journal = new Journal(process.env.MUTATION_FOLDER ?? "");

export default class MutationRunner extends TestRunner {
  readonly #switches: Switches = Object.assign(globalThis, { __stryker__: {} }).__stryker__;
  readonly #coverage = journal.coverage;
  readonly #progress = journal.progress();
  /** How often the test has been tried. */
  #attempt = 0;
  /** How long the test takes as it is. */
  #usualMs = 0;
  /** Whether the test passes a second time: one that uses up its data says nothing of mutants. */
  #isRepeatable = true;
  /** The mutant that has been run. */
  #tried: string | undefined;

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    await super.onBeforeRunTask(test);
    // As it is and as it is again, then with each mutant and as it is after it.
    const mutants = this.#mutantsOf(test).length;
    test.repeats = mutants && 1 + 2 * mutants;
  }

  override onBeforeTryTask(test: RunnerTestCase, options?: { readonly repeats: number }): void {
    super.onBeforeTryTask(test);
    this.#attempt = options?.repeats ?? 0;
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    if (this.#coverage === undefined) {
      this.#switches.currentTestId = test.id;
      await run();
      this.#switches.currentTestId = undefined;
      return;
    }
    // There is nothing to try where a run goes on.
    if (this.#progress.finished.has(test.id)) return;
    if (this.#attempt === 0) await this.#measure(run);
    else if (this.#attempt === 1) this.#isRepeatable = await succeeds(run);
    else if (this.#isRepeatable) {
      const [mutant, hits] = this.#mutantsOf(test)[(this.#attempt - 2) >> 1] ?? [];
      if (mutant === undefined || hits === undefined) return;
      if (this.#attempt % 2 === 0) await this.#runWith(mutant, hits, run, test);
      else await this.#expectClean(run, mutant, test);
    }
    if (this.#attempt === test.repeats) this.#progress.finish(test.id);
  }

  async #measure(run: () => unknown): Promise<void> {
    const start = performance.now();
    await run();
    this.#usualMs = performance.now() - start;
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    if (this.#coverage === undefined) journal.keepCoverage(this.#switches.mutantCoverage);
  }

  #mutantsOf({ id }: RunnerTestCase): readonly (readonly [mutant: string, hits: number])[] {
    if (this.#progress.finished.has(id)) return [];
    return Object.entries(this.#coverage?.perTest[id] ?? {}).filter(([mutant]) =>
      this.#progress.isWanted(mutant),
    );
  }

  async #runWith(
    mutant: string,
    hits: number,
    run: () => unknown,
    test: RunnerTestCase,
  ): Promise<void> {
    this.#tried = undefined;
    if (this.#progress.noticed.has(mutant)) return;
    this.#tried = mutant;
    this.#progress.begin(mutant);
    this.#switches.hitCount = 0;
    this.#switches.hitLimit = MORE_HITS * (hits + 10);
    this.#switches.activeMutant = mutant;
    try {
      await inTime(run, SLOWER * this.#usualMs + EXTRA_MS);
    } catch (error) {
      this.#progress.notice(mutant, test.id, String(error));
    } finally {
      this.#switches.activeMutant = undefined;
    }
  }

  /**
   * A mutant may leave something behind, such as a buffer that is used again: the test notices it the next time, and
   * would notice others that it is not about. The process is ended then.
   */
  async #expectClean(run: () => unknown, mutant: string, test: RunnerTestCase): Promise<void> {
    if (this.#tried !== mutant) return;
    try {
      await run();
    } catch (error) {
      if (!this.#progress.noticed.has(mutant))
        this.#progress.notice(mutant, test.id, String(error));
      writeFileSync(journal.path("polluted.txt"), `${mutant} ${test.id} ${error}\n`, { flag: "a" });
      // Vitest lets no test exit.
      process.kill(process.pid, "SIGKILL");
    }
  }
}

async function succeeds(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}

/** @throws {Error} when a test has not ended in so many milliseconds. */
async function inTime(run: () => unknown, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not over in ${ms} ms`)), ms);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
