// `npm run generate`. The generator is bundled and then run: to load its 230 files one by one, each by way of a
// compiler, takes longer than all else that a run does for a small spec. Packages are loaded from where they are.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

// Bundled afresh by each run, into a folder of its own: there is no old bundle that somebody could run, and two runs
// do not write over each other. Below the repository, since packages are looked for from there.
const cache = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "generate-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

await build({
  entryPoints: [fileURLToPath(new URL("generate.ts", import.meta.url))],
  outdir: folder,
  bundle: true,
  // What is imported later stays apart, so that a spec with problems is not kept waiting for compilers.
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  // Files look for others from `generator/FOLDER/`, which is where all of them seem to be.
  define: { "import.meta.url": JSON.stringify(import.meta.url) },
  logLevel: "warning",
});
await import(pathToFileURL(join(folder, "generate.js")).href);
