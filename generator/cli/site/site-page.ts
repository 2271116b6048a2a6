import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Diagnostics } from "../../diagnostics/diagnostics.ts";
import { UserError } from "../../diagnostics/user-error.ts";
import { toJson } from "../../lower/lower-example.ts";
import type { Api, Json } from "../../model/model.ts";
import { readApi } from "../../pipeline.ts";
import { sourceReader } from "../../source/source-files.ts";
import { codeSamples } from "./code-samples.ts";
import { isTree, type Tree } from "./json-tree.ts";
import { projection } from "./projection.ts";

const TEMPLATE = fileURLToPath(new URL("page.hbs", import.meta.url));

/** Writes a page about a spec that needs no other file and no network. */
export async function buildPage(spec: string, page: string): Promise<void> {
  const { document, api } = await readSpec(spec);
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  try {
    const projected = projection(document, await codeSamples(api, spec));
    await writeFile(join(folder, "openapi.json"), jsonOf(projected));
    await writeFile(join(folder, "redoc.json"), JSON.stringify(OPTIONS));
    await buildDocs(folder, "openapi.json", "page.html");
    const html = await readFile(join(folder, "page.html"), "utf8");
    await mkdir(dirname(page), { recursive: true });
    await writeFile(page, html.replaceAll(LOGO, WORD));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** JSON as Redocly reads it would round whole numbers beyond 2^53; as texts they are shown. */
function jsonOf(value: Json): string {
  return JSON.stringify(value, (_key, held) => (typeof held === "bigint" ? String(held) : held));
}

/** Runs Redocly. It reports to nobody, and neither does the page. */
async function buildDocs(folder: string, spec: string, page: string): Promise<void> {
  const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
  const args = [
    "build-docs",
    spec,
    "--output",
    page,
    "--inlineBundle",
    "--openapi",
    "redoc.json",
    "--template",
    TEMPLATE,
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await promisify(execFile)(process.execPath, [redocly, ...args], { cwd: folder, env });
}

/** How Redoc shows a spec. The last language stands for the samples of a body. */
const OPTIONS = {
  codeSamples: { languages: [{ lang: "TypeScript" }, { lang: "curl" }, { lang: "Payload" }] },
  hideReplay: true,
  schemasExpansionLevel: "all",
};

/** What the page would load from Redocly's server to show who made it. */
const LOGO = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g;

/** The name in its place. */
const WORD = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="42" height="14"><text y="11" font-family="sans-serif" font-size="11">Redocly</text></svg>',
)}`;

/** A spec as it is written, and what is known of it. */
interface ReadSpec {
  readonly document: Tree;
  readonly api: Api;
}

/** @throws {UserError} when the spec has a problem, or is in several files. */
export async function readSpec(path: string): Promise<ReadSpec> {
  const diagnostics = new Diagnostics();
  const content = await readApi({ entry: path, read: sourceReader(path) }, diagnostics);
  if (content === undefined) {
    throw new UserError(`${path} has a problem`, "npm run generate says which");
  }
  const { spec, api } = content;
  const document = toJson(spec.root);
  if (spec.files.length > 1 || !isTree(document)) {
    throw new UserError(`${path} refers to other files`, "the page is made of a single one");
  }
  return { document, api };
}
