/** One word for one thing: docs/glossary.md lists the identifiers that are not used. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { readRepository, repository } from "./support/generate.ts";

const [, list = ""] =
  /## Identifiers that are not used\n[^`]*((?:`\w+`[,.]?\s*)+)/.exec(
    readRepository("docs/glossary.md"),
  ) ?? [];
const avoided = new Set([...list.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));

/** The names that a file declares or imports. */
function identifiersIn(path: string): readonly string[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

test.each(["generator", "runtime"])("%s/ uses none of them", (folder) => {
  expect(avoided.size).toBeGreaterThan(20);
  const paths = readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(repository, folder, path));
  const found = paths.flatMap((path) => {
    const used = identifiersIn(path).filter((name) => avoided.has(name));
    return [...new Set(used)].map((name) => `${path.slice(repository.length)}: ${name}`);
  });
  expect(found).toEqual([]);
});
