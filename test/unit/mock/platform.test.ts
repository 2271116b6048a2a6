import { build } from "esbuild";
import { expect, test } from "vitest";
import { repository } from "../../support/generate.ts";

test("the mock can be bundled for pages, with nothing that only Node has", async () => {
  const { outputFiles, warnings } = await build({
    stdin: {
      contents: 'export { createMock } from "./generated/mock.ts";',
      resolveDir: repository,
    },
    bundle: true,
    format: "esm",
    platform: "browser",
    logLevel: "silent",
    write: false,
  });
  expect(warnings).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/(from|import\(|require\()\s*"node:/);
});
