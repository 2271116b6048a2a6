import { isLoweredFrom } from "../lower/lower-example.ts";
import type { Api, Example, Failure, Operation, RequestBody, Response } from "../model/model.ts";
import type { Example as ExampleObject } from "../read/openapi/example.ts";

/** An API without some of its examples. */
export function withoutExamples(api: Api, leftOut: ReadonlySet<ExampleObject>): Api {
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
