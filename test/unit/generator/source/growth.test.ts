/**
 * The work that a text makes grows with the text. Each one is taken at two sizes, 1 and 16: what
 * grows with the square takes 256 times as long at the second as at the first, and a limit of 60 leaves
 * room for a busy machine.
 */
import { describe, expect, test, vi } from "vitest";
import { reportText } from "../../../../generator/cli/run-report.ts";
import { generate } from "../../../../generator/pipeline.ts";

vi.setConfig({ testTimeout: 60_000 });

const head = `openapi: 3.2.0
info: { title: Parts, version: "1" }
servers: [{ url: https://example.com }]
paths:
  /part:
    get:
      operationId: getPart
      responses:
        "200":
          description: The part.
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/S0" }
components:
  schemas:
`;
const part = "{ type: object, xml: { name: s }, properties: { a: { type: string } } }";

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `    ${line(index)}\n`).join("");
}

function described(description: string): string {
  const doc = JSON.stringify(description);
  return `${head}    S0: { type: object, description: ${doc}, xml: { name: s }, properties: { a: { type: string, description: ${doc} } } }\n`;
}

const specs: Readonly<Record<string, readonly [size: number, spec: (size: number) => string]>> = {
  "a chain of references": [
    100,
    (size) =>
      head +
      lines(size, (index) => `S${index}: { $ref: "#/components/schemas/S${index + 1}" }`) +
      `    S${size}: ${part}\n`,
  ],
  "a circle of references": [
    100,
    (size) =>
      head +
      lines(size, (index) => `S${index}: { $ref: "#/components/schemas/S${(index + 1) % size}" }`),
  ],
  "references to nothing": [
    100,
    (size) =>
      `${head}    S0: ${part}\n${lines(size, (index) => `T${index}: { $ref: "#/components/schemas/Q${index}" }`)}`,
  ],
  "many problems": [
    100,
    (size) =>
      `${head}    S0: ${part}\n${lines(size, (index) => `T${index}: { type: objekt, foo: 1 }`)}`,
  ],
  "many problems on one line": [
    150,
    (size) =>
      `${head}    S0: ${part}\n    T: { ${Array.from({ length: size }, (_, index) => `k${index}: 1`).join(", ")} }\n`,
  ],
  "one problem on a long line": [
    60_000,
    (size) => `${head}    S0: ${part}\n    T: { k: 1, description: "${"x".repeat(size)}" }\n`,
  ],
  "a heading with blanks": [5_000, (size) => described(`# a${" ".repeat(size)}b`)],
  "lines of blanks": [5_000, (size) => described(`a\n${" ".repeat(size)}\n${"\t".repeat(size)}b`)],
  "brackets in a description": [1_000, (size) => described("[".repeat(size))],
  "links in a description": [500, (size) => described("[a](b".repeat(size))],
  "emphasis in a description": [1_000, (size) => described("*a _b ".repeat(size))],
  "backticks in a description": [
    200,
    (size) =>
      described(Array.from({ length: size }, (_, index) => "`".repeat(index % 400)).join(" a")),
  ],
  "tags in a description": [1_000, (size) => described("<a ".repeat(size))],
  "comments in a description": [1_000, (size) => described("a <!-- b".repeat(size))],
  "a quotation in a description": [500, (size) => described(">".repeat(size))],
  "bars in a description": [500, (size) => described("a|\\|".repeat(size))],
  "an enum": [
    100,
    (size) =>
      `${head}    S0: { type: object, xml: { name: s }, properties: { a: { type: string, enum: [${Array.from({ length: size }, (_, index) => `v${index}`).join(", ")}] } } }\n`,
  ],
};

async function timeOf(text: string): Promise<number> {
  const start = performance.now();
  const { diagnostics, timings } = await generate({
    entry: "a.yaml",
    read: async () => text,
    specPath: "a.yaml",
    runtimePath: "../runtime",
    standalone: true,
    without: ["conformance", "mock"],
  });
  if (diagnostics.length > 0) {
    const result = { kind: "problems", diagnostics, supported: undefined } as const;
    const run = { spec: "a.yaml", out: "out", check: false, without: [] };
    const report = reportText({ result, notes: [], leftOut: [], timings }, run, {
      colour: false,
      annotate: false,
    });
    expect(report.length).toBeLessThan(100_000);
  }
  return performance.now() - start;
}

describe("grows with the text", () => {
  test.each(Object.entries(specs))("%s", async (_, [size, spec]) => {
    await timeOf(spec(1));
    const [small, large] = [await timeOf(spec(size)), await timeOf(spec(16 * size))];
    // What takes no time at all is measured badly.
    expect(large / Math.max(small, 30), `${small} and ${large} ms`).toBeLessThan(60);
  });
});

test.each([
  ["YAML", (depth: number) => `${head}    S0: ${"{ a: ".repeat(depth)}1${" }".repeat(depth)}\n`],
  ["JSON", (depth: number) => `${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`],
  ["blocks", (depth: number) => `${"- ".repeat(depth)}1\n`],
])("20,000 levels of %s are a problem of the spec", async (_, text) => {
  const { diagnostics } = await generate({
    entry: "a.yaml",
    read: async () => text(20_000),
    specPath: "a.yaml",
    runtimePath: "../runtime",
    standalone: true,
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(["too-deep"]);
});

test("of many problems, people are shown the first, and told how many there are", async () => {
  const text = `${head}    S0: ${part}\n${lines(10_000, (index) => `T${index}: { foo: 1 }`)}`;
  const { diagnostics, timings } = await generate({
    entry: "a.yaml",
    read: async () => text,
    specPath: "a.yaml",
    runtimePath: "../runtime",
    standalone: true,
  });
  const report = reportText(
    {
      result: { kind: "problems", diagnostics, supported: undefined },
      notes: [],
      leftOut: [],
      timings,
    },
    { spec: "a.yaml", out: "out", check: false, without: [] },
    { colour: false, annotate: false },
  );
  expect(report.match(/ - error /g)).toHaveLength(100);
  expect(report).toMatch(
    new RegExp(
      `and ${diagnostics.length - 100} more, which --json lists\n\n${diagnostics.length} problems in the spec`,
    ),
  );
});
