/**
 * What holds for every file that the generator writes: it is what the spec says and nothing else, it
 * needs no formatter, and it passes the compiler and the linter that this repository's own code passes.
 */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { homedir, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { shortDiff } from "../generator/output/diff.ts";
import { produce } from "../generator/output/output-files.ts";
import {
  committedSpec,
  compile,
  generateFrom,
  type Output,
  outputFolder,
  put,
  readRepository,
  repository,
  run,
  runGenerator,
  writeOutput,
} from "./support/generate.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Texts that mean something in code. */
const TEXTS = [
  'a "quoted" text',
  "it's",
  `both "this" and 'that' and "more"`,
  "a back\\slash",
  "Größe, 大きさ, 🎉",
  "an end: */ and /* a start",
  `a \`tick\` and \${this}`,
];

const SPEC = "spec/ece-chat.openapi.yaml";
const spec = readRepository(SPEC);

/** The texts of all files in a folder, by path. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

describe("the committed output", () => {
  const folder = outputFolder();

  test("is byte for byte what the spec gives, each time", async () => {
    const onDisk = filesIn(join(repository, "generated"));
    for (const { files } of [
      await generateFrom(committedSpec(), { standalone: false }),
      await generateFrom(committedSpec(), { standalone: false }),
    ]) {
      const produced = produce([...files].map(([path, text]) => ({ path, text })));
      expect(new Map([...produced].sort())).toEqual(new Map([...onDisk].sort()));
    }
  });

  test("passes --check", async () => {
    const { status, stdout } = await runGenerator("--check");
    expect(stdout.split("\n")[0]).toBe(`generated is what ${SPEC} says`);
    expect(status).toBe(0);
  });

  test("fails --check with each file that is stale, missing or extra", async () => {
    const out = join(folder, "generated");
    cpSync(join(repository, "generated"), out, { recursive: true });
    symlinkSync(join(repository, "runtime"), join(folder, "runtime"));
    put(join(out, "types.ts"), "// changed by hand\n");
    rmSync(join(out, "client.ts"));
    put(join(out, "operations/gone.ts"), "");
    put(join(out, "notes.txt"), "");
    const manifest = readFileSync(join(out, "manifest.json"), "utf8");
    put(
      join(out, "manifest.json"),
      manifest.replace('"operations/', '"operations/gone.ts",\n    "operations/'),
    );

    const { status, stdout } = await runGenerator("--check", "--json", "--out", out);
    expect(JSON.parse(stdout)).toMatchObject({
      differences: [
        { path: "client.ts", kind: "missing" },
        { path: "manifest.json", kind: "stale" },
        { path: "notes.txt", kind: "foreign" },
        { path: "operations/gone.ts", kind: "extra" },
        { path: "types.ts", kind: "stale" },
      ],
    });
    expect(status).toBe(1);
  });

  test("names nothing that changes from run to run, or from machine to machine", () => {
    const { version } = JSON.parse(readRepository("package.json"));
    // The id of a case may have `/root` in it.
    const traces = [
      repository,
      `${homedir()}/`,
      tmpdir(),
      hostname(),
      `v${version}`,
      process.version,
      ...datesOfToday().filter((date) => !spec.includes(date)),
    ];
    for (const [path, text] of filesIn(join(repository, "generated"))) {
      expect(
        traces.filter((trace) => text.includes(trace)),
        path,
      ).toEqual([]);
    }
  });
});

/** What a run would write of its time, here and by UTC. That the output is the same on other days is tested above. */
function datesOfToday(): readonly string[] {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return [...new Set([now, local].map((date) => date.toISOString().slice(0, "2026-01-01".length)))];
}

describe("the code that is written by hand", () => {
  const names = namesIn(parse(spec));

  test("knows no name of the protocol: all of them come from the spec", () => {
    // Everyday words count only as they would stand in code: in quotation marks.
    const [telling, everyday] = [/[A-Z_:/]/, /^[a-z]{7,}$/].map((kind) =>
      names.filter((name) => kind.test(name)),
    );
    expect(telling).toEqual(
      expect.arrayContaining([
        "getAgentAvailability", // an operation
        "availableSlots", // a root element
        "queueDepth", // a member
        "entry_point_inactive", // a value
        "http://bindings.egain.com/chat", // a namespace
      ]),
    );
    expect(everyday).toEqual(expect.arrayContaining(["available", "allowed", "question"]));
    const words = [...(telling ?? []), "ece", "egain", "cisco"].join("|");
    const quoted = everyday?.map((name) => `["'\`]${name}["'\`]`).join("|");
    const pattern = new RegExp(`(?<!\\w)(${words})(?!\\w)|${quoted}`, "gi");

    for (const folder of ["generator", "runtime"]) {
      for (const [path, text] of filesIn(join(repository, folder))) {
        expect(text.match(pattern), `${folder}/${path}`).toBeNull();
      }
    }
  });
});

/** What a spec names: operations, elements, attributes, their members, values and namespaces. */
function namesIn(spec: unknown): readonly string[] {
  const names = new Set<unknown>();
  const visit = (value: unknown, key: string): void => {
    if (["operationId", "x-extensible-enum", "x-xml-namespace-aliases"].includes(key)) {
      for (const name of [value].flat()) names.add(name);
    } else if (typeof value === "object" && value !== null) {
      if (key === "properties") for (const name of Object.keys(value)) names.add(name);
      for (const [inner, held] of Object.entries(value)) {
        if (key === "xml" && inner !== "nodeType" && inner !== "prefix") names.add(held);
        visit(held, inner);
      }
    }
  };
  visit(spec, "");
  return [...names].filter((name) => typeof name === "string");
}

describe("any output", () => {
  const outputs = {
    "the real spec": spec,
    "a spec of long names": specOfLongNames(),
    "a spec without documents": specOf(`
      /lamp: { delete: { operationId: removeLamp, responses: { "204": { description: Gone } } } }`),
    "a spec without operations": specOf("{}"),
  };
  const folder = outputFolder();
  const generated = new Map<string, Output>();

  beforeAll(async () => {
    const { vcs, $schema, ...biome } = JSON.parse(readRepository("biome.json"));
    put(join(folder, "biome.json"), JSON.stringify({ root: true, ...biome }));
    for (const [name, text] of Object.entries(outputs)) {
      // Of so many operations the cases alone would take a minute to compile. They are laid out as
      // those of the real spec, and test/conformance/cases.test.ts has a case of every form.
      const without = name === "a spec of long names" ? (["conformance"] as const) : [];
      const output = await generateFrom({ [SPEC]: text }, { without });
      expect(output.diagnostics).toEqual([]);
      generated.set(name, output);
      writeOutput(output, join(folder, "generated", name));
    }
  });

  const biome = join(repository, "node_modules/@biomejs/biome/bin/biome");

  test("passes the strict compiler", async () => {
    expect(await compile(folder)).toEqual([]);
  });

  describe.each(Object.keys(outputs))("of %s", (name) => {
    test("suppresses nothing", () => {
      for (const [path, text] of generated.get(name)?.files ?? []) {
        expect(text, path).not.toMatch(/@ts-|biome-ignore|eslint|prettier|istanbul|v8 ignore/);
      }
    });

    test("passes the linter, which knows no `any`", async () => {
      const flags = ["lint", "--error-on-warnings", "--max-diagnostics=5"];
      const { status, stderr } = await run(folder, biome, ...flags, `generated/${name}`);
      expect(status, stderr).toBe(0);
    });

    test("is as the formatter would write it", async () => {
      await run(folder, biome, "format", "--write", `generated/${name}`);
      const formatted = filesIn(join(folder, "generated", name));
      const changed = [...(generated.get(name)?.files ?? [])].flatMap(([path, text]) => {
        // The one difference between the two formatters: the linter's puts `extends` below a head
        // of more than 100 columns.
        const theirs = (formatted.get(path) ?? "").replace(
          /^(export interface \w+)\n {2}/gm,
          "$1 ",
        );
        const diff = shortDiff(text, theirs);
        return diff.length === 0 ? [] : [[path, ...diff].join("\n")];
      });
      // The shortest ones say the most: `-` is what is written, `+` what the formatter wants.
      const shortest = changed.sort((a, b) => a.length - b.length).slice(0, 10);
      expect(shortest.join("\n\n")).toBe("");
    });

    test("has a page that leads to files that there are", () => {
      const files = generated.get(name)?.files ?? new Map<string, string>();
      const links = [...(files.get("README.md") ?? "").matchAll(/\]\(([^)]*)\)/g)];
      const paths = links.map(([, path = ""]) => path);
      expect(paths).toContain("index.ts");
      expect(paths.filter((path) => !files.has(path))).toEqual([]);
    });
  });
});

