import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Diagnostics } from "../../generator/diagnostics/diagnostics.ts";
import { groupNotes } from "../../generator/diagnostics/format-diagnostic.ts";
import type { CaseCount } from "../../generator/emit/emitter.ts";
import { copiedRuntime } from "../../generator/output/runtime-copy.ts";
import { generate, readApi } from "../../generator/pipeline.ts";
import { present } from "../../generator/read/openapi/present.ts";
import { type ListedOperation, listOperations } from "../../generator/read/openapi/selection.ts";
import { entriesOf, partOf } from "../../generator/source/built-nodes.ts";
import { load } from "../../generator/source/load.ts";
import type { Node, Spec } from "../../generator/source/tree.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What the generator makes of a document. */
export interface Examined {
  readonly name: string;
  /** Whether all of it is accepted. */
  readonly accepted: boolean;
  readonly operations: number;
  /** How many operations have a body in XML. */
  readonly withXml: number;
  /** How many operations are generated with `--skip-unsupported`. */
  readonly generated: number;
  /** How many kinds of notes these have. */
  readonly notes: number;
  /** The codes of the first problems of the others, with how many have them. */
  readonly problems: ReadonlyMap<string, number>;
  /** How many conformance cases these have, and how many were left out. */
  readonly cases: CaseCount;
  /** What the compiler says of the output; undefined where there is none. */
  readonly compiles: boolean | undefined;
  readonly seconds: number;
}

/** Generates from a document, as a whole and then without what is not supported, and compiles the output. */
export async function examine(folder: string, name: string): Promise<Examined> {
  const start = performance.now();
  const entry = `${name}.json`;
  const read = async (path: string) => readFileSync(join(folder, path), "utf8");
  const listed = await operationsIn(entry, read);
  const accepted = (await readApi({ entry, read }, new Diagnostics())) !== undefined;
  const output = await generate({
    entry,
    read,
    specPath: entry,
    runtimePath: "../runtime",
    standalone: true,
    skipUnsupported: true,
  });
  const problems = new Map<string, number>();
  for (const { code } of [...output.diagnostics, ...output.leftOut.map(({ problem }) => problem)]) {
    problems.set(code, (problems.get(code) ?? 0) + 1);
  }
  const generated = output.files.length === 0 ? 0 : listed.length - output.leftOut.length;
  const seconds = (performance.now() - start) / 1000;
  return {
    name,
    accepted,
    operations: listed.length,
    withXml: listed.filter(({ hasXml }) => hasXml).length,
    generated,
    notes: groupNotes(output.notes).length,
    problems,
    cases: casesIn(output.files),
    compiles: generated === 0 ? undefined : compiles(output.files),
    seconds,
  };
}

async function operationsIn(entry: string, read: (path: string) => Promise<string>) {
  const diagnostics = new Diagnostics();
  const loaded = await load(entry, read, diagnostics);
  const spec = loaded && present(loaded, diagnostics)?.spec;
  if (spec === undefined) return [];
  return listOperations(spec).map((operation) => ({ hasXml: hasXml(spec, operation) }));
}

function hasXml(spec: Spec, { entry }: ListedOperation): boolean {
  const operation = spec.resolve(entry.value);
  const messages = [
    partOf(operation, "requestBody"),
    ...entriesOf(partOf(operation, "responses")).map(({ value }) => value),
  ];
  return messages.some((node: Node | undefined) => {
    const content = node && partOf(spec.resolve(node), "content");
    return entriesOf(content).some(({ key }) => /[/+]xml\b/.test(key));
  });
}

function casesIn(files: Output): CaseCount {
  const counts = files.flatMap(({ cases }) => cases ?? []);
  return {
    kept: counts.reduce((sum, { kept }) => sum + kept, 0),
    leftOut: counts.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

type Output = Awaited<ReturnType<typeof generate>>["files"];

/** Whether the output compiles under the rules of this repository, the strictest that there are. */
function compiles(files: Output): boolean {
  const folder = mkdtempSync(join(tmpdir(), "corpus-"));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const { path, text } of [...files, ...copiedRuntime(files, "../runtime")]) {
      put(join("generated", path), text);
    }
    put("package.json", JSON.stringify({ type: "module" }));
    const base = { extends: join(repository, "tsconfig.json"), include: ["**/*.ts"] };
    put("tsconfig.json", JSON.stringify({ ...base, compilerOptions: { types: [] } }));
    const tsc = join(repository, "node_modules/typescript-7/bin/tsc");
    const args = [tsc, "--noEmit", "--project", folder, "--pretty", "false"];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) console.error(stdout.split("\n").slice(0, 5).join("\n"));
    return status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
