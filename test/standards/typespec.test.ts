/**
 * TypeSpec's scenarios of XML, by way of the OpenAPI document that TypeSpec itself emits of them: what its servers send
 * is read and written again. What is written is read by another parser than ours.
 */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { generate } from "../../generator/pipeline.ts";
import { load, outputFolder, readRepository, writeOutput } from "../support/generate.ts";
import { contentOf } from "./content-of.ts";

vi.setConfig({ testTimeout: 60_000 });

const SPEC = "test/standards/typespec/payload-xml.openapi.yaml";

/** Models whose XML cannot come out right, and why. */
const wrong: Readonly<Record<string, string>> = {
  ModelWithSimpleArrays: "the emitted document does not say that the lists are wrapped",
  ModelWithArrayOfModel: "the emitted document does not say that the list is wrapped",
  ModelWithEmptyArray: "the emitted document does not say that the list is wrapped",
  ModelWithText:
    "the emitted document does not say that the member is text, as a warning of the emitter says",
  ModelWithDictionary: "a dictionary is refused",
};

type Codecs = Readonly<Record<string, (given: unknown) => unknown>>;

const pairs: Readonly<Record<string, string>> = parse(
  readRepository("test/standards/typespec/pairs.yaml"),
);

test("of 25 models at least 20 are read and written as TypeSpec's servers do", async () => {
  const { files: generated, leftOut } = await generate({
    entry: SPEC,
    read: async (path) => readRepository(path),
    specPath: SPEC,
    runtimePath: "../runtime",
    standalone: true,
    without: ["conformance", "reference"],
    skipUnsupported: true,
  });
  const out = join(outputFolder(), "generated");
  writeOutput({ generated }, out);
  const codecs = await load<Codecs>(join(out, "codecs/index.ts"));
  const right = Object.entries(pairs).filter(([, xml]) => {
    const [, root = ""] = /<(?:\w+:)?(\w+)/.exec(xml) ?? [];
    try {
      const value = codecs[`decode${root}`]?.(xml);
      const written = codecs[`encode${root}`]?.(value);
      return JSON.stringify(contentOf(String(written))) === JSON.stringify(contentOf(xml));
    } catch {
      return false;
    }
  });
  expect(Object.keys(pairs)).toHaveLength(25);
  const names = new Set(right.map(([name]) => name));
  expect(
    Object.keys(pairs)
      .filter((name) => !names.has(name))
      .sort(),
  ).toEqual(Object.keys(wrong).sort());
  expect(leftOut.map(({ path }) => path)).toEqual([
    "/payload/xml/modelWithDictionary",
    "/payload/xml/modelWithDictionary",
  ]);
});
