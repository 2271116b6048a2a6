import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/**
 * The files of tests that take longest, which is not seen by their size: they start others, and wait for them. Where
 * one of them is begun late, the other workers are done long before it is.
 */
export const LONGEST: readonly string[] = [
  "test/projects/compile.test.ts",
  "test/example/chat-button.test.ts",
  "test/compiled/words.test.ts",
  "test/processes/generate.test.ts",
  "test/conformance/targets.test.ts",
  "test/contributing.test.ts",
  "test/example/accessibility.test.ts",
  "test/pack/package.test.ts",
  "test/readme.test.ts",
  "test/projects/environments.test.ts",
  "test/conformance/mutated-samples.test.ts",
];

/** Has the longest files begun first, and leaves the rest in the order that they have by default. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted
      .map((file, index) => ({ file, rank: rankOf(file.moduleId), index }))
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .map(({ file }) => file);
  }
}

function rankOf(path: string): number {
  const rank = LONGEST.findIndex((each) => path.endsWith(`/${each}`));
  return rank === -1 ? LONGEST.length : rank;
}
