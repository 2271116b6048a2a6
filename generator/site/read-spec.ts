import { Diagnostics } from "../diagnostics.ts";
import { load } from "../load.ts";
import { toJson } from "../lower/example.ts";
import { lower } from "../lower.ts";
import type { Api } from "../model.ts";
import { printDiagnostic } from "../print.ts";
import { Refusal } from "../refusal.ts";
import { validate } from "../rules/index.ts";
import { readSource } from "../spec-file.ts";
import { isTree, type Tree } from "./json-tree.ts";

/** A spec as it is written, and what is known of it. */
export interface ReadSpec {
  readonly document: Tree;
  readonly api: Api;
}

/** @throws {Refusal} when the spec has a problem, or is in several files. */
export async function readSpec(path: string): Promise<ReadSpec> {
  const diagnostics = new Diagnostics();
  const spec = await load(path, readSource, diagnostics);
  if (spec !== undefined) validate(spec, diagnostics);
  if (spec === undefined || diagnostics.failed) {
    const problems = diagnostics.all.map((each) => printDiagnostic(each, { colour: false }));
    throw new Refusal(problems.join("\n\n"));
  }
  const document = toJson(spec.root);
  if (spec.files.length > 1 || !isTree(document)) {
    throw new Refusal(`${path} refers to other files`, "the page is made of a single one");
  }
  return { document, api: lower(spec) };
}
