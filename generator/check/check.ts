import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { isLoweredFrom } from "../lower/lower-example.ts";
import type { Api, Example, Failure, Operation, RequestBody, Response } from "../model/model.ts";
import type { Example as ExampleObject } from "../read/openapi/example.ts";
import { xmlNames } from "./distinct-xml-names.ts";
import { checkExamples } from "./examples.ts";
import { hasSuccessResponse } from "./has-success-response.ts";
import { memberKeys } from "./member-keys.ts";
import { noInfiniteType } from "./no-infinite-type.ts";
import { oneNamespacePerPrefix } from "./one-namespace-per-prefix.ts";
import { operationIds } from "./operation-ids.ts";
import { pathParameters } from "./path-parameters.ts";
import type { Rule, Subject } from "./rule.ts";
import { typeNames } from "./type-names.ts";
import { uniquePaths } from "./unique-paths.ts";
import { cases } from "./valid-cases.ts";
import { scenarios } from "./valid-scenarios.ts";

const rules: readonly Rule[] = [
  operationIds,
  uniquePaths,
  pathParameters,
  hasSuccessResponse,
  memberKeys,
  xmlNames,
  oneNamespacePerPrefix,
  noInfiniteType,
  typeNames,
  cases,
  scenarios,
];

/**
 * Reports what is wrong between the objects of a spec, as far as they could be read. Gives the API without
 * the examples that are left out.
 */
export function check(subject: Subject, diagnostics: Diagnostics): Api {
  for (const rule of rules) rule(subject, diagnostics);
  const leftOut = checkExamples(subject, diagnostics);
  return leftOut.size === 0 ? subject.api : withoutExamples(subject.api, leftOut);
}

/** An API without some of its examples. */
function withoutExamples(api: Api, leftOut: ReadonlySet<ExampleObject>): Api {
  const gone = isLoweredFrom(leftOut);
  const keep = <T extends { readonly examples: readonly Example[] }>(owner: T): T => ({
    ...owner,
    examples: owner.examples.filter((example) => !gone(example)),
  });
  return {
    ...api,
    operations: api.operations.map(
      (operation): Operation => ({
        ...operation,
        body: operation.body && keep<RequestBody>(operation.body),
        responses: operation.responses.map((each) => keep<Response>(each)),
        failures: operation.failures.map((each) => keep<Failure>(each)),
      }),
    ),
    scenarios: api.scenarios.map((scenario) => ({
      ...scenario,
      answers: scenario.answers.filter(({ example }) => example === undefined || !gone(example)),
    })),
  };
}
