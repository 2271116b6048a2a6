import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { asCount, type Report, type Table, type Target } from "./report.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const INDEX = "generated/index.ts";
const OPERATIONS = new URL("../../generated/operations/", import.meta.url);

/** The most bytes after gzip that we want. */
const WANTED = { get: 8_000, client: 10_000 };

/** The most that a check lets pass: what was reached, and a little more, so that nothing grows unseen. */
const LIMITS = { get: 12_520, client: 14_210 };

interface Bundle {
  /** What is imported. */
  readonly name: string;
  readonly limit: number | undefined;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Minified bytes by the module that they come from. */
  readonly modules: ReadonlyMap<string, number>;
}

/** What a page carries for what it imports. */
export async function benchSize(): Promise<Report> {
  const operations = await readOperations();
  const bundles = await Promise.all([
    ...operations.map(({ id, method }) =>
      bundle(id, INDEX, method === "GET" ? LIMITS.get : undefined),
    ),
    bundle("createClient", INDEX, LIMITS.client),
    bundle("watch", INDEX),
    bundle("decodeSessionStatus", "generated/codecs/index.ts"),
  ]);
  const limited = bundles.filter(({ limit }) => limit !== undefined);
  const get = largest(limited.filter(({ limit }) => limit === LIMITS.get));
  const client = largest(limited.filter(({ limit }) => limit === LIMITS.client));
  return {
    title: "size: bytes of a minified bundle",
    tables: [printBundles(bundles), breakDown([get, client])],
    targets: [
      ...limited.map((each) => ({ ...asTarget(each, each.limit ?? 0), held: true })),
      asTarget(get, WANTED.get),
      asTarget(client, WANTED.client),
    ],
  };
}

/** The operations, by the descriptions that their modules export. */
async function readOperations(): Promise<
  readonly { readonly id: string; readonly method: string }[]
> {
  const files = await readdir(OPERATIONS);
  const modules = await Promise.all(files.map((file) => import(new URL(file, OPERATIONS).href)));
  return modules.flatMap((module) => Object.values(module).filter(isOperation));
}

function isOperation(value: unknown): value is { id: string; method: string } {
  return typeof value === "object" && value !== null && "id" in value && "method" in value;
}

async function bundle(name: string, from: string, limit?: number): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { ${name} } from "./${from}";`, resolveDir: ROOT },
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    outfile: "bundle.js",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const inputs = Object.entries(metafile.outputs["bundle.js"]?.inputs ?? {});
  return {
    name,
    limit,
    minified: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code).length,
    modules: new Map(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}

function largest(bundles: readonly Bundle[]): Bundle {
  return bundles.reduce((most, each) => (each.gzip > most.gzip ? each : most));
}

function asTarget({ name, gzip }: Bundle, limit: number): Target {
  return {
    wanted: `${name} at most ${asCount(limit)} B gzip`,
    got: `${asCount(gzip)} B`,
    reached: gzip <= limit,
  };
}

function printBundles(bundles: readonly Bundle[]): Table {
  return {
    columns: ["import", "minified", "gzip -9", "brotli", "limit (gzip)"],
    rows: bundles.map(({ name, minified, gzip, brotli, limit }) => [
      name,
      ...[minified, gzip, brotli].map(asCount),
      limit === undefined ? "" : asCount(limit),
    ]),
  };
}

/** Which modules the bytes of some bundles come from, before compression. */
function breakDown(bundles: readonly Bundle[]): Table {
  const most = (path: string) => Math.max(...bundles.map(({ modules }) => modules.get(path) ?? 0));
  const paths = [...new Set(bundles.flatMap(({ modules }) => [...modules.keys()]))]
    .filter((path) => most(path) > 0)
    .sort((a, b) => most(b) - most(a));
  return {
    columns: ["minified bytes from", ...bundles.map(({ name }) => name)],
    rows: paths.map((path) => [
      path,
      ...bundles.map(({ modules }) => asCount(modules.get(path) ?? 0)),
    ]),
  };
}
