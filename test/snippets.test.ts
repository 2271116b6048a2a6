/**
 * Every block of code in a page is compiled or run by a test: here is which. Those of the pages that are
 * generated have tests of their own (test/reference, test/conformance/cases.test.ts).
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import {
  compile,
  outputFolder,
  put,
  readRepository,
  repository,
  run,
  runGenerator,
} from "./support/generate.ts";
import { freePort, isInstalled } from "./support/redis.ts";

vi.setConfig({ testTimeout: 120_000 });

/** By page: what a block begins with, its language and name or its first command, and the test that runs it. */
const testOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "README.md": {
    "npm ci && npm pack": "test/pack/package.test.ts",
    ts: "test/readme.test.ts",
    "npx ece-chat mock": "test/snippets.test.ts",
  },
  "README.ja.md": {
    "npm ci && npm pack": "test/pack/package.test.ts",
    ts: "test/readme.test.ts",
    "npx ece-chat mock": "test/snippets.test.ts",
    "curl -X PUT": "test/readme.test.ts",
  },
  "CONTRIBUTING.md": {
    "npm ci && npm run check": "test/readme.test.ts",
    "npm run generate": "test/contributing.test.ts",
    "npx changeset": "test/pack/release.test.ts",
    "UPDATE=1 npx vitest run": "test/contributing.test.ts",
    yaml: "test/readme.test.ts",
    "yaml test/": "test/contributing.test.ts",
    text: "test/readme.test.ts",
    "text changes": "test/contributing.test.ts",
    diff: "test/contributing.test.ts",
    ts: "test/contributing.test.ts",
  },
  "docs/client.md": { ts: "test/client-page.test.ts" },
  "docs/architecture.md": { mermaid: "test/layers.test.ts" },
  "docs/environments.md": {
    js: "test/projects/environments.test.ts",
    json: "test/projects/environments.test.ts",
    html: "test/projects/environments.test.ts",
    tsx: "test/projects/environments.test.ts",
    jsx: "test/projects/try-environments.ts",
    "js next.config.mjs": "test/projects/try-environments.ts",
    "js jest.config.mjs": "test/projects/try-environments.ts",
    "js jest.babel.config.cjs": "test/projects/try-environments.ts",
    "js button.test.mjs": "test/projects/try-environments.ts",
    "bun ask.mjs": "test/projects/environments.test.ts",
    "npm run generate -- --out": "test/readme.test.ts",
  },
  // What the benchmarks print.
  "docs/figures.md": { text: "test/bench/run.ts" },
  "docs/proxy.md": {
    "npx ece-chat proxy": "test/example/proxy-recipes.test.ts",
    ts: "test/example/proxy-recipes.test.ts",
  },
  "docs/testing.md": {
    "npx ece-chat mock": "test/snippets.test.ts",
    "npx ece-chat probe": "test/snippets.test.ts",
    "curl -X PUT": "test/readme.test.ts",
    ts: "test/readme.test.ts",
  },
  "examples/chat-button/README.md": {
    "npm ci && npm run demo": "test/example/chat-button.test.ts",
  },
  "examples/recipes/caching-proxy.md": {
    "npx ece-chat proxy": "test/example/proxy-recipes.test.ts",
    ts: "test/example/proxy-recipes.test.ts",
    nginx: "test/example/proxy-recipes.test.ts",
  },
  "examples/recipes/plain-script.md": {
    sh: "test/example/recipes.test.ts",
    html: "test/example/recipes.test.ts",
  },
  "examples/recipes/react.md": {
    ts: "test/example/recipes.test.ts",
    tsx: "test/example/recipes.test.ts",
  },
  "examples/recipes/server-side.md": { ts: "test/example/recipes.test.ts" },
  "examples/recipes/web-component.md": { ts: "test/example/recipes.test.ts" },
  "examples/testees/README.md": { "npx ece-chat conformance": "test/snippets.test.ts" },
  "spec/README.md": {
    yaml: "test/snippets.test.ts",
    ts: "test/snippets.test.ts",
    "npm run lint:spec": "test/readme.test.ts",
  },
};

