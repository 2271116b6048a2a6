import { basename } from "node:path";
import { build } from "esbuild";

/** Files by the path under which they are served. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Bundles the page's script, and the demo's panel, in memory. */
export async function bundle(folder: string): Promise<Files> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: {
      main: "site/main.ts",
      site: "site/style.css",
      panel: "demo/panel.ts",
      "panel-style": "demo/panel.css",
    },
    outdir: folder,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    logLevel: "silent",
  });
  return new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
}
