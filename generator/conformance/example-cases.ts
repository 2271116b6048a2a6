import type { BodyCase, RequestCase, ResponseCase } from "../../runtime/api/case.ts";
import type {
  Example,
  Operation,
  RequestBody,
  Response,
  Json as SpecJson,
} from "../model/model.ts";
import { kebabCase } from "../model/names.ts";
import { caseHeader, type Head, responseCase } from "./case-draft.ts";
import { caseValue } from "./case-value.ts";
import { bodyParams } from "./parameter-sample.ts";
import type { Requests } from "./request-case.ts";
import type { SampleDocument } from "./sample-document.ts";
import { statusOf } from "./status-cases.ts";
import { errorOf, joined } from "./variant.ts";
import { wireRequest } from "./wire-request.ts";

const sources: { readonly [source in Example["source"]]: string } = {
  documentation: "a sample of the documentation",
  deployment: "a form that servers or pages in use send",
  derived: "the documented form with other values",
};

/** Answers as the spec shows them; `sample` is of the answer's document. */
export function exampleAnswers(
  operation: Operation,
  response: Response,
  sample: SampleDocument | undefined,
  prefix = "",
): readonly ResponseCase[] {
  const status = statusOf(response, operation);
  const { mediaType } = response;
  const headers = mediaType === undefined ? {} : { "content-type": mediaType };
  return response.examples.flatMap((example) => {
    const { value } = example;
    const text = textOf(example, sample);
    const failed = operation.failures.includes(response);
    if (text === undefined || (value === undefined && !failed)) return [];
    const expect =
      failed || sample === undefined || value === undefined
        ? ({ ...errorOf("unexpected-status"), status } as const)
        : ({ kind: "value", value: valueFor(value, sample) } as const);
    return [
      responseCase(
        operation,
        exampleHead(example, prefix),
        { status, headers, body: { text } },
        expect,
      ),
    ];
  });
}

/** What the spec shows of a request's body, as a server gets it. */
export function exampleBodies(
  operation: Operation,
  { mediaType, examples }: RequestBody,
  sample: SampleDocument,
): readonly BodyCase[] {
  return examples.flatMap((example) => {
    const { value } = example;
    const text = textOf(example, sample);
    if (text === undefined || value === undefined) return [];
    return [
      {
        ...caseHeader("body", operation, {
          ...exampleHead(example, "body"),
          // Of what pages in use send, a server need not read all.
          level: example.source === "deployment" ? "may" : "must",
        }),
        contentType: mediaType,
        body: { text },
        expect: { kind: "value", value: valueFor(value, sample) },
      },
    ];
  });
}

/** What the spec shows of a request's body, as a client sends it; a form that others send it never does. */
export function exampleRequests(
  { operation, types, parameters }: Requests,
  { examples }: RequestBody,
  sample: SampleDocument,
): readonly RequestCase[] {
  return examples.flatMap((example) => {
    const { value } = example;
    const text = textOf(example, sample);
    if (text === undefined || value === undefined || example.source === "deployment") return [];
    const params = { ...parameters, ...bodyParams(operation, valueFor(value, sample)) };
    const request = wireRequest(operation, params, types, text);
    return [
      {
        ...caseHeader("request", operation, exampleHead(example, "request")),
        params,
        expect: { kind: "request", request },
      },
    ];
  });
}

function exampleHead({ name, summary, source }: Example, prefix: string): Head {
  const sentence = summary.replace(/[\s.]+$/, "");
  return {
    what: joined(prefix, "example", kebabCase(name)),
    documentation:
      sentence === "" ? `It is ${sources[source]}.` : `${sentence}: ${sources[source]}.`,
    tags: ["sample"],
    origin: source,
  };
}

function valueFor(value: SpecJson, { document, types }: SampleDocument) {
  return caseValue(value, document.type, types);
}

/** The exact text where there is one; else one that says the same. */
function textOf({ text, value }: Example, sample: SampleDocument | undefined): string | undefined {
  if (text !== undefined || value === undefined || sample === undefined) return text;
  return sample.print(sample.rebuilt(({ uri }) => uri, value));
}
