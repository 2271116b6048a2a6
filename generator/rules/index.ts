import type { Diagnostics } from "../diagnostics.ts";
import { TypeTable } from "../lower/type-table.ts";
import { lowerDocument } from "../lower.ts";
import { readOpenApi } from "../openapi/document.ts";
import type { Spec } from "../tree.ts";
import { answers } from "./answers.ts";
import { cases } from "./cases.ts";
import { endless } from "./endless.ts";
import { examples } from "./examples.ts";
import { memberKeys } from "./member-keys.ts";
import { operationIds } from "./operation-ids.ts";
import { pathParameters } from "./path-parameters.ts";
import { paths } from "./paths.ts";
import { prefixes } from "./prefixes.ts";
import type { Rule } from "./rule.ts";
import { scenarios } from "./scenarios.ts";
import { typeNames } from "./type-names.ts";
import { xmlNames } from "./xml-names.ts";

const rules: readonly Rule[] = [
  operationIds,
  paths,
  pathParameters,
  answers,
  memberKeys,
  xmlNames,
  prefixes,
  endless,
  typeNames,
  examples,
  cases,
  scenarios,
];

/**
 * Reports every problem of a spec, all in one run: first what is wrong with each of its objects, then,
 * of what could be read, what is wrong between them.
 */
export function validate(spec: Spec, diagnostics: Diagnostics): void {
  const document = readOpenApi(spec, diagnostics);
  if (document === undefined) return;
  const types = new TypeTable(spec, document.operations);
  const api = lowerDocument(document, types, spec);
  for (const rule of rules) rule({ document, api, types }, diagnostics);
}
