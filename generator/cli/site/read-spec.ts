import { Diagnostics } from "../../diagnostics/diagnostics.ts";
import { UserError } from "../../diagnostics/user-error.ts";
import { toJson } from "../../lower/lower-example.ts";
import type { Api } from "../../model/model.ts";
import { readApi } from "../../pipeline.ts";
import { sourceReader } from "../../source/source-files.ts";
import { isTree, type Tree } from "./json-tree.ts";

/** A spec as it is written, and what is known of it. */
export interface ReadSpec {
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
