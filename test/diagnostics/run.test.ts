/**
 * Each code of the catalogue has a broken spec here, and beside it what the generator says of it:
 * `<code>.yaml` and `<code>.txt`. A spec of several files lies in a folder `<code>/` and begins
 * with its `openapi.yaml`; conformance cases lie in `<code>/cases/`. `UPDATE=1 npx vitest run test/diagnostics` writes the texts anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { catalogue, codeOf, type MessageKey } from "../../generator/diagnostics/catalogue.ts";
import { formatDiagnostic } from "../../generator/diagnostics/format-diagnostic.ts";
import { generate } from "../../generator/pipeline.ts";

const codes = [...new Set((Object.keys(catalogue) as MessageKey[]).map(codeOf))].sort();

const here = (path: string) => new URL(path, import.meta.url);

function entryOf(code: string): string {
  return existsSync(here(`${code}/`)) ? `${code}/openapi.yaml` : `${code}.yaml`;
}

/** What the command line prints of a spec's problems. */
async function problemsOf(entry: string): Promise<string> {
  const { diagnostics } = await generate({
    entry,
    read: (path) => readFile(here(path), "utf8").catch(() => undefined),
    list: (folder) => readdir(here(folder)).catch(() => []),
    specPath: entry,
    runtimePath: "../runtime",
    standalone: true,
  });
  return diagnostics.map((found) => `${formatDiagnostic(found, { colour: false })}\n`).join("\n");
}

test.each(codes)("%s", async (code) => {
  const printed = await problemsOf(entryOf(code));
  expect(printed).toContain(` - error ${code}: `);
  const expected = here(`${code}.txt`);
  if (process.env.UPDATE === "1") writeFileSync(expected, printed);
  expect(printed).toBe(readFileSync(expected, "utf8"));
});

test("nothing lies here that belongs to no code", () => {
  const names = readdirSync(here(".")).filter((name) => name !== "run.test.ts");
  const known = new Set(codes.flatMap((code) => [code, `${code}.yaml`, `${code}.txt`]));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
