/**
 * The pages of the reference: links lead somewhere, samples are the spec's to the letter, code
 * compiles, and calls do against the mock what the page says of them.
 */
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join, posix } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import type { Listening, Mock } from "../../generated/mock.ts";
import {
  compile,
  generateFrom,
  load,
  outputFolder,
  put,
  readRepository,
  repository,
  writeOutput,
} from "../support/generate.ts";
import { type CodeBlock, type MarkdownFile, readMarkdown } from "../support/markdown.ts";
import { operationsOf, type Spec, samplesIn } from "./spec.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The address to which the code of the pages goes. */
const MOCK = "http://127.0.0.1:4010";

const specs = ["spec/ece-chat.openapi.yaml", "test/reference/workshop.openapi.yaml"];

describe.each(specs)("the reference of %s", (path) => {
  const spec: Spec = parse(readRepository(path));
  const folder = outputFolder();
  const pages = new Map<string, MarkdownFile>();
  let files: ReadonlyMap<string, string>;
  let mock: Mock;
  let listening: Listening;

  beforeAll(async () => {
    const output = await generateFrom({ [path]: readRepository(path) });
    expect(output.diagnostics).toEqual([]);
    files = output.files;
    for (const [file, text] of files) {
      if (/^docs\/.*\.md$/.test(file)) pages.set(file, readMarkdown(text));
    }
    writeOutput(output, join(folder, "generated"));
    // The code of the pages has the package; that of the real spec is this repository.
    const name = posix.basename(path, ".openapi.yaml");
    const exports = { ".": "./generated/index.ts" };
    put(join(folder, "package.json"), JSON.stringify({ name, type: "module", exports }));
    mkdirSync(join(folder, "node_modules"));
    const home = path.startsWith("spec/") ? repository : folder;
    symlinkSync(home, join(folder, "node_modules", name));
    const { createMock } = await load<{ createMock(): Mock }>(join(folder, "generated/mock.ts"));
    mock = createMock();
    listening = await mock.listen();
  });

  afterAll(() => listening?.close());

  test("has a page for each operation, and a first one that leads there", () => {
    const linked = pages.get("docs/README.md")?.links.filter((link) => link.includes("/")) ?? [];
    const operations = linked.filter((link) => link.startsWith("operations/"));
    expect(operations).toHaveLength(operationsOf(spec).length);
    const others = [...pages.keys()].filter((page) => page.startsWith("docs/operations/"));
    expect(new Set(operations.map((link) => `docs/${link}`))).toEqual(new Set(others));
  });

  test("leads nowhere but to what there is", () => {
    const missing = [...pages].flatMap(([page, { links }]) =>
      links.filter((link) => {
        if (/^https?:/.test(link)) return false;
        const [target = "", anchor] = link.split("#");
        const file = target === "" ? page : posix.join(posix.dirname(page), target);
        if (!files.has(file)) return true;
        return anchor !== undefined && !pages.get(file)?.anchors.has(anchor);
      }),
    );
    expect(missing).toEqual([]);
  });

  /** The page about an operation. */
  function pageOf(id: string): MarkdownFile {
    const row = pages.get("docs/README.md")?.rows.find(([cell]) => cell?.includes(`\`${id}\``));
    const [, link = ""] = /\]\((.*)\)/.exec(row?.[0] ?? "") ?? [];
    const page = pages.get(`docs/${link}`);
    if (page === undefined) throw new Error(`no page about ${id}`);
    return page;
  }

  test.each(operationsOf(spec))("shows the samples of $operationId to the letter", (operation) => {
    const page = pageOf(operation.operationId);
    const samples = [
      ...samplesIn([operation.requestBody]),
      ...samplesIn(Object.values(operation.responses)),
    ];
    expect(codeOf(page, "xml")).toEqual(samples.map(({ serializedValue }) => serializedValue));
  });

  test("says in code what the decoders give for the samples, and all of it compiles", async () => {
    const values: string[] = [];
    const modules: string[] = [];
    const samples: string[] = [];
    for (const { operationId } of operationsOf(spec)) {
      const { blocks } = pageOf(operationId);
      blocks.forEach((block, index) => {
        const sample = blocks[index - 1];
        if (block.language !== "ts") return;
        if (block.text.startsWith("import ")) modules.push(block.text);
        else if (sample?.language === "xml") {
          values.push(
            `export const value${values.length}: ${typeOf(operationId, block)} = ${block.text};`,
          );
          samples.push(sample.text);
        }
      });
    }
    modules.push(...codeOf(pages.get("docs/README.md") as MarkdownFile, "ts"));
    const imports = [
      'import type { Client } from "./generated/client.ts";',
      'import type * as codecs from "./generated/codecs/index.ts";',
      "export type Codecs = typeof codecs;",
    ];
    put(join(folder, "values.ts"), [...imports, ...values].join("\n"));
    modules.forEach((text, index) => {
      put(join(folder, `module${index}.ts`), text);
    });
    expect(modules).toHaveLength(operationsOf(spec).length + 1);
    expect(await compile(folder)).toEqual([]);

    const shown = Object.values(await load<object>(join(folder, "values.ts")));
    const codecs = await load<Record<string, (xml: string) => unknown>>(
      join(folder, "generated/codecs/index.ts"),
    );
    expect(shown).toHaveLength(samples.length);
    const decoded = samples.map((sample) => {
      const [, root = ""] = /<(?:\w+:)?(\w+)/.exec(sample.replace(/^<\?.*?\?>/, "")) ?? [];
      return codecs[`decode${root.charAt(0).toUpperCase()}${root.slice(1)}`]?.(sample);
    });
    expect(shown).toEqual(decoded);
  });

  test.each(operationsOf(spec))(
    "the call of $operationId gives what is said",
    async (operation) => {
      const [code = ""] = codeOf(pageOf(operation.operationId), "ts");
      const [call = "", comment = ""] = code.split("\nconsole.log(answer);");
      const said = comment.replace(/^\s*\/\/ /, "").replaceAll("\n// ", "\n");
      const file = join(folder, `call-${operation.operationId}.ts`);
      const lines = [
        fromOutput(call).replace(MOCK, listening.url),
        `export const given = ${call.includes("const answer") ? "answer" : "undefined"};`,
        `export const said = ${said === "" ? "undefined" : said};`,
      ];
      put(file, lines.join("\n"));
      const { given, said: value } = await load<{ given: unknown; said: unknown }>(file);
      expect(given).toEqual(value);
      expect(mock.requests.at(-1)).toMatchObject({ operation: operation.operationId });
    },
  );

  test.each(operationsOf(spec))("the mock answers $operationId as is said", async (operation) => {
    const page = pageOf(operation.operationId);
    const [line = ""] = codeOf(page, "sh");
    const [first] = page.rows.filter(([, , answer]) => isAnswer(answer));
    for (const [value = "", , answer] of page.rows.filter(([, , answer]) => isAnswer(answer))) {
      const [, status, anchor] = /^`(\d+)`(?:.*\(#(.*)\))?$/.exec(answer ?? "") ?? [];
      const [from = "", to = ""] = [first?.[0], value].map((each) => each?.slice(1, -1));
      const [, url = ""] = /curl (\S+)/.exec(line.replace(MOCK, listening.url)) ?? [];
      const response = await fetch(url.replace(new RegExp(`${from}$`), to));
      expect(response.status).toBe(Number(status));
      const sample = page.blocks.find(({ under }) => under === anchor);
      expect(await response.text()).toBe(sample?.text ?? "");
    }
  });

  test.each(operationsOf(spec))("the shell line of $operationId is answered", async (operation) => {
    const [line = ""] = codeOf(pageOf(operation.operationId), "sh");
    const output = await shell(folder, line.replaceAll(MOCK, listening.url));
    const [sample] = samplesIn(Object.values(operation.responses));
    const last = mock.requests.at(-1);
    expect(output).toBe(sample?.serializedValue ?? `HTTP/1.1 ${last?.status}\n\n`);
    expect(last).toMatchObject({ operation: operation.operationId });
    const [sent] = samplesIn([operation.requestBody]);
    // What PowerShell, cmd.exe and POSIX shells read alike: plain words, and others in double quotes.
    expect(line).toMatch(/^curl(?: (?:[\w./:~-]+|"[^"$`\\!]+"))+$/);
    if (sent !== undefined) {
      const got = last?.body && "text" in last.body ? last.body.text : "";
      expect(readTree(got)).toEqual(readTree(sent.serializedValue ?? ""));
    }
  });
});

/** A document by a parser of others, without the white space between its elements. */
function readTree(xml: string): unknown {
  return new XMLParser({
    ignoreAttributes: false,
    ignoreDeclaration: true,
    htmlEntities: true,
  }).parse(xml);
}

function isAnswer(cell: string | undefined): boolean {
  return /^`\d{3}`(,|$)/.test(cell ?? "");
}

function codeOf({ blocks }: MarkdownFile, language: string): readonly string[] {
  return blocks.filter((block) => block.language === language).map(({ text }) => text);
}

/** The type of a value that a page shows, by what it says of it. */
function typeOf(operation: string, { before }: CodeBlock): string {
  if (before === "The client gives:") return `Awaited<ReturnType<Client["${operation}"]>>`;
  if (before === "In code:") return `Parameters<Client["${operation}"]>[0]`;
  const [, decoder] = /^`(decode\w+)` gives:$/.exec(before) ?? [];
  return `ReturnType<typeof codecs.${decoder}>`;
}

/** The code of a page with the output in place of the package. */
function fromOutput(code: string): string {
  return code.replace(/(?<=^import .* from )".*"/m, '"./generated/index.ts"');
}

/** Runs a line in a shell that has a `curl` of ours: no other has to be installed. */
async function shell(folder: string, line: string): Promise<string> {
  const bin = join(folder, "bin");
  put(join(bin, "curl"), `#!/bin/sh\nexec '${process.execPath}' '${join(bin, "curl.mjs")}' "$@"\n`);
  chmodSync(join(bin, "curl"), 0o755);
  put(join(bin, "curl.mjs"), CURL);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return new Promise((resolve, reject) => {
    execFile("sh", ["-c", line], { env }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}

/** Of what curl does, what the lines use. */
const CURL = `
const given = process.argv.slice(2);
const request = { method: undefined, headers: [], body: undefined };
let show = false;
let url;
while (given.length > 0) {
  const word = given.shift();
  if (word === "-X") request.method = given.shift();
  else if (word === "-H") request.headers.push(given.shift().split(/: (.*)/s, 2));
  else if (word === "-d") request.body = given.shift();
  else if (word === "-i") show = true;
  else if (word.startsWith("-")) throw new Error("no such flag: " + word);
  else url = word;
}
request.method ??= request.body === undefined ? "GET" : "POST";
const response = await fetch(url, request);
if (show) process.stdout.write("HTTP/1.1 " + response.status + "\\n\\n");
process.stdout.write(await response.text());
`;
