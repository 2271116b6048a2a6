import type { Failure, Response } from "../../model/model.ts";
import { code, enumerate, link, table } from "../markdown/inline.ts";
import { firstParagraph } from "../markdown/prose.ts";
import { modules, pathBetween } from "../modules.ts";
import { addSamples, answerHeading, type Draft, describeRoot, rootOf, typeOf } from "./draft.ts";

/** What an operation is answered when it succeeds. */
export function addAnswers(draft: Draft): void {
  const { responses, body } = draft.operation;
  draft.page.heading(2, "Answers");
  for (const response of responses) addAnswer(draft, response);
  for (const { document, examples, status } of responses) {
    if (document === undefined) continue;
    const of = responses.length > 1 ? ` of ${status}` : body === undefined ? "" : " of the answer";
    addSamples(draft, `Samples${of}`, examples, rootOf(draft, document), "answered");
  }
}

function addAnswer(draft: Draft, response: Response): void {
  const { document, mediaType = "" } = response;
  const anchor = answerHeading(draft, response);
  if (document === undefined) {
    draft.page.add("It has no body; the client gives `undefined`.");
    return;
  }
  const root = rootOf(draft, document);
  const element = code(`<${root.element.local}>`);
  draft.page.add(
    `A document ${element}, sent as ${code(mediaType)}. The client gives it as ${typeOf(draft, root)}.`,
  );
  describeRoot(draft, root, response.doc);
  draft.sections.document(root, 3, anchor, false);
}

/** What else can come of a call. */
export function addErrors(draft: Draft): void {
  const { page, operation } = draft;
  const { failures } = operation;
  page.heading(2, "Errors");
  const rows = failures.map(({ status, doc }) => [statusWords(status), firstParagraph(doc)]);
  if (rows.length > 0) page.add(table([["status", "meaning"], ...rows]));
  const all = link("Errors", `${pathBetween(page.path, modules.reference)}#errors`);
  page.add(failureWords(failures));
  page.add(`A call can also reject with ${enumerate(others)}: ${all} says when.`);
  for (const failure of failures) addFailure(draft, failure);
}

/** The classes of errors that no status stands for. */
const others = ["InputError", "NetworkError", "TimeoutError", "DecodeError"].map(code);

function failureWords(failures: readonly Failure[]): string {
  if (failures.length === 0) {
    return "No failure is documented; a status that is not a success is an `HttpError` all the same.";
  }
  const error = "A failure is an `HttpError` with this `status` and `meaning`";
  return failures.some(({ status }) => status === "default")
    ? `${error}.`
    : `${error}; for any other status that is not a success, \`HttpError\` has no \`meaning\`.`;
}

function statusWords(status: string): string {
  if (status === "default") return "any other";
  return status.endsWith("XX") ? `${code(status)}, any of that class` : code(status);
}

/** A failure with a body: the error has it as text. */
function addFailure(draft: Draft, failure: Failure): void {
  const { document, examples, status } = failure;
  if (document === undefined) return;
  const anchor = answerHeading(draft, failure);
  const root = rootOf(draft, document);
  const element = code(`<${root.element.local}>`);
  draft.page.add(
    `A document ${element}, whose text is the error's \`body\`. Its type is ${typeOf(draft, root)}.`,
  );
  describeRoot(draft, root, failure.doc);
  draft.sections.document(root, 3, anchor, false);
  addSamples(draft, `Samples of ${status}`, examples, root, "failed");
}
