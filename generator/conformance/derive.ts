import type { Case } from "../../runtime/api/case.ts";
import type { Api, Example, Operation } from "../model/model.ts";
import { TypeIndex } from "../model/type-index.ts";
import type { Types } from "../model/types.ts";
import { type Draft, withUniqueIds } from "./case-draft.ts";
import { Direction } from "./direction.ts";
import { operationCases } from "./operation-cases.ts";
import { SampleDocument } from "./sample-document.ts";

/**
 * What every implementation of an API must do, case by case: what its spec shows, what was written by
 * hand beside it, and what follows from its model. Documents are put together here from pieces of
 * markup, by no code that the decoders and encoders share: a mistake of theirs cannot prove itself right.
 */
export function deriveCases(api: Api): readonly Case[] {
  return draftsByOperation(api).flatMap(({ drafts }) => drafts.map((each) => each.make()));
}

/** The cases of one operation, none of which is made. */
export interface OperationDrafts {
  readonly operation: Operation;
  readonly drafts: readonly Draft[];
}

/** The same, operation by operation, and none of them made: a large API has more than anybody runs. */
export function draftsByOperation(api: Api): readonly OperationDrafts[] {
  const types = TypeIndex.of(api);
  const samplesOf = samplesIn(api, types);
  const operations = api.operations.map((operation) => ({ operation, ...samplesOf(operation) }));
  const known = {
    api,
    types,
    answers: new Direction(
      operations.flatMap(({ operation, answers }) =>
        answers.flatMap(({ response, sample }) =>
          operation.responses.includes(response) ? (sample ?? []) : [],
        ),
      ),
    ),
    bodies: new Direction(operations.flatMap(({ sent }) => sent ?? [])),
  };
  return operations.map((each) => {
    return { operation: each.operation, drafts: withUniqueIds(operationCases(each, known)) };
  });
}

/** The samples of what an operation sends, and of what it may get. */
function samplesIn({ documents }: Api, types: Types) {
  const sampleOf = (name: string | undefined, examples: readonly Example[]) => {
    const found = documents.find((each) => each.name === name);
    return found && new SampleDocument(found, examples, types);
  };
  return ({ body, responses, failures }: Operation) => ({
    sent: body && sampleOf(body.document, body.examples),
    answers: [...responses, ...failures].map((response) => {
      return { response, sample: sampleOf(response.document, response.examples) };
    }),
  });
}
