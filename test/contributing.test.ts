/**
 * The examples of CONTRIBUTING.md do what the page says of them: each edit is made in a copy of the
 * repository's files, where the generator and the compiler are then run.
 */

import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { type Change, printChanges } from "../generator/emit/changes/change.ts";
import {
  compile,
  type Ended,
  outputFolder,
  put,
  readRepository,
  repository,
  run,
} from "./support/generate.ts";
import { serve } from "./unit/http/server.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A piece of code of the page. */
interface Block {
  readonly language: string;
  /** The file that it is, or that it changes. */
  readonly path: string;
  readonly text: string;
}

const SPEC = "spec/ece-chat.openapi.yaml";
const page = readRepository("CONTRIBUTING.md");

/** The code of the page's part under a heading. */
function blocksUnder(heading: string): readonly Block[] {
  const part = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const found = [...part.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  return found.map(([, language = "", path = "", text = ""]) => ({ language, path, text }));
}

/** Makes an edit in a folder: writes a whole file, or applies a diff, each hunk where its lines are. */
function edit(folder: string, { language, path, text }: Block): void {
  if (language !== "diff") {
    put(join(folder, path), text);
    return;
  }
  put(join(folder, path), patch(readFileSync(join(folder, path), "utf8"), text));
}

function patch(text: string, diff: string): string {
  const [, ...hunks] = diff.split(/^@@.*\n/m);
  return hunks.reduce((patched, hunk) => {
    const lines = hunk.split(/(?<=\n)/);
    const without = (sign: string) =>
      lines
        .filter((line) => !line.startsWith(sign))
        .map((line) => line.slice(1))
        .join("");
    const parts = patched.split(without("+"));
    if (parts.length !== 2) throw new Error(`${parts.length - 1} times in the file:\n${hunk}`);
    return parts.join(without("-"));
  }, text);
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Runs the generator of a folder, in that or another one. */
function generate(from: string, cwd: string, ...args: readonly string[]): Promise<Ended> {
  return run(cwd, join(from, "generator/cli/start.mjs"), ...args);
}

/** A folder with copies of some of the repository's files. */
function copyOf(...paths: readonly string[]): string {
  const folder = outputFolder();
  for (const path of paths) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  return folder;
}

describe("how to make an upstream change", () => {
  const [sample, said, schema, changes, codec, app, ...more] = blocksUnder(
    "How to make an upstream change",
  ) as [Block, Block, Block, Block, Block, Block];
  const folder = copyOf("spec", "generated");
  const runs: Ended[] = [];

  beforeAll(async () => {
    symlinkSync(join(repository, "runtime"), join(folder, "runtime"));
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    // The package before it is built: an app imports it by its name.
    const exports = { ".": "./generated/index.ts" };
    put(
      join(folder, "package.json"),
      JSON.stringify({ name: "ece-chat", type: "module", exports }),
    );
    put(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(repository, "tsconfig.json"),
        include: ["generated", "app.ts"],
      }),
    );
    edit(folder, sample);
    runs.push(await generate(repository, folder));
    edit(folder, schema);
    runs.push(await generate(repository, folder, "--json"));
    edit(folder, app);
  });

  test("is these pieces of code", () => {
    expect([sample.path, schema.path, codec.path, app.path]).toEqual([
      SPEC,
      SPEC,
      "generated/codecs/chat-allowed.ts",
      "app.ts",
    ]);
    expect(more).toEqual([]);
  });

  test("the sample is refused while the schema does not have all of it", () => {
    expect(runs[0]).toMatchObject({ status: 1, stdout: expect.stringContaining(said.text) });
    expect(runs[0]?.stdout).toContain("1 problem in the spec");
  });

  test("the files change that are named", () => {
    const { exitStatus, written, deleted } = JSON.parse(runs[1]?.stdout ?? "");
    const [, sentence = ""] = /Here it is([^;]*);/.exec(page) ?? [];
    const named = [...sentence.matchAll(/`([^`]+)`/g)].map(([, path]) => path);
    const others = written.filter((path: string) => !/^(conformance|docs)\//.test(path));
    expect({ exitStatus, written: others, deleted }).toEqual({
      exitStatus: 0,
      written: named,
      deleted: [],
    });
  });

  test("the changes are told that are shown", () => {
    const told: { readonly changes: readonly Change[] } = JSON.parse(runs[1]?.stdout ?? "");
    expect(`${printChanges(told.changes).join("\n")}\n`).toBe(changes.text);
  });

  test("the diff is the one that is shown", () => {
    const changed = readFileSync(join(folder, codec.path), "utf8");
    expect(changed).toBe(patch(readRepository(codec.path), codec.text));
  });

  test("the app compiles, and runs against a server that answers with the sample", async () => {
    expect(await compile(folder)).toEqual([]);
    const { paths } = parse(readFileSync(join(folder, SPEC), "utf8"));
    const { responses } = paths["/chat/entrypoint/chatAllowed/{id}"].get;
    const { examples } = responses[200].content["application/xml"];
    const { baseUrl } = await serve((response) =>
      response.end(examples.outsideBusinessHours.serializedValue),
    );
    put(
      join(folder, "run.ts"),
      app.text.replace("https://chat.example.com/system/egain", () => baseUrl),
    );
    const { stdout } = await run(folder, "--import", tsx, "run.ts");
    expect(stdout).toBe("open again at 2026-12-01T09:00:00.000Z\n");
  });
});

describe("a new operation", () => {
  const [operation, written, changes, ...more] = blocksUnder("Add an operation") as [
    Block,
    Block,
    Block,
  ];

  test("is these pieces of code, and the changes are told that are shown", async () => {
    expect([operation.path, written.path, more]).toEqual([
      SPEC,
      "spec/cases/get-schedule.yaml",
      [],
    ]);
    const folder = copyOf("spec", "generated");
    symlinkSync(join(repository, "runtime"), join(folder, "runtime"));
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    edit(folder, operation);
    edit(folder, written);
    const { exitStatus, notes, ...told } = JSON.parse(
      (await generate(repository, folder, "--json")).stdout,
    );
    expect(exitStatus).toBe(0);
    expect(`${printChanges(told.changes).join("\n")}\n`).toBe(changes.text);
    expect(new Set(notes.map(({ code }: { code: string }) => code))).toEqual(
      new Set(["not-in-scenario"]),
    );
    const { cases } = JSON.parse(
      readFileSync(join(folder, "generated/conformance/cases/get-schedule.json"), "utf8"),
    );
    expect(cases.map(({ id }: { id: string }) => id)).toContain("getSchedule/no-days");
  });

  test("needs by hand what the page lists: these files are there", () => {
    const [, part = ""] = /^## Add an operation\n([\s\S]*?)^## /m.exec(page) ?? [];
    const named = [...part.matchAll(/`((?:test\/)?[\w/.-]+\.(?:ts|md))`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named).toEqual([
      "README.md",
      "test/support/documents.ts",
      "test/processes/command.test.ts",
    ]);
    for (const path of named) expect(existsSync(join(repository, path)), path).toBe(true);
    expect(readRepository("test/support/documents.ts")).toContain("export const rootElements");
  });
});

describe("changes of the generator", () => {
  const rule = blocksUnder("Add a validation rule");
  const output = [
    ...blocksUnder("Add an output"),
    ...blocksUnder("Add an option of the generator"),
  ];
  const scalar = blocksUnder("Add a scalar");
  const folder = copyOf("generator", "runtime", "generated", "spec", "package.json");

  beforeAll(() => {
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    const tsconfig = { extends: join(repository, "tsconfig.json"), include: ["generator"] };
    put(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    for (const block of [...rule, ...output]) edit(folder, block);
  });

  // They are compiled with the new scalar below.
  test("a rule and an output are these files", () => {
    expect(rule.map(({ path }) => path)).toEqual([
      "test/diagnostics/trailing-slash.yaml",
      "generator/diagnostics/openapi-messages.ts",
      "generator/check/trailing-slashes.ts",
      "generator/check/check.ts",
    ]);
    expect(output.map(({ path }) => path)).toEqual([
      "generator/emit/paths.ts",
      "generator/emit/emitters.ts",
      "generator/emit/emitter.ts",
      "generator/emit/paths.ts",
      "generator/cli/generate.ts",
    ]);
  });

  test("they are written as our own files are", async () => {
    const { vcs, $schema, ...biome } = JSON.parse(readRepository("biome.json"));
    put(join(folder, "biome.json"), JSON.stringify({ root: true, ...biome }));
    const program = join(repository, "node_modules/@biomejs/biome/bin/biome");
    const files = [...rule, ...output].map(({ path }) => path);
    const checked = await run(folder, program, "check", "--error-on-warnings", ...files);
    expect(checked).toMatchObject({ status: 0 });
  });

  test("the rule finds the problem that it is for", async () => {
    const { status, stdout } = await generate(
      folder,
      folder,
      "--spec",
      "test/diagnostics/trailing-slash.yaml",
    );
    expect(status).toBe(1);
    expect(stdout).toContain('error trailing-slash: the path "/orders/" ends in a slash\n');
    expect(stdout).toContain("1 problem in the spec");
  });

  test("no other spec trips over the rule", () => {
    const diagnosed = join(repository, "test/diagnostics");
    const specs = readdirSync(diagnosed, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".yaml"),
    );
    expect(specs.length).toBeGreaterThan(50);
    for (const path of specs) {
      expect(readFileSync(join(diagnosed, path), "utf8"), path).not.toMatch(/^ *"?\/.+\/"?: *$/m);
    }
  });

  test("the output is written, with the prefix of its option", async () => {
    for (const [args, line] of [
      [["--path-prefix", "/api"], "POST /api/chat/entrypoint/survey\n"],
      [[], "POST /chat/entrypoint/survey\n"],
    ] as const) {
      expect(await generate(folder, folder, ...args)).toMatchObject({ status: 0, stderr: "" });
      expect(readFileSync(join(folder, "generated/paths.txt"), "utf8")).toContain(line);
    }
    expect((await generate(folder, folder, "--help")).stdout).toContain("\n  --path-prefix\n");
  });

  test("a new scalar takes four files and the reader of samples, and all of it compiles", async () => {
    expect(scalar.map(({ path }) => path)).toEqual([
      "runtime/errors.ts",
      "runtime/codec/dates.ts",
      "generator/model/scalars.ts",
      "generator/conformance/scalar-forms.ts",
      // Independent of the runtime on purpose.
      "generator/check/sample/sample-scalars.ts",
    ]);
    for (const block of scalar.slice(0, 3)) edit(folder, block);
    const problems = await compile(folder);
    const files = problems.flatMap((problem) => /^(\S+?)\(\d+,/.exec(problem)?.[1] ?? []);
    const left = scalar.slice(3);
    expect([...new Set(files)].sort()).toEqual(left.map(({ path }) => path).sort());
    for (const block of left) edit(folder, block);
    expect(await compile(folder)).toEqual([]);
  });

  test("the new scalar is written as our own files are", async () => {
    const program = join(repository, "node_modules/@biomejs/biome/bin/biome");
    const files = scalar.map(({ path }) => path);
    const checked = await run(folder, program, "check", "--error-on-warnings", ...files);
    expect(checked).toMatchObject({ status: 0 });
  });

  test("an API without the new scalar stays as it was", async () => {
    expect(await generate(folder, folder, "--check")).toMatchObject({ status: 0, stderr: "" });
  });

  test("what is generated reads the new scalar, and passes the cases that are derived", async () => {
    put(join(folder, "opening.openapi.yaml"), OPENING);
    const options = ["--spec", "opening.openapi.yaml", "--out", "opening"];
    expect(await generate(folder, folder, ...options)).toMatchObject({ status: 0, stderr: "" });
    put(
      join(folder, "run.ts"),
      `import { cases, createCodecTarget, runConformance } from "./opening/conformance/index.ts";
const { ok, results } = await runConformance({ target: createCodecTarget(), cases });
console.log(ok, results.some(({ id, kind }) => /short-year/.test(id) && kind === "passed"));`,
    );
    const { stdout, stderr } = await run(folder, "--import", tsx, "run.ts");
    expect(stdout + stderr).toBe("true true\n");
  });
});

/** A document with a year, and a request with one. */
const OPENING = `openapi: 3.2.0
info: { title: Opening, version: "1" }
paths:
  /opening/{year}:
    get:
      operationId: getOpening
      summary: When the next world fair is.
      parameters:
        - { name: year, in: path, required: true, schema: { type: string, format: year } }
      responses:
        "200":
          description: The year.
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Opening" }
              examples:
                year:
                  dataValue: { next: "2030Z" }
                  serializedValue: <opening next="2030Z"/>
components:
  schemas:
    Opening:
      type: object
      xml: { name: opening }
      required: [next]
      properties:
        next: { type: string, format: year, xml: { nodeType: attribute } }
`;
