import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

// Many start at the same time, and each brings its compilers along.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What `npm run generate` starts. It bundles the generator, and runs it. */
const START = fileURLToPath(new URL("../../generator/cli/start.mjs", import.meta.url));

const SPEC = `openapi: 3.2.0
info: { title: Parts, version: "1" }
servers: [{ url: https://example.com }]
paths:
  /part:
    get:
      operationId: getPart
      summary: Gives the part.
      responses:
        "200":
          description: The part.
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Part" }
components:
  schemas:
    Part:
      type: object
      xml: { name: part }
      required: [name]
      properties:
        name: { type: string, description: What it is called. }
`;

/** Working folders, one per test: tests run at the same time. */
const root = mkdtempSync(join(tmpdir(), "cli-"));
/** A folder with a spec and its output, made once; a start of the generator takes its time. */
const made = join(root, "made");

/** The generator bundled as START does, once for all runs but the first and those of `--watch`. */
const cache = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));
mkdirSync(cache, { recursive: true });
const bundle = mkdtempSync(join(cache, "generate-test-"));

afterAll(() => {
  for (const each of [root, bundle]) rmSync(each, { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A working folder with a spec in it. */
function folder(name: string, spec = SPEC): string {
  put(join(root, name, "spec/parts.openapi.yaml"), spec);
  return join(root, name);
}

/** A working folder with a spec and what was generated from it. */
function generated(name: string): string {
  cpSync(made, join(root, name), { recursive: true });
  return join(root, name);
}

function start(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
  program = join(bundle, "generate.js"),
) {
  return spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, GITHUB_ACTIONS: "", ...env },
  });
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => (stdout += chunk));
  child.stderr?.on("data", (chunk) => (stderr += chunk));
  const status = await new Promise<number | null>((done) => child.on("close", done));
  return { status, stdout, stderr };
}

/** Reads what a program prints up to a text; gives all that came since the text before. */
function reader({ stdout }: ReturnType<typeof start>) {
  let printed = "";
  stdout.on("data", (chunk) => (printed += chunk));
  return async (text: string): Promise<string> => {
    while (!printed.includes(text)) await new Promise((done) => stdout.once("data", done));
    const before = printed;
    printed = "";
    return before;
  };
}

function run(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return ended(start(cwd, args));
}

/** What was printed, with times that are the same in each run. */
function timeless(text: string): string {
  return text.replace(/\d+ ms/g, "1 ms");
}

let first: Ended = { status: null, stdout: "", stderr: "" };

beforeAll(async () => {
  const bundled = build({
    entryPoints: [fileURLToPath(new URL("../../generator/cli/generate.ts", import.meta.url))],
    outdir: bundle,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    define: { "import.meta.url": JSON.stringify(pathToFileURL(START).href) },
    logLevel: "warning",
  });
  first = await ended(start(folder("made"), [], {}, START));
  await bundled;
});

