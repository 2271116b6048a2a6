import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { GeneratedFile } from "./emitter.ts";

const RUNTIME = fileURLToPath(new URL("../runtime", import.meta.url));

/** How generated code in some folder comes to its runtime. */
export interface RuntimeChoice {
  /** Where generated code imports it from. */
  readonly path: string;
  /** Whether the output stands alone: outside of the package that the repository becomes. */
  readonly standalone: boolean;
  /** What is written beside the generated code then. */
  readonly files: readonly GeneratedFile[];
}

/** Uses the repository's own runtime where it lies beside the output, and a copy of it elsewhere. */
export function chooseRuntime(out: string): RuntimeChoice {
  // Imports are resolved from where a folder really is, not from a link to it.
  const folder = existsSync(out) ? realpathSync(out) : resolve(out);
  const beside = resolve(folder, "../runtime");
  if (existsSync(beside) && realpathSync(beside) === realpathSync(RUNTIME)) {
    return { path: "../runtime", standalone: false, files: [] };
  }
  return { path: "./runtime", standalone: true, files: copiedRuntime("runtime") };
}

/** The runtime as output that stands alone has it, below a folder. */
export function copiedRuntime(folder: string): readonly GeneratedFile[] {
  return readRuntime(folder, RUNTIME);
}

/** Folders that need more than a web platform: Node's types, or packages that an app may not have. */
const notCopied = new Set(["cli", "msw"].map((name) => join(RUNTIME, name)));

function readRuntime(below: string, folder: string): readonly GeneratedFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}/${entry.name}`;
    const place = join(folder, entry.name);
    if (notCopied.has(place)) return [];
    if (entry.isDirectory()) return readRuntime(path, place);
    return entry.name.endsWith(".ts") ? [{ path, text: readFileSync(place, "utf8") }] : [];
  });
}
