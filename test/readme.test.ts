/**
 * What README.md and CONTRIBUTING.md say holds: code compiles and does what is said of it, commands
 * and files are there. The code of CONTRIBUTING.md has its own test, contributing.test.ts.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { api as described } from "../generated/api.ts";
import { createMock } from "../generated/mock.ts";
import { Diagnostics } from "../generator/diagnostics/diagnostics.ts";
import type { Api, Scenario } from "../generator/model/model.ts";
import { readApi } from "../generator/pipeline.ts";
import { codesOf, errorClasses } from "../runtime/api/error-codes.ts";
import {
  compile,
  outputFolder,
  put,
  readRepository,
  repository,
  run,
  runGenerator,
} from "./support/generate.ts";
import { serve } from "./unit/http/server.ts";

// The generator, the compiler and the example start as they do for a reader, and take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SPEC = "spec/ece-chat.openapi.yaml";
const BASE_URL = "https://chat.example.com/system/egain";

const readme = readRepository("README.md");
const testing = readRepository("docs/testing.md");
const environments = readRepository("docs/environments.md");
const [button = "", example = "", operations = "", mocked = ""] = blocks("ts");
const [conformance = ""] = blocks("ts", testing);

/** The code of a page in a language. */
function blocks(language: string, page = readme): readonly string[] {
  const found = page.matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm);
  return [...found].filter(([, word]) => word === language).map(([, , text = ""]) => text);
}

