/** The list of changes that no test has to notice. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** Changes of a file that leave everything that it does the same, for one reason. */
export interface Accepted {
  readonly file: string;
  readonly reason: string;
  /** As the report prints them. */
  readonly changes: readonly string[];
}

/** The entries of `accepted.yaml`. */
export function readAccepted(): readonly Accepted[] {
  return parse(readFileSync(new URL("accepted.yaml", import.meta.url), "utf8")) ?? [];
}
