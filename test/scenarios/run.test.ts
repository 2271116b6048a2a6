/**
 * Each page in this folder shows a piece of a spec and what is generated from it. README.md says how
 * to read a page, and how to write one.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { formatDiagnostic } from "../../generator/diagnostics/format-diagnostic.ts";
import {
  compile,
  type Files,
  generateFrom,
  outputFolder,
  writeOutput,
} from "../support/generate.ts";

vi.setConfig({ testTimeout: 60_000 });

const here = new URL(".", import.meta.url);
const pages = readdirSync(here).filter((name) => name.endsWith(".md") && name !== "README.md");
const folder = outputFolder();

test.each(pages)("%s", async (name) => {
  const page = readFileSync(new URL(name, here), "utf8");
  const output = await generateFrom(specOf(page));
  expect(output.diagnostics.map((each) => formatDiagnostic(each, { colour: false }))).toEqual([]);
  writeOutput(output, join(folder, name));

  const updated = page.replace(
    /^```ts (\S+)(?: (\S+))?\n[\s\S]*?^```$/gm,
    (block, path, declared) => {
      const text =
        output.files.get(path) ?? `no such file: ${[...output.files.keys()].join(", ")}\n`;
      const shown = declared === undefined ? text : declarationOf(declared, text);
      return `${block.split("\n", 1)}\n${shown}\`\`\``;
    },
  );
  if (process.env.UPDATE === "1") writeFileSync(new URL(name, here), updated);
  else expect(page).toBe(updated);
});

test.each(pages)("%s has a title, prose, a spec and code, on one screen", (name) => {
  const page = readFileSync(new URL(name, here), "utf8");
  expect(page).toMatch(/^# .+\n\n\S[\s\S]+?\n\n```yaml\n[\s\S]+?\n```\n\n```ts .+\n[\s\S]+```\n$/);
  expect(page.split("\n").length).toBeLessThanOrEqual(90);
});

test("all of it compiles", async () => {
  expect(await compile(folder)).toEqual([]);
});

/** The files of a page's spec. */
function specOf(page: string): Files {
  const blocks = [...page.matchAll(/^```yaml(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  const files = blocks.map(([, path, text = ""]) => [
    path ?? "openapi.yaml",
    path ? text : wrap(text),
  ]);
  return Object.fromEntries(files);
}

/** A whole spec from its paths, schemas and security. */
function wrap(fragment: string): string {
  const { schemas = {}, paths = pathsFor(schemas), ...security } = parse(fragment);
  const { securitySchemes, security: required } = security;
  const info = { title: "Example", version: "1" };
  const components = { schemas, ...(securitySchemes && { securitySchemes }) };
  return stringify({
    openapi: "3.2.0",
    info,
    ...(required && { security: required }),
    paths,
    components,
  });
}

/** One operation that answers with the first of some schemas. */
function pathsFor(schemas: object): object {
  const schema = { $ref: `#/components/schemas/${Object.keys(schemas)[0]}` };
  const responses = { 200: { content: { "application/xml": { schema } } } };
  return { "/example": { get: { operationId: "getExample", responses } } };
}

/** What a file declares under a name: between empty lines, as the file is laid out. */
function declarationOf(name: string, text: string): string {
  const declared = new RegExp(`^(export )?(const|function|interface|type) ${name}\\b`, "m");
  const parts = text.trimEnd().split(/\n\n(?=\S)/);
  return `${parts.filter((part) => declared.test(part)).join("\n\n") || `no ${name} here`}\n`;
}