const pages = [
  ...["README.md", "README.ja.md", "CONTRIBUTING.md"],
  ...["spec/README.md", "generator/README.md", "runtime/README.md"],
  ...["docs", "examples/recipes"].flatMap((folder) =>
    readdirSync(join(repository, folder)).flatMap((name) =>
      name.endsWith(".md") ? `${folder}/${name}` : [],
    ),
  ),
  ...["examples/chat-button/README.md", "examples/testees/README.md"],
];

/** The blocks of code of a page: the language and name of those with fences, otherwise the first line. */
function blocksOf(page: string): readonly { readonly label: string; readonly text: string }[] {
  const fenced = [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)];
  const rest = page.replace(/^```.*\n[\s\S]*?^```$/gm, "");
  const indented = [...rest.matchAll(/(?<=\n\n)(?: {4}\S.*\n(?:\n(?= {4}))?)+/g)];
  return [
    ...fenced.map(([, label = "", text = ""]) => ({ label, text })),
    ...indented.map(([block]) => {
      const text = block.replace(/^ {4}/gm, "");
      return { label: text.split("\n")[0] ?? "", text };
    }),
  ];
}

test.each(pages)("each block of code in %s has its test", (page) => {
  const known = Object.keys(testOf[page] ?? {});
  const labels = blocksOf(readRepository(page)).map(({ label }) => label);
  const without = labels.filter((label) => !known.some((each) => label.startsWith(each)));
  expect(without, "add a test that compiles or runs it, and name that here").toEqual([]);
  for (const each of known)
    expect(
      labels.some((label) => label.startsWith(each)),
      each,
    ).toBe(true);
});

test("the tests that are named are there", () => {
  const files = new Set(Object.values(testOf).flatMap((each) => Object.values(each)));
  for (const file of files) expect(() => readRepository(file)).not.toThrow();
});

const command = join(repository, "dist/generated/command.js");

