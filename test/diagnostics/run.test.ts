/**
 * Each code of the catalogues of problems and of notes has a spec here, and beside it what the generator says of it:
 * `<code>.yaml` and `<code>.txt`. A spec of several files lies in a folder `<code>/` and begins
 * with its `openapi.yaml`; conformance cases lie in `<code>/cases/`. An
 * overlay of it is `overlay.yaml`. `UPDATE=1 npx vitest run test/diagnostics` writes the texts anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { catalogue, codeOf, type MessageKey } from "../../generator/diagnostics/catalogue.ts";
import {
  formatDiagnostic,
  formatNotes,
  groupNotes,
} from "../../generator/diagnostics/format-diagnostic.ts";
import {
  type NoteKey,
  noteCatalogue,
  noteCodeOf,
} from "../../generator/diagnostics/note-messages.ts";
import { generate } from "../../generator/pipeline.ts";

const errors = [...new Set((Object.keys(catalogue) as MessageKey[]).map(codeOf))].sort();
const notes = [...new Set((Object.keys(noteCatalogue) as NoteKey[]).map(noteCodeOf))].sort();
const codes = [...errors, ...notes];

const here = (path: string) => new URL(path, import.meta.url);

function entryOf(code: string): string {
  return existsSync(here(`${code}/`)) ? `${code}/openapi.yaml` : `${code}.yaml`;
}

/** What the command line prints of a spec: its problems, and then its notes, each kind once. */
async function printedOf(entry: string): Promise<string> {
  const overlay = entry.replace("openapi.yaml", "overlay.yaml");
  const { diagnostics, notes } = await generate({
    entry,
    read: (path) => readFile(here(path), "utf8").catch(() => undefined),
    list: (folder) => readdir(here(folder)).catch(() => []),
    overlays: overlay !== entry && existsSync(here(overlay)) ? [overlay] : [],
    specPath: entry,
    runtimePath: "../runtime",
    standalone: true,
  });
  const options = { colour: false };
  return [
    ...diagnostics.map((found) => `${formatDiagnostic(found, options)}\n`),
    ...groupNotes(notes).map((group) => `${formatNotes(group, options)}\n`),
  ].join("\n");
}

test.each(codes)("%s", async (code) => {
  const printed = await printedOf(entryOf(code));
  expect(printed).toMatch(new RegExp(`( - error|^note) ${code}: `, "m"));
  const expected = here(`${code}.txt`);
  if (process.env.UPDATE === "1") writeFileSync(expected, printed);
  expect(printed).toBe(readFileSync(expected, "utf8"));
});

test("nothing lies here that belongs to no code", () => {
  const names = readdirSync(here(".")).filter((name) => name !== "run.test.ts");
  const known = new Set(codes.flatMap((code) => [code, `${code}.yaml`, `${code}.txt`]));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
