import type { ValueProblem } from "./example-messages.ts";
import { cut, oneOf } from "./hints.ts";

/** What a response means to a client. */
type ResponseMeaning = "document" | "nothing" | "failure";

const meanings: Readonly<
  Record<ResponseMeaning, { readonly text: string; readonly hint: string }>
> = {
  document: {
    text: "is a success with a document",
    hint: "expect its value, or an error of decoding it",
  },
  nothing: { text: "is a success without a document", hint: "expect nothing: true" },
  failure: { text: "is not a success", hint: "expect the error unexpected-status" },
};

/** What can be wrong with the conformance cases beside a spec. */
export const caseMessages = {
  "duplicate-case": (p: { id: string }) => ({
    message: `duplicate case "${p.id}"`,
    hint: "give each case an id of its own: reports refer to it",
  }),
  "case-mismatch": (p: ValueProblem) => ({
    message: `the expected value does not match the schema: ${p.problem}`,
    hint: p.hint ?? "correct it: no decoder returns this value",
  }),
  "invalid-case/operation": (p: { id: string; known: Iterable<string> }) => ({
    message: `unknown operation "${p.id}"`,
    hint: oneOf(p.id, p.known),
  }),
  "invalid-case/outcome": (p: { id: string; status: number; meaning: ResponseMeaning }) => ({
    message: `status ${p.status} of ${p.id} ${meanings[p.meaning].text}, contrary to what the case expects`,
    hint: meanings[p.meaning].hint,
  }),
  "invalid-case/no-request-body": (p: { id: string }) => ({
    message: `${p.id} has no request body`,
    hint: "give what a client receives, as response, or its input, as params",
  }),
  "invalid-case/both": (p: { what: string; first: string; second: string }) => ({
    message: `${p.what} has both "${p.first}" and "${p.second}"`,
    hint: "keep one of them",
  }),
  "invalid-case/none": (p: { what: string; keys: readonly string[] }) => ({
    message: `${p.what} has none of ${p.keys.join(", ")}`,
    hint: "give one of them",
  }),
  "invalid-case/outcome-key": (p: { key: string; given: string; allowed: readonly string[] }) => ({
    message: `"${p.key}" cannot be the outcome of "${p.given}"`,
    hint: `use one of ${p.allowed.join(", ")}`,
  }),
  "invalid-case/nothing": () => ({
    message: '"nothing" can only be true',
    hint: "use value or error where the case has an outcome",
  }),
  "invalid-case/words": (p: { words: string }) => ({
    message: `invalid id or tag "${p.words}"`,
    hint: "use lowercase words and digits, separated by single hyphens",
  }),
  "invalid-case/level": (p: { level: string }) => ({
    message: `invalid level "${p.level}"`,
    hint: "use may for what a standard leaves open; a case without a level is a must",
  }),
  "invalid-case/lines": () => ({
    message: "the documentation is longer than one line",
    hint: ONE_SENTENCE,
  }),
  "invalid-case/full-stop": () => ({
    message: "the documentation does not end in a full stop",
    hint: ONE_SENTENCE,
  }),
  "invalid-case/sentences": () => ({
    message: "the documentation is more than one sentence",
    hint: ONE_SENTENCE,
  }),
  "invalid-case/error": (p: { code: string; kind: string; known: readonly string[] }) => ({
    message: `"${p.code}" cannot be the error of a ${p.kind} case`,
    hint: oneOf(p.code, p.known),
  }),
  "invalid-case/status": (p: { key: string; value: number | bigint }) => ({
    message: `invalid ${p.key} ${p.value}`,
    hint: "use a status from 200 to 599",
  }),
  "invalid-case/position": (p: { key: string; value: number | bigint }) => ({
    message: `invalid ${p.key} ${p.value}`,
    hint: "use an integer, counted from 1",
  }),
  "invalid-case/bytes": (p: { key: string; value: number | bigint }) => ({
    message: `invalid ${p.key} ${p.value}`,
    hint: "use a number of bytes below 2^31",
  }),
  "invalid-case/no-body": (p: { status: number }) => ({
    message: `a response with status ${p.status} cannot have a body`,
    hint: "remove the body",
  }),
  "invalid-case/method": (p: { method: string }) => ({
    message: `invalid method ${quote(p.method)}`,
    hint: "use capitals, as in POST",
  }),
  "invalid-case/path": (p: { path: string }) => ({
    message: `invalid path ${quote(p.path)}`,
    hint: "begin it with a slash, and percent-encode characters outside ASCII",
  }),
  "invalid-case/path-with-body": (p: { id: string }) => ({
    message: `${p.id} has a request body, and a path says nothing of it`,
    hint: "give the body, with what a server reads of it",
  }),
  "invalid-case/other-path": (p: { id: string; expected: string }) => ({
    message: `the path is not that of ${p.id} for this value`,
    hint: `begin it with ${p.expected}, and the query after that`,
  }),
  "invalid-case/header-name": (p: { name: string }) => ({
    message: `invalid header name ${quote(p.name)}`,
    hint: "use a lowercase name, as in content-type",
  }),
  "invalid-case/header-value": (p: { value: string }) => ({
    message: `invalid header value ${quote(p.value)}`,
    hint: "use one line without leading or trailing white space",
  }),
  "invalid-case/surrogate": (p: { text: string }) => ({
    message: `${quote(p.text)} contains an unpaired surrogate`,
    hint: "give the bytes, as base64",
  }),
  "invalid-case/base64": (p: { text: string }) => ({
    message: `invalid base64 ${quote(p.text)}`,
    hint: "see RFC 4648 §4",
  }),
} as const;

const ONE_SENTENCE = "explain in one sentence why the case exists";

function quote(text: string): string {
  return JSON.stringify(cut(text, 40));
}
