import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import { isSuccess } from "../lower/lower-operation.ts";
import { assertNever } from "../model/assert-never.ts";
import type { BodyCase, Case, PathCase, ResponseCase } from "../read/cases/case-object.ts";
import type { MediaType } from "../read/openapi/media-type.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Text } from "../read/openapi/placed.ts";
import { responseTo } from "../read/openapi/scenario-answers.ts";
import { checkCaseValue } from "./example-value.ts";
import { isReadWhole, operationsById, type Rule, type Subject } from "./rule.ts";

/** Cases are about operations that there are, each has an id of its own, and what they expect can be. */
export const cases: Rule = ({ document }, diagnostics) => {
  const operations = operationsById(document);
  checkOperations(document, new Set(operations.keys()), diagnostics);
  checkIds(document, diagnostics);
  for (const file of document.cases) {
    const operation = operations.get(file.operation.value);
    if (operation === undefined) continue;
    for (const each of file.cases) checkCase(each, operation, file.operation.value, diagnostics);
  }
};

function checkOperations(
  document: Subject["document"],
  ids: ReadonlySet<string>,
  diagnostics: Diagnostics,
): void {
  if (!isReadWhole(document)) return;
  for (const { operation } of document.cases) {
    if (ids.has(operation.value)) continue;
    const parameters = { id: operation.value, known: ids };
    diagnostics.report("invalid-case/operation", operation.span, parameters);
  }
}

/** Several files may hold cases of one operation. */
function checkIds({ cases }: Subject["document"], diagnostics: Diagnostics): void {
  const seen = new Map<string, Text>();
  for (const { operation, cases: each } of cases) {
    for (const { id } of each) {
      const whole = `${operation.value}/${id.value}`;
      const first = seen.get(whole);
      if (first === undefined) {
        seen.set(whole, id);
        continue;
      }
      const others = [related("firstUse", first.span)];
      diagnostics.report("duplicate-case", id.span, { id: whole }, others);
    }
  }
}

function checkCase(each: Case, operation: Operation, id: string, diagnostics: Diagnostics): void {
  switch (each.kind) {
    case "request":
      break;
    case "response":
      checkResponse(each, operation, id, diagnostics);
      break;
    case "body":
      checkBody(each, operation, id, diagnostics);
      break;
    case "path":
      checkPath(each, operation, id, diagnostics);
      break;
    default:
      assertNever(each);
  }
}

/** What a client makes of an answer by its status alone. */
type Meaning =
  | { readonly kind: "document"; readonly media: MediaType }
  | { readonly kind: "nothing" }
  | { readonly kind: "failure" };

function checkResponse(
  { status, expect }: ResponseCase,
  operation: Operation,
  id: string,
  diagnostics: Diagnostics,
): void {
  if (!operation.whole) return;
  const meaning = meaningOf(status.value, operation);
  if (meaning.kind !== meaningFor(expect)) {
    const parameters = { id, status: status.value, meaning: meaning.kind };
    diagnostics.report("invalid-case/outcome", status.span, parameters);
  } else if (meaning.kind === "document" && expect.kind === "value") {
    const { use } = meaning.media;
    if (use !== undefined) checkCaseValue(expect.entry, use, "response", diagnostics);
  }
}

function meaningOf(status: number, operation: Operation): Meaning {
  const response = responseTo(operation, status);
  if (response === undefined || !isSuccess({ status: response.status.value })) {
    return { kind: "failure" };
  }
  const media = response.answer?.media;
  return media === undefined ? { kind: "nothing" } : { kind: "document", media };
}

/** What the status must mean for a case to come out as it expects. */
function meaningFor(expect: ResponseCase["expect"]): Meaning["kind"] {
  switch (expect.kind) {
    case "value":
      return "document";
    case "nothing":
      return "nothing";
    case "error":
      return expect.codes.includes("unexpected-status") ? "failure" : "document";
    default:
      return assertNever(expect);
  }
}

function checkBody(
  { at, expect }: BodyCase,
  { body, node }: Operation,
  id: string,
  diagnostics: Diagnostics,
): void {
  if (body === undefined) {
    // One that could not be read has been reported.
    if (node.entries.has("requestBody")) return;
    diagnostics.report("invalid-case/no-request-body", at, { id });
  } else if (expect.kind === "value" && body.media.use !== undefined) {
    checkCaseValue(expect.entry, body.media.use, "request", diagnostics);
  }
}

/** The path begins with what a client sends for the same input; the query that follows is what the case is about. */
function checkPath(
  { path, params }: PathCase,
  { path: template, parameters, body }: Operation,
  id: string,
  diagnostics: Diagnostics,
): void {
  if (body !== undefined) {
    diagnostics.report("invalid-case/path-with-body", path.span, { id });
    return;
  }
  // One that is none has been reported.
  if (!path.value.startsWith("/")) return;
  const expected = template.value.replace(/\{([^}]*)\}/g, (whole, name: string) => {
    const key = parameters?.find((each) => each.place === "path" && each.name.value === name)?.key;
    const held = params.find((each) => each.key === key?.value)?.value;
    return held?.kind === "value" ? encodeURIComponent(String(held.value)) : whole;
  });
  if (path.value.replace(/\?.*$/, "") === expected) return;
  diagnostics.report("invalid-case/other-path", path.span, { id, expected });
}