describe.concurrent("generate", () => {
  test("writes all files, says which, and how long each part took", () => {
    expect(first.stderr).toBe("");
    expect(first.status).toBe(0);
    const { files } = JSON.parse(readFileSync(join(made, "generated/manifest.json"), "utf8"));
    const lines = timeless(first.stdout).trimEnd().split("\n");
    expect(lines[0]).toBe(`generated: ${files.length} written, 0 deleted, 0 unchanged`);
    expect(lines.slice(1, -1)).toEqual(files.map((path: string) => `  wrote    generated/${path}`));
    expect(lines.at(-1)).toBe(
      "load 1 ms · read 1 ms · lower 1 ms · check 1 ms · emit 1 ms · write 1 ms",
    );
  });

  test("another folder than the repository's own gets a copy of the runtime", () => {
    expect(existsSync(join(made, "generated/runtime/errors.ts"))).toBe(true);
  });

  test("ends as it would where nobody reads what it prints", async () => {
    const child = start(made, ["--check"]);
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("of a broken spec, all problems are printed, and nothing is written", async () => {
    const cwd = generated("broken");
    rmSync(join(cwd, "generated"), { recursive: true });
    put(
      join(cwd, "spec/parts.openapi.yaml"),
      SPEC.replace("schemas/Part", "schemas/Prat").replace("[name]", "[naem]"),
    );
    const { status, stdout, stderr } = await ended(start(cwd, [], { GITHUB_ACTIONS: "true" }));
    expect(stderr).toBe("");
    expect(stdout).toContain(
      [
        'spec/parts.openapi.yaml:14:31 - error unknown-ref: cannot resolve $ref "#/components/schemas/Prat"',
        "  13 |             application/xml:",
        '> 14 |               schema: { $ref: "#/components/schemas/Prat" }',
        "     |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        '  hint: did you mean "#/components/schemas/Part"?',
        "::error file=spec/parts.openapi.yaml,line=14,col=31,",
      ].join("\n"),
    );
    expect(stdout).toContain("spec/parts.openapi.yaml:20:18 - error ");
    expect(timeless(stdout)).toMatch(
      /\n2 problems in the spec, so nothing was generated\nload 1 ms · read 1 ms · lower 1 ms · check 1 ms\n$/,
    );
    expect(status).toBe(1);
    expect(existsSync(join(cwd, "generated"))).toBe(false);
  });

  test("a file in the way is never written over", async () => {
    const cwd = folder("in-the-way");
    put(join(cwd, "generated/index.ts"), "mine\n");
    expect(await run(cwd)).toEqual({
      status: 2,
      stdout: "",
      stderr: [
        "error: the generator did not write generated/index.ts, so it does not write over it",
        "  nothing was written; move it away, or choose another folder with --out",
        "",
      ].join("\n"),
    });
  });
});

describe.concurrent("--check", () => {
  test("has nothing to say of what was just generated", async () => {
    const { status, stdout } = await run(generated("fresh"), "--check");
    expect(timeless(stdout)).toBe(
      [
        "generated is what spec/parts.openapi.yaml says",
        "load 1 ms · read 1 ms · lower 1 ms · check 1 ms · emit 1 ms · compare 1 ms",
        "",
      ].join("\n"),
    );
    expect(status).toBe(0);
  });

  test("lists every stale, missing and extra file", async () => {
    const cwd = generated("stale");
    const index = join(cwd, "generated/index.ts");
    put(index, `// changed by hand\u001b[2J\n${readFileSync(index, "utf8")}`);
    rmSync(join(cwd, "generated/runtime/errors.ts"));
    put(join(cwd, "generated/mine.ts"), "");
    const { status, stdout } = await run(cwd, "--check");
    expect(timeless(stdout)).toBe(
      [
        "generated is not what spec/parts.openapi.yaml says: 3 files to look at",
        "  stale    generated/index.ts",
        "    @@ -1 +1 @@",
        "    -// changed by hand\\u{1b}[2J",
        "  extra    generated/mine.ts (not written by the generator: move it away)",
        "  missing  generated/runtime/errors.ts",
        "  hint: npm run generate writes stale and missing files and deletes files that are no longer generated",
        "load 1 ms · read 1 ms · lower 1 ms · check 1 ms · emit 1 ms · compare 1 ms",
        "",
      ].join("\n"),
    );
    expect(status).toBe(1);
  });
});

describe.concurrent("--json", () => {
  test("prints one document: problems", async () => {
    const cwd = folder("json", SPEC.replace("schemas/Part", "schemas/Prat"));
    const { status, stdout, stderr } = await run(cwd, "--json");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      exitStatus: 1,
      error: null,
      problems: [
        {
          severity: "error",
          code: "unknown-ref",
          message: 'cannot resolve $ref "#/components/schemas/Prat"',
          file: "spec/parts.openapi.yaml",
          line: 14,
          column: 31,
          endLine: 14,
          endColumn: 58,
          hint: 'did you mean "#/components/schemas/Part"?',
          related: [],
        },
      ],
      notes: [],
      leftOut: [],
      casesLeftOut: null,
      differences: [],
      changes: null,
      written: [],
      deleted: [],
      unchanged: 0,
      timings: [
        { part: "load", ms: expect.any(Number) },
        { part: "read", ms: expect.any(Number) },
        { part: "lower", ms: expect.any(Number) },
        { part: "check", ms: expect.any(Number) },
      ],
    });
    expect(status).toBe(1);
  });

  test("prints one document: what was written", async () => {
    const cwd = generated("json-written");
    put(join(cwd, "generated/index.ts"), "changed\n");
    const { status, stdout } = await run(cwd, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      exitStatus: 0,
      error: null,
      problems: [],
      written: ["index.ts"],
      deleted: [],
    });
    expect(status).toBe(0);
  });

  test("prints one document: how many conformance cases were left out", async () => {
    const cwd = folder("json-cases");
    const { stdout } = await run(cwd, "--json", "--max-cases", "20");
    const { casesLeftOut } = JSON.parse(stdout);
    expect(casesLeftOut).toEqual({ kept: 20, leftOut: expect.any(Number) });
    const manifest = JSON.parse(readFileSync(join(cwd, "generated/manifest.json"), "utf8"));
    expect(manifest.casesLeftOut).toEqual({
      "conformance/cases/get-part.json": casesLeftOut.leftOut,
    });
    const again = await run(cwd, "--check", "--max-cases", "20");
    expect(again.status).toBe(0);
    expect(again.stdout).toContain(
      `\n\n${casesLeftOut.leftOut} conformance cases left out, and 20 kept: --max-cases sets how many an operation has\n`,
    );
    expect((await run(cwd, "--check")).status).toBe(1);
  });

  test("prints one document: why there was no run", async () => {
    const { status, stdout, stderr } = await run(root, "--json", "--spec", "no.yaml");
    expect(JSON.parse(stdout)).toMatchObject({
      exitStatus: 2,
      error: { message: "there is no no.yaml", hint: null },
    });
    expect(stderr).toBe("error: there is no no.yaml\n");
    expect(status).toBe(2);
  });
});