describe("the code of README.md", () => {
  const folder = outputFolder();
  let problems: readonly string[] = [];
  let api: Api;

  beforeAll(async () => {
    // An app that has the package: names are resolved by its `exports`.
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(repository, join(folder, "node_modules/ece-chat"));
    put(join(folder, "readme.ts"), example + operations);
    put(join(folder, "button.ts"), button);
    put(join(folder, "mocked.ts"), mocked);
    put(join(folder, "conformance.ts"), conformance);
    problems = await compile(folder);
    const read = async (path: string) => readRepository(path);
    const content = await readApi({ entry: SPEC, read }, new Diagnostics());
    if (content !== undefined) api = content.api;
  });

  test("compiles", () => {
    // Only an app in Node has the assertions of Node.
    const other = problems.filter((problem) => !problem.includes("'node:assert/strict'"));
    expect(other.filter((problem) => !problem.startsWith("codes.ts"))).toEqual([]);
  });

  /** Writes a module without its types, for Node; the compiler has checked it. Gives its path. */
  async function program(name: string, code: string): Promise<string> {
    const path = join(folder, `${name}.mjs`);
    put(path, (await transform(code, { loader: "ts" })).code);
    return path;
  }

  test("holds for the mock", async () => {
    const { status, stderr } = await run(folder, await program("run-mocked", mocked));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("runs the cases against a server", async () => {
    const server = await createMock().listen();
    const code = conformance.replace(BASE_URL, server.url);
    const { status, stdout } = await run(folder, await program("run-conformance", code));
    const [, passed, skipped] = /^.*: (\d+) passed, (\d+) skipped\n/.exec(stdout) ?? [];
    expect(Number(passed)).toBeGreaterThan(0);
    const [, notRun] = /\nnot run: (\d+) of \d+ cases, by their kind\n/.exec(stdout) ?? [];
    expect(notRun).toBe(skipped);
    const counts = [...stdout.matchAll(/^ {2}(\d+) (request|response|body|scenario): \w/gm)];
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(Number(skipped));
    expect(status).toBe(0);
    await server.close();
  });

  test("is all there is", () => {
    expect(blocks("ts")).toEqual([button, example, operations, mocked]);
    expect(blocks("ts", testing)).toEqual([conformance]);
    expect(example).toContain(BASE_URL);
  });

  /** Runs a module against a server; gives the first lines that it prints. */
  async function linesOf(
    code: string,
    count: number,
    answer: (response: ServerResponse, path: string) => void,
  ): Promise<readonly string[]> {
    const { baseUrl } = await serve((response, { url }) => answer(response, url));
    const name = `run-${expect.getState().currentTestName?.replace(/\W+/g, "-")}`;
    const file = await program(name, code.replaceAll(BASE_URL, baseUrl));
    const child = spawn(process.execPath, [file], {
      cwd: repository,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const lines: string[] = [];
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        if (lines.length === count) break;
      }
      return lines;
    } finally {
      // The example watches for ever.
      child.kill();
    }
  }

  /** Answers as a server in a state of the spec does. */
  function answerIn(name: string): (response: ServerResponse, path: string) => void {
    const { answers } = api.scenarios.find((each) => each.name === name) as Scenario;
    return (response, path) => {
      const operation = api.operations.find((each) => each.path.replace("{id}", "1000") === path);
      const answer = answers.find((each) => each.operation === operation?.id);
      response.writeHead(answer?.status ?? 404).end(answer?.example?.text);
    };
  }

  test.each([
    ["open", ["chat now"]],
    ["queueFull", ["the queue is full"]],
    ["failing", ["500 Whether the entry point can take new chats could not be determined"]],
  ])("does what it says where the server is in the state %s", async (name, lines) => {
    expect(await linesOf(example, lines.length, answerIn(name))).toEqual(lines);
  });

  test.each([
    ["open", "disabled false"],
    ["queueFull", "disabled true"],
    ["failing", "disabled true"],
  ])("enables a button of the page only where a chat can begin: %s", async (name, line) => {
    // As much of a page as the code has to do with.
    const page = `
      const button = { toggleAttribute: (name: string, on: boolean) => console.log(name, on) };
      const document = {
        baseURI: "${BASE_URL}/", addEventListener() {}, removeEventListener() {},
        querySelector: () => button,
      };
      Object.assign(globalThis, { document });`;
    const [imports = "", ...rest] = button.replace('"/api"', '"."').split("\n\n");
    expect(await linesOf([imports, page, ...rest].join("\n"), 1, answerIn(name))).toEqual([line]);
  });

  test("says that a page came from a login gateway", async () => {
    const [line] = await linesOf(example, 1, (response) =>
      response.end("<!DOCTYPE html><html><body>Sign in</body></html>"),
    );
    expect(line).toMatch(/^doctype getChatAllowed: .*an HTML page came/);
  });

  test("says the same in Japanese", async () => {
    const japanese = readRepository("README.ja.md");
    const [same, code = ""] = blocks("ts", japanese);
    expect(same).toBe(button);
    // But for the texts that it prints, it is the same code, and so are the commands.
    const plain = (text: string) => text.replace(/console\.log\("[^"]*"/g, 'console.log("…"');
    expect(plain(code)).toBe(plain(example));
    const commands = (text: string) => [
      ...text.matchAll(/^ {4}((?:npx|npm|curl) .*?)(?: {2,}#.*)?$/gm),
    ];
    const english = commands(readme + testing).map(([, command]) => command);
    for (const [, command] of commands(japanese)) expect(english).toContain(command);
    expect(await linesOf(code, 1, answerIn("open"))).toEqual(["チャットを始められます"]);
  });

  test("gives what stands beside each operation", async () => {
    const calls = [...operations.matchAll(/^await (.*); \/\/ (.*)$/gm)];
    expect(calls.map(([line]) => line).join("\n")).toBe(operations.trim());
    expect(calls.map(([, call]) => /\w+(?=\()/.exec(call ?? "")?.[0])).toEqual(
      api.operations.map(({ id }) => id),
    );
    const code = [
      'import { inspect } from "node:util";',
      'import { createClient } from "ece-chat";',
      `const ece = createClient({ baseUrl: "${BASE_URL}" });`,
      ...calls.map(([, call]) => `console.log(inspect(await ${call}));`),
    ];
    const lines = await linesOf(code.join("\n"), calls.length, answerIn("open"));
    expect(lines).toEqual(calls.map(([, , value]) => value));
  });

  test("compiles in an app of its own, with the options that are named", async () => {
    const app = outputFolder();
    const [, args = ""] = /^ {4}npm run generate -- (.*)$/m.exec(environments) ?? [];
    const { status } = await runGenerator(...args.replace("../my-app", app).split(" "));
    expect(status).toBe(0);
    put(
      join(app, "src/app.ts"),
      (example + operations).replace('from "ece-chat"', 'from "./ece-chat/index.ts"'),
    );
    for (const option of ["allowImportingTsExtensions", "rewriteRelativeImportExtensions"]) {
      expect(environments).toContain(`\`${option}\``);
      const common = { target: "es2022", types: [], strict: true, noEmit: true };
      const compilerOptions = { ...common, module: "nodenext", [option]: true };
      put(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
      expect(await compile(app), option).toEqual([]);
    }
  });
});

/** What stands in the place of codes that are too many for a cell. */
const MANY_CODES = "[such as `missing`](generated/docs/README.md#errors)";

test("the errors of README.md are those of the table beside them", () => {
  const rows = Object.entries(errorClasses).map(([name, when]) => {
    const [code, ...others] = codesOf(name as keyof typeof errorClasses);
    const codes = others.length === 0 ? `\`${code}\`` : MANY_CODES;
    return [`\`${name}\``, codes, when];
  });
  const lines = [["class", "code", "when"], ["---", "---", "---"], ...rows];
  const table = lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
  const [, shown = ""] = /^## Errors\n\n((?:\|.*\n)+)/m.exec(readme) ?? [];
  if (process.env.UPDATE === "1") {
    writeFileSync(
      join(repository, "README.md"),
      readme.replace(shown, () => table),
    );
  } else {
    expect(shown).toBe(table);
  }
});

test("the generator says of the broken spec what CONTRIBUTING.md shows", async () => {
  const page = readRepository("CONTRIBUTING.md");
  const [, section = ""] = /^## What a problem looks like\n([\s\S]*?)^## /m.exec(page) ?? [];
  const [spec = ""] = blocks("yaml", section);
  const [shown = ""] = blocks("text", section);
  const [, args = ""] = /`npm run generate -- (--spec [^\s`]+)` prints/.exec(section) ?? [];
  const folder = outputFolder();
  put(join(folder, args.replace("--spec ", "")), spec);

  const cli = join(repository, "generator/cli/start.mjs");
  const { status, stdout } = await run(folder, cli, ...args.split(" "));
  expect(status).toBe(1);
  // The last line says how long each part took.
  const said = stdout.replace(/.*\n$/, "");
  if (process.env.UPDATE === "1") {
    const updated = page.replace(shown, () => said);
    writeFileSync(join(repository, "CONTRIBUTING.md"), updated);
  } else {
    expect(said).toBe(shown);
  }
});

describe("the commands of README.md", () => {
  const command = join(repository, "dist/generated/command.js");
  const [, shell = ""] = /^## Test\n([\s\S]*?)^## /m.exec(readme) ?? [];
  const commands = [...shell.matchAll(/^ {4}npx ece-chat (.*?)(?: {2,}#.*)?$/gm)].map(
    ([, args = ""]) => args.split(" "),
  );
  let mock: Awaited<ReturnType<ReturnType<typeof createMock>["listen"]>>;

  beforeAll(async () => {
    mock = await createMock().listen();
  });
  afterAll(() => mock.close());

  /** The arguments of a command, with the mock's address in place of the one that is written. */
  function argumentsOf(name: string): readonly string[] {
    const found = commands.find(([first]) => first === name) ?? [];
    return found.map((each) => (/^https?:/.test(each) ? mock.url : each));
  }

  test("are these", () => {
    expect(commands.map(([name]) => name)).toEqual(["mock", "status", "call", "probe"]);
  });

  test("call", async () => {
    const { stdout, status } = await run(repository, command, ...argumentsOf("call"));
    expect(stdout).toContain("allowed: false\nreason: entry_point_inactive");
    expect(status).toBe(0);
  });

  test("status, once", async () => {
    const args = argumentsOf("status").filter((each) => each !== "--watch");
    expect(args.length).toBe(argumentsOf("status").length - 1);
    const { stdout, status } = await run(repository, command, ...args);
    expect(stdout).toContain("waitTime: 3, queueDepth: 1");
    expect(status).toBe(0);
  });

  test("probe", async () => {
    const { stdout, status } = await run(repository, command, ...argumentsOf("probe"));
    const gets = described.operations.filter(({ operation }) => operation.method === "GET").length;
    expect(stdout).toContain(
      `${gets} operations called: ${gets} as the spec says, 0 deviating, 0 failing`,
    );
    expect(status).toBe(0);
  });

  test("curl puts the mock into a scenario, and takes it out again", async () => {
    const requests = [...testing.matchAll(/^ {4}curl -X (\w+) (\S+)$/gm)];
    const [put, end] = requests.map(([, method = "", url = ""]) => {
      return () => fetch(url.replace("http://127.0.0.1:4010", mock.url), { method });
    });
    expect(requests).toHaveLength(2);
    expect((await put?.())?.status).toBe(200);
    const { stdout } = await run(repository, command, ...argumentsOf("call"));
    expect(stdout).toBe("");
    expect((await end?.())?.status).toBe(204);
    expect((await run(repository, command, ...argumentsOf("call"))).status).toBe(0);
  });
});

const pages = [
  "README.ja.md",
  "docs/architecture.md",
  "docs/client.md",
  "docs/corpus.md",
  "docs/environments.md",
  "docs/figures.md",
  "docs/glossary.md",
  "docs/proxy.md",
  "docs/testing.md",
  "generator/README.md",
  "runtime/README.md",
  "examples/chat-button/README.md",
  "examples/testees/README.md",
  "README.md",
  "CONTRIBUTING.md",
  "spec/README.md",
  ...readdirSync(join(repository, "docs/decisions")).map((name) => `docs/decisions/${name}`),
];

describe.each(pages)("%s", (page) => {
  const text = readRepository(page);

  test("names scripts that there are", () => {
    const { scripts } = JSON.parse(readRepository("package.json"));
    const named = [...text.matchAll(/npm (?:run |(?=test\b))(?:-s )?([\w:-]+)/g)];
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(named.map(([, script = ""]) => script)),
    );
  });

  test("links to files that there are", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)/g)].map(([, link = ""]) => link);
    const places = links.map((link) => join(repository, dirname(page), link));
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });
});

// A decision note is not edited later: it names files as they were then.
test.each(pages.filter((page) => !page.startsWith("docs/decisions/")))(
  "%s names files and folders that there are",
  (page) => {
    const named = readRepository(page).matchAll(
      /`((?:generator|runtime|generated|spec|test|docs)\/[^\s`<{*:#]*)`/g,
    );
    const paths = [...named].map(([, path = ""]) => path);
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  },
);