describe("the mock, as the pages start it", () => {
  const lines = ["README.md", "README.ja.md", "docs/testing.md"].map((page) => {
    const [, line = ""] =
      /^ {4}npx ece-chat (mock.*?)(?: {2,}#.*)?$/m.exec(readRepository(page)) ?? [];
    return line;
  });

  test("is the same everywhere, and answers", async () => {
    expect(lines).toEqual(["mock", "mock", "mock"]);
    const port = await freePort();
    // On a port of its own: another mock may run on this machine.
    const args = [command, ...(lines[0] ?? "").split(" "), "--port", String(port)];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    onTestFinished(() => void child.kill());
    const url = `http://127.0.0.1:${port}/chat/entrypoint/capacity/1000`;
    const answer = await vi.waitFor(() => fetch(url), { timeout: 30_000, interval: 100 });
    expect(await answer.text()).toContain("availableSlots");
  });
});

test("docs/testing.md probes as README.md does, which is run", () => {
  const probe = /^ {4}npx ece-chat probe .*$/m;
  const [line = ""] = probe.exec(readRepository("docs/testing.md")) ?? [];
  expect(line).toBe(probe.exec(readRepository("README.md"))?.[0]);
});

const hasPython = isInstalled("python3", "--version", "the commands of examples/testees/README.md");

describe.skipIf(!hasPython)("the commands of examples/testees/README.md", () => {
  const page = readRepository("examples/testees/README.md");
  const lines = [...page.matchAll(/^ {4}npx ece-chat (.*)$/gm)].map(([, line = ""]) => line);
  const folder = join(repository, "examples/testees");

  test.each(lines)("npx ece-chat %s", async (line) => {
    const { status, stdout } = await run(folder, command, ...line.split(" "));
    // Without its list of known failures, the run fails by these alone.
    expect(status).toBe(line.includes("--known-failures") ? 0 : 1);
    expect(stdout).toMatch(/^.*: \d+ passed/m);
  });
});

describe("spec/README.md", () => {
  const blocks = blocksOf(readRepository("spec/README.md"));
  const [session, list, values, example, , overlay] = blocks.flatMap(({ label, text }) =>
    label === "ts" ? [] : [text],
  );
  const { components } = parse(readRepository("spec/ece-chat.openapi.yaml"));

  test("shows schemas of the spec", () => {
    const { schemas } = components;
    const { SessionStatus } = parse(session ?? "");
    expect(schemas.SessionStatus).toMatchObject(SessionStatus);
    expect(schemas.EgainSurvey.properties).toMatchObject(parse(list ?? ""));
    expect(schemas).toMatchObject(parse(values ?? ""));
  });

  test("shows an example of the spec", () => {
    const { noneLeft } = parse(example ?? "");
    const spec = readRepository("spec/ece-chat.openapi.yaml");
    const [shown = "", rest] = noneLeft.serializedValue.split("…");
    expect(rest).toBe("");
    const flat = (text: string) => text.replace(/^ +/gm, "");
    expect(flat(spec)).toContain(flat(shown));
    expect(spec).toContain(`summary: ${noneLeft.summary}`);
  });

  test("shows an overlay that does what it says", async () => {
    const folder = outputFolder();
    put(join(folder, "overlay.yaml"), overlay ?? "");
    const spec = {
      openapi: "3.2.0",
      info: { title: "Orders", version: "1" },
      paths: {
        "/orders": {
          get: {
            operationId: "getOrders",
            responses: {
              200: {
                description: "The orders",
                content: { "application/xml": { schema: { $ref: "#/components/schemas/Orders" } } },
              },
            },
          },
        },
      },
      components: {
        schemas: { Orders: { type: "object", properties: { count: { type: "integer" } } } },
      },
    };
    put(join(folder, "orders.openapi.json"), JSON.stringify(spec));
    const root = async (out: string, ...more: readonly string[]) => {
      const spec = join(folder, "orders.openapi.json");
      const args = ["--spec", spec, "--out", join(folder, out), ...more];
      const { status, stdout } = await runGenerator(...args);
      expect({ status, stdout }).toMatchObject({ status: 0 });
      const codec = readFileSync(join(folder, out, "codecs/orders.ts"), "utf8");
      return /root element `<(\w+)>`/.exec(codec)?.[1];
    };
    expect(await root("before")).toBe("Orders");
    expect(await root("after", "--overlay", join(folder, "overlay.yaml"))).toBe("orders");
  });

  test("gives credentials by the names of the schemes", async () => {
    const folder = outputFolder();
    const ok = { description: "The books", content: { "application/xml": { schema: books } } };
    const getBooks = {
      operationId: "getBooks",
      security: [{ token: [] }, { login: [] }],
      responses: { 200: ok },
    };
    const spec = {
      openapi: "3.2.0",
      info: { title: "Books", version: "1" },
      paths: { "/books": { get: getBooks } },
      components: {
        schemas: { Books: { type: "object", properties: { count: { type: "integer" } } } },
        securitySchemes: {
          token: { type: "http", scheme: "bearer" },
          login: { type: "http", scheme: "basic" },
        },
      },
    };
    put(join(folder, "books.openapi.json"), JSON.stringify(spec));
    const out = join(folder, "out");
    const ended = await runGenerator("--spec", join(folder, "books.openapi.json"), "--out", out);
    expect(ended).toMatchObject({ status: 0 });
    const snippet = blocks.find(({ label }) => label === "ts")?.text ?? "";
    const app = (text: string) => `import { createClient } from "./index.ts";
declare const session: { token(): Promise<string> };
declare const password: string;
${text}export const books = client.getBooks();
`;
    put(join(out, "app.ts"), app(snippet));
    expect(await compile(folder)).toEqual([]);
    put(join(out, "app.ts"), app(snippet.replace("token:", "tokens:")));
    expect((await compile(folder)).join()).toContain(
      "'tokens' does not exist in type 'Credentials'",
    );
  });
});

const books = { $ref: "#/components/schemas/Books" };