describe.concurrent("--without", () => {
  test("leaves out what nothing else needs", async () => {
    const cwd = folder("without", SPEC);
    const { status, stdout } = await run(cwd, "--without", "conformance,mock,reference", "--json");
    const { written }: { readonly written: readonly string[] } = JSON.parse(stdout);
    expect(written).toEqual(expect.arrayContaining(["client.ts", "schema/no-namespace.xsd"]));
    // The API as data is there for the mock and the cases.
    expect(written.filter((path) => /^(api|conformance|docs|mock)/.test(path))).toEqual([]);
    expect(readFileSync(join(cwd, "generated/README.md"), "utf8")).not.toContain("api.ts");
    expect(status).toBe(0);
  });

  test("names what can be left out", async () => {
    const { status, stderr } = await run(root, "--without", "mock,client");
    expect(stderr).toContain(
      'error: --without takes conformance, mock, reference, schema, and not "client"',
    );
    expect(status).toBe(2);
  });
});

describe.concurrent("usage", () => {
  test.each(["--help", "-h"])("%s goes to stdout", async (flag) => {
    const { status, stdout, stderr } = await run(root, flag);
    expect(stdout).toMatch(/^Generates a typed client/);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.each<[string, readonly string[], string]>([
    ["an unknown flag", ["--force"], "Unknown option '--force'"],
    ["a word too many", ["now"], "Unexpected argument 'now'"],
    [
      "flags that do not go together",
      ["--check", "--watch"],
      "--check and --watch do not go together",
    ],
    ["no number", ["--max-cases", "many"], '--max-cases takes a whole number, and not "many"'],
    ["a flag without its value", ["--out"], "Option '--out <value>' argument missing"],
    ["no spec", [], "there is no spec/*.openapi.yaml here"],
  ])("%s is refused", async (_, args, message) => {
    const { status, stdout, stderr } = await run(root, ...args);
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).toMatch(
      /\n {2}(npm run generate -- --help lists|name the spec with --spec FILE)/,
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  test("one of several specs has to be named", async () => {
    const cwd = folder("several");
    put(join(cwd, "spec/other.openapi.json"), "{}");
    const { status, stderr } = await run(cwd);
    expect(stderr).toBe(
      [
        "error: spec/ holds several specs: other.openapi.json, parts.openapi.yaml",
        "  name one of them with --spec FILE",
        "",
      ].join("\n"),
    );
    expect(status).toBe(2);
  });

  test("a spec that is not UTF-8 is refused", async () => {
    const cwd = folder("latin");
    writeFileSync(
      join(cwd, "spec/parts.openapi.yaml"),
      Buffer.from("title: Teil f\xfcr Teil", "latin1"),
    );
    expect(await run(cwd)).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: spec/parts.openapi.yaml is not UTF-8\n  save it in that encoding\n",
    });
  });
});

test("--watch generates again after each change, and Ctrl+C ends it well", async () => {
  const cwd = generated("watch");
  const spec = join(cwd, "spec/parts.openapi.yaml");
  const child = start(cwd, ["--watch"], {}, START);
  const output = ended(child);
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  const until = async (text: string) => {
    while (!printed.includes(text)) {
      await new Promise((done) => child.stdout.once("data", done));
    }
    printed = "";
  };
  await until("watching");
  put(spec, SPEC.replace("schemas/Part", "schemas/Prat"));
  await until("1 problem in the spec");
  put(spec, SPEC.replace("What it is called", "Its name"));
  await until(" written, 0 deleted");
  child.kill("SIGINT");
  expect((await output).status).toBe(0);
});

test("--watch sees the file of an example come and change", async () => {
  const cwd = generated("watch-sample");
  const sample = join(cwd, "spec/part.xml");
  const spec = SPEC.replace(
    /( +)schema: .*\n/,
    (line, indent: string) => `${line}${indent}examples: { one: { externalValue: part.xml } }\n`,
  );
  expect(spec).toContain("externalValue");
  put(join(cwd, "spec/parts.openapi.yaml"), spec);
  const child = start(cwd, ["--watch"], {}, START);
  const output = ended(child);
  const until = reader(child);
  expect(await until("watching")).toContain("there is no file spec/part.xml");
  put(sample, "<pin/>\n");
  expect(await until("watching")).toContain("spec/part.xml:1:1 - error sample-invalid");
  rmSync(sample);
  expect(await until("watching")).toContain("there is no file spec/part.xml");
  child.kill("SIGINT");
  expect((await output).status).toBe(0);
});

test("--watch sees cases that come, change and go", async () => {
  const cwd = generated("watch-cases");
  const cases = join(cwd, "spec/cases/part.yaml");
  const child = start(cwd, ["--watch"], {}, START);
  const output = ended(child);
  const until = reader(child);
  await until("watching");
  put(cases, "operation: getPrat\ncases: []\n");
  expect(await until("watching")).toContain(
    'spec/cases/part.yaml:1:12 - error invalid-case: unknown operation "getPrat"',
  );
  put(cases, "operation: getPart\ncases: []\nmore: 1\n");
  expect(await until("watching")).toContain("spec/cases/part.yaml:3:1 - error unknown-key");
  rmSync(cases);
  expect(await until("watching")).not.toContain("error");
  child.kill("SIGINT");
  expect((await output).status).toBe(0);
});
