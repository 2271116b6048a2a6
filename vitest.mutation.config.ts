import { relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** In the order in which they are run: what is quick, and says most of a change, first. */
const folders = ["test/unit/xml", "test/unit/codec", "test/unit/api", "test/unit/http"];

/** One change is enough for a test to fail, and the rest is not run then. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const path = relative(import.meta.dirname, moduleId);
      if (/position|w3c|samples/.test(path)) return folders.length + 1;
      const found = folders.findIndex((folder) => path.startsWith(folder));
      return found < 0 ? folders.length : found;
    };
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/**
 * What is run again for each change of the runtime: the tests that are about it, and none that starts a
 * browser, a compiler or another process.
 */
export default defineConfig({
  test: {
    include: [
      ...folders.map((folder) => `${folder}/**/*.test.ts`),
      "test/unit/watch.test.ts",
      "test/conformance/samples.test.ts",
      "test/conformance/peers-documents.test.ts",
      "test/conformance/w3c.test.ts",
      "test/conformance/written-cases.test.ts",
    ],
    // One looks at a process of its own, in which nothing is changed, the other at the memory of this one.
    exclude: ["test/unit/http/hostile-answers.test.ts", "test/unit/xml/position-memory.test.ts"],
    sequence: { sequencer: QuickFirst },
    // Modules are loaded once for all files.
    isolate: false,
    // Stryker ends what never ends. This is for a machine that does other things besides.
    testTimeout: 60_000,
  },
});
