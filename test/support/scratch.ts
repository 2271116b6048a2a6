import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder outside the repository, for what the tests of a run write. */
    readonly scratch: string;
  }
}

/**
 * Makes the folder before the tests, and deletes it after them: not at a stroke, since it takes seconds, in which the
 * ends of the test processes would not be noticed.
 */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "scratch-"));
  project.provide("scratch", folder);
  return () => rm(folder, { recursive: true, force: true });
}
