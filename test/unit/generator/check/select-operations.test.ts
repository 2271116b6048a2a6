/** Parts of a document: the operations that are named, and those without a problem. */
import { describe, expect, test } from "vitest";
import { run } from "../../../../generator/cli/generate-files.ts";
import { reportText } from "../../../../generator/cli/run-report.ts";
import { Diagnostics } from "../../../../generator/diagnostics/diagnostics.ts";
import { readApi, type SelectOptions } from "../../../../generator/pipeline.ts";

const body = (schema: string) =>
  `{ description: It is there, content: { application/xml: { schema: ${schema} } } }`;
const reference = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;

const spec = `openapi: 3.2.0
info: { title: Parts, version: "1" }
paths:
  /part:
    get:
      operationId: getPart
      responses: { "200": ${body(reference("Part"))} }
    put:
      operationId: putPart
      requestBody: { required: true, content: { application/json: {} } }
      responses: { "204": { description: It is stored } }
  /owner:
    get:
      responses: { "200": ${body(reference("Owner"))} }
  /maker:
    get:
      operationId: getMaker
      responses: { "200": ${body(reference("Maker"))} }
components:
  schemas:
    Part: { type: object, xml: { name: part }, properties: { name: { type: string } } }
    Owner: { oneOf: [] }
    Maker: { type: object, xml: { name: maker }, properties: { part: ${reference("Part")} } }
    Unused: { anyOf: [] }
`;

async function select(options: SelectOptions, text = spec) {
  const diagnostics = new Diagnostics();
  const content = await readApi(
    { entry: "parts.yaml", read: async () => text, ...options },
    diagnostics,
  );
  return {
    operations: content?.api.operations.map(({ id }) => id),
    leftOut: content?.leftOut.map(
      ({ method, path, problem }) => `${method} ${path}: ${problem.message}`,
    ),
    problems: diagnostics.all.map(({ message }) => message),
  };
}

describe("--only", () => {
  test("reads nothing but what the operations lead to", async () => {
    const { operations, problems } = await select({ only: ["getMaker", "GET /part"] });
    expect(problems).toEqual([]);
    expect(operations).toEqual(["getPart", "getMaker"]);
  });

  test("takes names that are made", async () => {
    const valid = spec.replace("{ oneOf: [] }", "{ type: object, properties: {} }");
    const { operations } = await select({ only: ["getOwner"] }, valid);
    expect(operations).toEqual(["getOwner"]);
  });

  test("a $ref to nothing matters only where an operation leads to it", async () => {
    const broken = spec.replace("{ oneOf: [] }", reference("None"));
    expect((await select({ only: ["getPart"] }, broken)).operations).toEqual(["getPart"]);
    const { operations, problems } = await select({ only: ["GET /owner"] }, broken);
    expect(operations).toBeUndefined();
    expect(problems).toEqual(['cannot resolve $ref "#/components/schemas/None"']);
  });

  test("a problem of a named operation is one", async () => {
    const { operations, problems } = await select({ only: ["GET /owner"] });
    expect(operations).toBeUndefined();
    expect(problems).toEqual(['"oneOf" is not supported']);
  });

  test("an operation that is not there is refused", async () => {
    await expect(select({ only: ["getMakre"] })).rejects.toMatchObject({
      message: 'there is no operation "getMakre"',
      hint: 'did you mean "getMaker"?',
    });
  });
});

describe("--skip-unsupported", () => {
  test("leaves out what has a problem, and says why", async () => {
    const { operations, leftOut, problems } = await select({ skipUnsupported: true });
    expect(problems).toEqual([]);
    expect(operations).toEqual(["getPart", "getMaker"]);
    expect(leftOut).toEqual([
      'PUT /part: the media type "application/json" is not supported without an XML one',
      'GET /owner: "oneOf" is not supported',
    ]);
  });

  test("of operations that do not go together the first stays", async () => {
    const clash = spec
      .replace("operationId: getPart", "x-operation-name: ask")
      .replace("operationId: getMaker", "x-operation-name: ask");
    const { operations, leftOut } = await select({ skipUnsupported: true }, clash);
    expect(operations).toEqual(["ask"]);
    expect(leftOut).toContain('GET /maker: duplicate operationId "ask"');
  });

  test.each([
    ["a schema", "{ oneOf: [] }", reference("None")],
    ["a part of allOf", "{ oneOf: [] }", `{ allOf: [${reference("Part")}, ${reference("None")}] }`],
    ["a member", "{ oneOf: [] }", `{ type: object, properties: { a: ${reference("None")} } }`],
  ])("leaves out operations that lead to %s that is not there", async (_, from, to) => {
    const options = { skipUnsupported: true };
    const { operations, leftOut, problems } = await select(options, spec.replace(from, to));
    expect(problems).toEqual([]);
    expect(operations).toEqual(["getPart", "getMaker"]);
    expect(leftOut).toContain('GET /owner: cannot resolve $ref "#/components/schemas/None"');
  });

  test("a path that leads nowhere stops all: nobody knows its operations", async () => {
    const lost = spec.replace(
      "  /maker:\n",
      '  /lost: { $ref: "#/components/pathItems/Lost" }\n  /maker:\n',
    );
    const { operations, problems } = await select({ skipUnsupported: true }, lost);
    expect(operations).toBeUndefined();
    expect(problems).toEqual(['cannot resolve $ref "#/components/pathItems/Lost"']);
  });

  test("goes with --only", async () => {
    const only = ["GET /owner", "getPart"];
    const { operations, leftOut } = await select({ skipUnsupported: true, only });
    expect(operations).toEqual(["getPart"]);
    expect(leftOut).toEqual(['GET /owner: "oneOf" is not supported']);
  });
});

describe("a run that fails ends with how much can be generated", () => {
  async function lastLines(text: string, selected: SelectOptions = {}): Promise<string> {
    const options = { spec: "parts.yaml", out: "nowhere", check: true, without: [], ...selected };
    const outcome = await run(
      options,
      async (path) => (path === "parts.yaml" ? text : undefined),
      async () => [],
    );
    const report = reportText(outcome, options, { colour: false, annotate: false });
    return report.slice(report.lastIndexOf("\n\n") + 2).replace(/\n[^\n]* ms$/, "");
  }
  const paths = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `  /more/${index}:
    get:
      responses: { "200": ${body(reference("Part"))} }
`,
    ).join("");

  test("without the others", async () => {
    expect(await lastLines(spec)).toBe(`3 problems in the spec, so nothing was generated
2 of 4 operations can be generated: --skip-unsupported leaves out the others`);
  });

  test.each<readonly [string, string, SelectOptions]>([
    [
      "none of them can be",
      spec
        .replace(/ {2}\/part:[\s\S]*(?= {2}\/owner)/, "")
        .replace(/ {2}\/maker:[\s\S]*(?=components)/, ""),
      {},
    ],
    ["there are very many", spec.replace("paths:\n", `paths:\n${paths(200)}`), {}],
    [
      "there are only mistakes",
      spec
        .replace("{ oneOf: [] }", "{ type: strin }")
        .replace("{ anyOf: [] }", "{ type: string }")
        .replace("application/json", "application/xml"),
      {},
    ],
    ["some were chosen", spec, { only: ["GET /owner", "getPart"] }],
    [
      "nobody knows all of them",
      spec.replace("paths:\n", `paths:\n  /lost: ${reference("Lost")}\n`),
      {},
    ],
  ])("but not if %s", async (_, text, selected) => {
    expect(await lastLines(text, selected)).toMatch(
      /^\d+ problems? in the spec, so nothing was generated$/,
    );
  });
});