function specOf(paths: string): string {
  return `openapi: 3.2.0\ninfo: { title: Lamps, version: "1" }\npaths: ${paths}\n`;
}

/** The texts as YAML. */
function texts(): readonly string[] {
  return TEXTS.map((text) => JSON.stringify(text));
}

/**
 * Names of 16 to 33 letters in every place of a spec: each kind of line just fits, and just does not.
 * Beyond that some lines are broken otherwise than the formatter would.
 */
function specOfLongNames(): string {
  const lengths = Array.from({ length: 18 }, (_, index) => 16 + index);
  return `openapi: 3.2.0
info: { title: Long names, version: "1" }
paths:
${lengths.map(pathsOf).join("")}
components:
  schemas:
${lengths.map(schemasOf).join("")}`;
}

function nameOf(length: number): (start: string) => string {
  return (start) => (start + "OfTheLampThatIsMeant".repeat(5)).slice(0, length);
}

function schemasOf(length: number): string {
  const name = nameOf(length);
  const text = texts()[length % TEXTS.length];
  const ref = (start: string) => `$ref: "#/components/schemas/${name(start)}"`;
  const prefix = length % 3 === 0 ? "" : `, prefix: ${name("prefix")}`;
  const space = `namespace: "urn:${name("space")}"${prefix}`;
  const attribute = "xml: { nodeType: attribute }";
  return `
    ${name("Open")}:
      { type: string, description: ${text}, xml: { name: ${name("open")} },
        x-extensible-enum: [${name("value")}, ${texts()}],
        x-enum-varnames: [${name("Value")}, ${TEXTS.map((_, index) => `Text${index}`)}],
        x-enum-descriptions: [${text}, ${texts()}] }
    ${name("Closed")}:
      { type: string, enum: [${Array.from({ length }, (_, index) => `value${index}`)}], ${attribute} }
    ${name("Number")}:
      { type: integer, format: int64, x-extensible-enum: [-1, 0, 1], xml: { name: ${name("number")} } }
    ${name("Text")}:
      type: object
      xml: { name: ${name("text")}, ${space} }
      properties:
        ${name("value")}: { type: integer, format: int64, minimum: 3, xml: { nodeType: text } }
        ${name("date")}: { type: string, format: date-time, ${attribute} }
    ${name("Struct")}:
      type: object
      description: ${text}
      xml: { name: ${name("struct")}, ${space} }
      x-xml-namespace-aliases: ["", "urn:${name("alias")}"]
      required: [${name("bounded")}, ${name("list")}]
      properties:
        ${name("bounded")}: { type: integer, minimum: 1, maximum: 2147483647, description: ${text}, ${attribute} }
        ${name("element")}: { type: number, minimum: -1.5, xml: { ${space} } }
        ${name("open")}: { ${ref("Open")} }
        ${name("closed")}: { ${ref("Closed")} }
        ${name("number")}: { ${ref("Number")} }
        ${name("only")}: { type: string, enum: [${name("one")}] }
        ${name("list")}: { type: array, minItems: 1, maxItems: ${length}, items: { type: string, xml: { name: ${name("item")}, ${space} } } }
        ${name("wrapped")}: { type: array, xml: { nodeType: element, name: ${name("wrapped")} }, items: { type: integer, format: int64, minimum: -9007199254740993, xml: { name: ${name("inner")} } } }
        ${name("self")}: { type: array, items: { ${ref("Struct")} } }
        ${name("selves")}: { type: array, xml: { nodeType: element, name: ${name("selves")} }, items: { ${ref("Struct")} } }
        ${name("größe")}: { type: string }
        ${name("text")}: { ${ref("Text")} }
    ${name("Root")}:
      type: object
      deprecated: ${length % 2 === 0}
      xml: { name: ${name("root")}, ${space} }
      required: [${name("held")}]
      properties:
        ${name("held")}: { ${ref("Struct")} }
        ${name("bytes")}: { type: string, format: byte, deprecated: true, description: ${text} }
        ${name("dashed")}-x: { type: boolean }
`;
}

