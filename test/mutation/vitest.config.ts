import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { instrument } from "./mutants.ts";

/** In the order in which they are run: what is quick, and says most of a mutant, first. */
const TESTS = [
  ...["test/unit/xml", "test/unit/codec", "test/unit/api"],
  // Those that wait, or notice what a mutant leaves behind in the process, come after the others.
  ...["header-fields", "request", "options", "response"].map((name) => `test/unit/http/${name}`),
  "test/unit/http",
  "test/unit/conformance/codec-target",
  ...["samples", "peers-documents", "written-cases", "two-faults", "w3c"].map(
    (name) => `test/conformance/${name}`,
  ),
  // Its clock is not the system's.
  "test/unit/watch.test",
];

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What one test has noticed is not tried with those after it. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      TESTS.findIndex((path) => relative(root, moduleId).startsWith(path));
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

const { texts } = await instrument();

/** The tests that are about the core of the runtime, and none that starts a browser, a compiler or a process. */
export default defineConfig({
  root,
  plugins: [{ name: "mutants", enforce: "pre", load: (id) => texts.get(id.replace(/\?.*$/, "")) }],
  test: {
    include: TESTS.flatMap((path) => [`${path}*.ts`, `${path}/**/*.test.ts`]),
    // One looks at a process of its own, in which nothing is changed, the other at the memory of this one.
    exclude: ["test/unit/http/hostile-answers.test.ts", "test/unit/xml/position-memory.test.ts"],
    // What is about long values is about time and memory. Vitest adds a listener each time that it repeats a test, of which
    // Node warns.
    testNamePattern:
      /^(?!.*values of megabytes|.*takes no longer than its length|.*is taken for a leak)/,
    runner: "test/mutation/runner.ts",
    sequence: { sequencer: QuickFirst },
    // Modules are loaded once, and what was noticed is known to all files.
    isolate: false,
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
