import type { Case, ResponseCase } from "../../runtime/conformance/case.ts";
import type { Api, Example, Operation, Response } from "../model.ts";
import type { Types } from "../sample.ts";
import { answerCase, bodyCase } from "./case-of.ts";
import { exampleAnswers, exampleBodies, exampleRequests } from "./example-cases.ts";
import { limitCases } from "./limit-cases.ts";
import { type Params, sampleParams } from "./parameter-sample.ts";
import type { Requests } from "./request-case.ts";
import { requestCases } from "./request-cases.ts";
import { SampleDocument } from "./sample-document.ts";
import { scenarioCases } from "./scenario-cases.ts";
import { contentTypeCases, emptyAnswerCases, statusCases } from "./status-cases.ts";
import { statusOf } from "./status-of.ts";
import { variantsOf } from "./variants.ts";

/** An API, and its types by name. */
export interface Known {
  readonly api: Api;
  readonly types: Types;
}

/** The cases of an operation: first what the spec shows, then what was written, then what follows. */
export function operationCases(operation: Operation, { api, types }: Known): readonly Case[] {
  const { id, body, responses, failures } = operation;
  const sampleOf = (document: string | undefined, examples: readonly Example[]) => {
    const found = api.documents.find(({ name }) => name === document);
    return found && new SampleDocument(found, examples, types);
  };
  const sent = body && sampleOf(body.document, body.examples);
  const answers = [...responses, ...failures].map((response): Answer => {
    return { response, sample: sampleOf(response.document, response.examples) };
  });
  const requests = requestsOf(operation, sent, { api, types });
  return [
    ...exampleAnswerCases(operation, answers),
    ...(body && sent
      ? [...exampleBodies(operation, body, sent), ...exampleRequests(requests, body, sent)]
      : []),
    ...scenarioCases(operation, requests.params, api, types),
    ...api.cases.filter((each) => each.operation === id),
    ...requestCases(requests, sent),
    ...successCases(operation, answers),
    ...statusCases(operation),
    ...(body && sent
      ? variantsOf(sent).map((variant) => bodyCase(operation, body.mediaType, variant))
      : []),
  ];
}

/** What an operation may get, and a sample of its document. */
interface Answer {
  readonly response: Response;
  readonly sample: SampleDocument | undefined;
}

function requestsOf(
  operation: Operation,
  sent: SampleDocument | undefined,
  { api, types }: Known,
): Requests {
  const body = sent?.value as Params | undefined;
  const parameters = sampleParams(operation, api, types);
  const text = sent?.printRoot(sent.root, { layout: "compact" });
  return { operation, api, types, parameters, params: { ...parameters, ...body }, text };
}

function exampleAnswerCases(
  operation: Operation,
  answers: readonly Answer[],
): readonly ResponseCase[] {
  return answers.flatMap(({ response, sample }, index) => {
    const prefix = index === 0 ? "" : response.status.toLowerCase();
    return exampleAnswers(operation, response, sample, prefix);
  });
}

/** The forms of each document that is a success; the first one needs no status in its ids. */
function successCases(operation: Operation, answers: readonly Answer[]): readonly ResponseCase[] {
  const { responses } = operation;
  let documents = 0;
  return answers.flatMap(({ response, sample }) => {
    if (!responses.includes(response)) return [];
    if (sample === undefined) return emptyAnswerCases(operation, response);
    const prefix = documents++ === 0 ? "" : response.status.toLowerCase();
    const status = statusOf(response, operation);
    const answer = { operation, status, mediaType: response.mediaType, prefix };
    return [
      ...variantsOf(sample).map((variant) => answerCase(answer, variant)),
      ...limitCases(answer, sample),
      ...contentTypeCases(answer, sample),
    ];
  });
}
