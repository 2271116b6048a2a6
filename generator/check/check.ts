import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { answers } from "./answers.ts";
import { cases } from "./cases.ts";
import { endless } from "./endless.ts";
import { examples } from "./examples.ts";
import { memberKeys } from "./member-keys.ts";
import { operationIds } from "./operation-ids.ts";
import { pathParameters } from "./path-parameters.ts";
import { paths } from "./paths.ts";
import { prefixes } from "./prefixes.ts";
import type { Rule, Subject } from "./rule.ts";
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

/** Reports what is wrong between the objects of a spec, as far as they could be read. */
export function check(subject: Subject, diagnostics: Diagnostics): void {
  for (const rule of rules) rule(subject, diagnostics);
}
