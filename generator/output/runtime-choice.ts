import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the runtime, beside the generator. */
export const RUNTIME = fileURLToPath(new URL("../../runtime", import.meta.url));

/** How generated code in some folder comes to its runtime. */
export interface RuntimeChoice {
  /** Where generated code imports it from. */
  readonly path: string;
  /** Whether the output stands alone: outside of the package that the repository becomes. */
  readonly standalone: boolean;
}

/** Uses the repository's own runtime where it lies beside the output, and a copy of it elsewhere. */
export function chooseRuntime(out: string): RuntimeChoice {
  // Imports are resolved from where a folder really is, not from a link to it.
  const folder = existsSync(out) ? realpathSync(out) : resolve(out);
  const beside = resolve(folder, "../runtime");
  if (existsSync(beside) && realpathSync(beside) === realpathSync(RUNTIME)) {
    return { path: "../runtime", standalone: false };
  }
  return { path: "./runtime", standalone: true };
}
