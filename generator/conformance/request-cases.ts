import { bodyRequestCases } from "./body-request-cases.ts";
import type { Draft } from "./case-draft.ts";
import { parameterCases } from "./parameter-cases.ts";
import { bodyParams, sampleParameter } from "./parameter-sample.ts";
import { type Requests, refusedDraft, sentDraft } from "./request-case.ts";
import type { SampleDocument } from "./sample-document.ts";
import { bodyIsSent } from "./wire-request.ts";

/** What an operation sends for an input, and which input it refuses. */
export function requestCases(
  requests: Requests,
  sample: SampleDocument | undefined,
): readonly Draft[] {
  const { parameters } = requests.operation;
  return [
    sentDraft(
      requests,
      "plain",
      "The request that is sent when only the required input is given.",
      requests.params,
    ),
    ...(parameters.every(({ required }) => required) && sample === sample?.lean
      ? []
      : [wholeCase(requests, sample)]),
    ...withoutBody(requests),
    ...parameterCases(requests),
    refusedDraft(
      requests,
      "unknown-input",
      "An input that nothing uses is a caller's mistake: it would not be sent.",
      { ...requests.params, unknownInput: "a" },
      sample === undefined || requests.operation.body?.key !== undefined
        ? "unknownInput"
        : `/${sample.root.name.local}`,
      // In many languages there is no way to give one.
      "may",
    ),
    ...(sample === undefined ? [] : bodyRequestCases(requests, sample)),
  ];
}

/** A body that need not be sent, where a plain request has one. */
function withoutBody(requests: Requests): readonly Draft[] {
  const { operation, parameters, params } = requests;
  if (operation.body?.required !== false || !bodyIsSent(operation, params)) return [];
  const why = "An optional body is not sent where no member of it is given.";
  return [sentDraft(requests, "without-body", why, parameters)];
}

/** The input with all that there is. */
function wholeCase(requests: Requests, sample: SampleDocument | undefined): Draft {
  const { operation, api, types, parameters } = requests;
  const optional = operation.parameters.filter(({ required }) => !required);
  const more = optional.map((parameter) => {
    const value = sampleParameter(parameter, api, types);
    return [parameter.key, parameter.repeated ? [value] : value] as const;
  });
  const body = bodyParams(operation, sample?.value);
  return sentDraft(
    requests,
    "whole",
    "What may be left out is sent where it is given.",
    { ...parameters, ...Object.fromEntries(more), ...body },
    () => sample?.printRoot(sample.root, { layout: "compact" }),
  );
}
