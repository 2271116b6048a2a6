import type { ResponseCase, WireResponse } from "../../runtime/api/case.ts";
import { byStatus } from "../../runtime/http/status.ts";
import type { Operation, Response } from "../model/model.ts";
import { type AnswerOf, answerDraft, type Draft, type Head, responseCase } from "./case-draft.ts";
import type { SampleDocument } from "./sample-document.ts";
import type { Tag } from "./tags.ts";
import { accepting, errorOf } from "./variant.ts";

const STATUS: readonly Tag[] = ["status"];
const HTML = { "content-type": "text/html" };
const PAGE = { text: "<html><body>It did not work.</body></html>" };

/** What an operation makes of each status, documented or not. */
export function statusCases(operation: Operation): readonly ResponseCase[] {
  const documented = operation.failures.flatMap((failure) => failureCases(operation, failure));
  const undocumented = others.flatMap(([status, why]) => {
    const known = [...operation.responses, ...operation.failures].some(
      (each) => each.status === String(status),
    );
    return known || successFor(status, operation) ? [] : [failed(operation, status, why)];
  });
  return [...documented, ...undocumented];
}

/** Statuses that gateways give, and what they must not be taken for. */
const others: readonly (readonly [status: number, documentation: string])[] = [
  [202, "A success that the spec does not describe has no defined value."],
  [204, "A response without a body is invalid where the spec has one."],
  [302, "A redirect without a Location is an ordinary response, and not a success."],
  [304, "The request was not conditional, so an older answer cannot take the place of this one."],
  [404, "A wrong base URL leads to pages that are not there."],
  [503, "A load balancer answers itself when no server does."],
];

function failed(operation: Operation, status: number, documentation: string): ResponseCase {
  const head: Head = { what: `status-${status}`, documentation, tags: STATUS };
  const hasPage = !WITHOUT_BODY.has(status) && status !== 302;
  const response: WireResponse = hasPage
    ? { status, headers: HTML, body: PAGE }
    : { status, headers: {} };
  return responseCase(operation, head, response, failureOf(status));
}

function failureOf(status: number): ResponseCase["expect"] {
  return { ...errorOf("unexpected-status"), status };
}

/** A documented failure says what it means, so nothing of its body is needed. */
function failureCases(operation: Operation, failure: Response): readonly ResponseCase[] {
  return withAndWithoutPage(
    operation,
    failure,
    failureOf(statusOf(failure, operation)),
    "A documented failure may or may not have a body.",
    "The body of a failure may be anything, and does not cause another error.",
  );
}

/** A success that the spec documents without a body. */
export function emptyAnswerCases(
  operation: Operation,
  response: Response,
): readonly ResponseCase[] {
  return withAndWithoutPage(
    operation,
    response,
    { kind: "nothing" },
    "A success without a body is a success, and has no value.",
    "A body where the spec has none is not read.",
  );
}

/** What a status comes to whether there is a page with it or not, as far as it may have one. */
function withAndWithoutPage(
  operation: Operation,
  response: Response,
  expect: ResponseCase["expect"],
  without: string,
  withPage: string,
): readonly ResponseCase[] {
  const status = statusOf(response, operation);
  const what = `status-${response.status.toLowerCase()}`;
  const bare: Head = { what, documentation: without, tags: STATUS };
  const page: Head = { what: `${what}-with-page`, documentation: withPage, tags: STATUS };
  const empty = responseCase(operation, bare, { status, headers: {} }, expect);
  if (WITHOUT_BODY.has(status)) return [empty];
  return [empty, responseCase(operation, page, { status, headers: HTML, body: PAGE }, expect)];
}

/** How an answer may be labelled: it is judged by its body. */
export function contentTypeCases(answer: AnswerOf, sample: SampleDocument): readonly Draft[] {
  const text = sample.print();
  const labelled = (what: string, why: string, contentType?: string): Draft =>
    answerDraft(
      { ...answer, mediaType: contentType },
      accepting(sample, "status")(what, why, text),
    );
  return [
    labelled("content-type-missing", "Some servers do not say what they send."),
    labelled("content-type-text-xml", "XML has two media types (RFC 7303 §9.2).", "text/xml"),
    labelled(
      "content-type-with-charset",
      "A media type has parameters, in any letter case and with quotation marks (RFC 9110 §8.3.1).",
      'Application/XML; Charset="utf-8"; a=b',
    ),
    labelled(
      "content-type-html",
      "A gateway may label an answer wrongly: it is judged by its body.",
      "text/html",
    ),
  ];
}

/** Statuses that have no body (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** A status for an answer: its own, or one of its class that is not described by itself. */
export function statusOf({ status }: Response, operation: Operation): number {
  const known = Number(status);
  if (!Number.isNaN(known)) return known;
  const first = status === "default" ? 418 : Number(status[0]) * 100;
  for (let candidate = first; ; candidate++) {
    if (!isDescribed(candidate, operation) && !WITHOUT_BODY.has(candidate)) return candidate;
  }
}

/** Whether the spec describes a status by itself. */
function isDescribed(status: number, { responses, failures }: Operation): boolean {
  return [...responses, ...failures].some((each) => each.status === String(status));
}

/** The success that a status is, by itself or by its class. */
export function successFor(status: number, { responses }: Operation): Response | undefined {
  return byStatus(status, (name) => responses.find((each) => each.status === name));
}
