import { defineConfig } from "vitest/config";

/**
 * What is run again for each change of the runtime: the tests that are about it, and none that starts a
 * browser, a compiler or another process.
 */
export default defineConfig({
  test: {
    include: [
      "test/unit/{xml,codec}/**/*.test.ts",
      "test/unit/http/**/*.test.ts",
      "test/unit/watch.test.ts",
      "test/conformance/samples.test.ts",
      "test/conformance/peers-documents.test.ts",
      "test/conformance/w3c.test.ts",
      "test/conformance/written-cases.test.ts",
    ],
    // A change that never ends is noticed by its timeout.
    testTimeout: 5_000,
  },
});
