import type { ResponseCase } from "../../runtime/api/case.ts";
import type { Api, Operation, Response } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { type AnswerOf, answerDraft, bodyDraft, type Draft, drafted } from "./case-draft.ts";
import type { Direction } from "./direction.ts";
import { exampleAnswers, exampleBodies, exampleRequests } from "./example-cases.ts";
import { bodyParams, sampleParams } from "./parameter-sample.ts";
import type { Requests } from "./request-case.ts";
import { requestCases } from "./request-cases.ts";
import type { SampleDocument } from "./sample-document.ts";
import { scenarioCases } from "./scenario-cases.ts";
import { contentTypeCases, emptyAnswerCases, statusCases, statusOf } from "./status-cases.ts";
import { accepting, refusing } from "./variant.ts";

/** An API and its types by name, and which documents there are cases of already. */
export interface Known {
  readonly api: Api;
  readonly types: Types;
  readonly answers: Direction;
  readonly bodies: Direction;
}

/** What an operation may get, and a sample of its document. */
interface Answer {
  readonly response: Response;
  readonly sample: SampleDocument | undefined;
}

/** An operation with samples of the documents that it sends and gets. */
export interface SampledOperation {
  readonly operation: Operation;
  readonly sent: SampleDocument | undefined;
  readonly answers: readonly Answer[];
}

/** The cases of an operation: first what the spec shows, then what was written, then what follows. */
export function operationCases(
  { operation, sent, answers }: SampledOperation,
  known: Known,
): readonly Draft[] {
  const { api, types } = known;
  const { id, body } = operation;
  const requests = requestsOf(operation, sent, known);
  const shown = [
    ...exampleAnswerCases(operation, answers),
    ...(body && sent
      ? [...exampleBodies(operation, body, sent), ...exampleRequests(requests, body, sent)]
      : []),
    ...scenarioCases(operation, requests.params, api, types),
    ...api.cases.filter((each) => each.operation === id),
  ];
  return [
    ...shown.map(drafted),
    ...requestCases(requests, sent),
    ...successCases(operation, answers, known.answers),
    ...statusCases(operation).map(drafted),
    ...(body && sent
      ? known.bodies.formsOf(sent).map((form) => bodyDraft(operation, body.mediaType, form))
      : []),
  ];
}

function requestsOf(
  operation: Operation,
  sent: SampleDocument | undefined,
  { api, types }: Known,
): Requests {
  const lean = sent?.lean;
  const body = bodyParams(operation, lean?.value);
  const parameters = sampleParams(operation, api, types);
  const text = lean?.printRoot(lean.root, { layout: "compact" });
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
function successCases(
  operation: Operation,
  answers: readonly Answer[],
  known: Direction,
): readonly Draft[] {
  const { responses } = operation;
  let documents = 0;
  return answers.flatMap(({ response, sample }) => {
    if (!responses.includes(response)) return [];
    if (sample === undefined) return emptyAnswerCases(operation, response).map(drafted);
    const prefix = documents++ === 0 ? "" : response.status.toLowerCase();
    const status = statusOf(response, operation);
    const answer = { operation, status, mediaType: response.mediaType, prefix };
    const isHost = known.isHost(sample);
    return [
      ...known.formsOf(sample).map((form) => answerDraft(answer, form)),
      ...(isHost
        ? [...limitCases(answer, sample.lean), ...contentTypeCases(answer, sample.lean)]
        : []),
    ];
  });
}

/** An answer as long as a client reads one, and one that is a byte longer. */
function limitCases(answer: AnswerOf, sample: SampleDocument): readonly Draft[] {
  const text = `${sample.print()}\n<!-- \u00e9 -->\n`;
  const bytes = Buffer.byteLength(text);
  const longest = accepting(sample, "security")(
    "longest",
    "The limit counts bytes, and a body of exactly that size is allowed.",
    text,
  );
  const tooLong = refusing("security")(
    "too-large",
    "A response without an end would fill the memory.",
    text,
    "too-large",
    "/",
  );
  return [
    answerDraft(answer, { ...longest, options: { maxResponseBytes: bytes } }),
    answerDraft(answer, { ...tooLong, options: { maxResponseBytes: bytes - 1 } }),
  ];
}
