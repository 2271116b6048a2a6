import { posix } from "node:path";
import { expect, test } from "vitest";
import { optionalOutputs } from "../../generator/emit/emitter.ts";
import { copiedRuntime } from "../../generator/output/runtime-copy.ts";
import { committedSpec, generateFrom } from "../support/generate.ts";

/** Output that stands alone, and the runtime that comes with it. */
async function copied(without: readonly (typeof optionalOutputs)[number][]) {
  const { generated } = await generateFrom(committedSpec(), { runtimePath: "./runtime", without });
  return { generated, runtime: copiedRuntime(generated, "./runtime") };
}

const folders = ({ runtime }: Awaited<ReturnType<typeof copied>>) =>
  [...new Set(runtime.map(({ path }) => posix.dirname(path)))].sort();

/** What a client is made of. */
const core = ["runtime", "runtime/codec", "runtime/http", "runtime/xml"];

test("output without its optional parts has none of the runtime of those", async () => {
  const output = await copied(optionalOutputs);
  expect(folders(output)).toEqual(core);
  expect(output.runtime.length + output.generated.length).toBeLessThan(60);
});

test.each([
  [["conformance"], ["runtime/mock"]],
  [["mock"], ["runtime/conformance", "runtime/text"]],
  [
    ["reference", "schema"],
    ["runtime/conformance", "runtime/mock", "runtime/text"],
  ],
] as const)(
  "without %s it has the API as data, and what the rest reaches",
  async (without, wanted) => {
    expect(folders(await copied(without))).toEqual([...core, "runtime/api", ...wanted].sort());
  },
);

test("each copy says that it is one, and is not checked by the rules of the app", async () => {
  const { runtime } = await copied([]);
  for (const { text } of runtime) {
    expect(text).toMatch(
      /^\/\/ @generated: a copy .*\n\/\/ Do not edit: .*\n\/\* eslint-disable \*\/\n\n/,
    );
  }
});
