import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder outside the repository, for what the tests of a run write. */
    readonly scratch: string;
  }
}

/** Makes the folder before the tests, and deletes it after them. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "scratch-"));
  project.provide("scratch", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
