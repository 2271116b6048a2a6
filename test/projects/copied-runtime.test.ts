import { posix } from "node:path";
import { expect, test } from "vitest";
import { optionalOutputs } from "../../generator/optional-outputs.ts";
import { copiedRuntime } from "../../generator/runtime-copy.ts";
import { committedSpec, generateFrom } from "../support/generate.ts";

/** Output that stands alone, and the runtime that comes with it. */
async function copied(without: readonly (typeof optionalOutputs)[number][]) {
  const { files } = await generateFrom(committedSpec(), { runtimePath: "./runtime", without });
  const generated = [...files].map(([path, text]) => ({ path, text }));
  return { generated, runtime: copiedRuntime(generated, "./runtime") };
}

const folders = ({ runtime }: Awaited<ReturnType<typeof copied>>) =>
  [...new Set(runtime.map(({ path }) => posix.dirname(path)))].sort();

test("output without its optional parts has none of the runtime of those", async () => {
  const output = await copied(optionalOutputs);
  expect(folders(output)).toEqual(["runtime"]);
  expect(output.runtime.length + output.generated.length).toBeLessThan(50);
});

test.each([
  [["conformance"], ["runtime", "runtime/conformance", "runtime/mock"]],
  [["mock"], ["runtime", "runtime/conformance"]],
  [
    ["reference", "schema"],
    ["runtime", "runtime/conformance", "runtime/mock"],
  ],
] as const)("without %s it has what the rest reaches", async (without, wanted) => {
  expect(folders(await copied(without))).toEqual(wanted);
});

test("each copy says that it is one, and is not checked by the rules of the app", async () => {
  const { runtime } = await copied([]);
  for (const { text } of runtime) {
    expect(text).toMatch(
      /^\/\/ @generated: a copy .*\n\/\/ Do not edit: .*\n\/\* eslint-disable \*\/\n\n/,
    );
  }
});
