import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { compile, generateFrom, load, outputFolder, writeOutput } from "../support/generate.ts";

vi.setConfig({ testTimeout: 120_000 });

test("an operation with thousands of cases has a module that the compiler takes", async () => {
  const members = Array.from({ length: 250 }, (_, i) => [`count${i}`, { type: "integer" }]);
  const spec = {
    openapi: "3.2.0",
    info: { title: "Counts", version: "1" },
    paths: {
      "/counts": {
        get: {
          operationId: "getCounts",
          responses: {
            200: {
              description: "The counts",
              content: { "application/xml": { schema: { $ref: "#/components/schemas/Counts" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: { Counts: { type: "object", properties: Object.fromEntries(members) } },
    },
  };
  const files = { "counts.openapi.json": JSON.stringify(spec) };
  const output = await generateFrom(files, { maxCases: 10_000 });
  const folder = outputFolder();
  writeOutput(output, join(folder, "out"));
  expect(await compile(folder)).toEqual([]);
  const file = join(folder, "out/conformance/get-counts.ts");
  const { getCountsCases } = await load<{ getCountsCases: readonly { id: string }[] }>(file);
  const ids = new Set(getCountsCases.map(({ id }) => id));
  expect(ids.size).toBe(getCountsCases.length);
  expect(ids.size).toBeGreaterThan(1_500);
});