function pathsOf(length: number): string {
  const name = nameOf(length);
  const text = texts()[length % TEXTS.length];
  const ref = (start: string) => `$ref: "#/components/schemas/${name(start)}"`;
  const parameters = [
    `{ name: ${name("closed")}, in: query, required: ${length % 2 === 0}, schema: { ${ref("Closed")} } }`,
    `{ name: ${name("list")}, in: query, description: ${text}, schema: { type: array, items: { type: integer, format: int64 } } }`,
    `{ name: ${name("open")}, in: query, deprecated: true, schema: { type: array, items: { ${ref("Open")} } } }`,
    `{ name: ${name("größe")}, in: query, schema: { type: string } }`,
    `{ name: x-${name("header")}, in: header, description: ${text}, schema: { type: string } }`,
    `{ name: ${name("number")}, in: query, schema: { type: integer, format: int64, minimum: 1 } }`,
    ...Array.from(
      { length: 12 },
      (_, index) => `{ name: q${index}, in: query, schema: { type: string } }`,
    ),
  ].slice(0, length % 18);
  const id = `{ name: ${name("id")}, in: path, required: true, schema: { type: integer, format: int64 } }`;
  const body = `content: { application/xml: { schema: { ${ref("Root")} } } }`;
  return `
  /${name("path")}/{${name("id")}}:
    get:
      operationId: ${name("get")}
      summary: ${text}
      description: ${text}
      parameters: [${[id, ...parameters]}]
      responses:
        "200": { ${body} }
        "4XX": { description: ${name("failure")} }
        "500": { description: ${text} }
        default: { description: ${text} }
    put:
      operationId: ${name("put")}
      summary: ${name("Summary")}
      parameters: [${[...parameters, id]}]
      requestBody: { required: true, ${body} }
      responses: { "200": { ${body} }, "204": { description: ${text} } }
  /${name("path")}:
    get:
      operationId: ${name("list")}
      parameters: [${parameters.map((each) => each.replace("required: true", "required: false"))}]
      responses: { "2XX": { ${body} }, "500": { description: ${name("failure")} } }
    post:
      operationId: ${name("post")}
      requestBody: { required: true, ${body} }
      responses: { "204": { description: ${text} } }
    delete:
      operationId: ${name("delete")}
      deprecated: true
      responses: { "204": { description: ${text} } }
`;
}
