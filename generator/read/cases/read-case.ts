import type { CaseOptions, Level } from "../../../runtime/api/case.ts";
import { assertNever } from "../../model/assert-never.ts";
import type { Entry, Node } from "../../source/tree.ts";
import { ObjectReader } from "../openapi/object-reader.ts";
import { anchorSpan, type Text } from "../openapi/placed.ts";
import type { ReadContext } from "../openapi/read-context.ts";
import { shape } from "../openapi/shape.ts";
import type {
  BodyCase,
  Case,
  CaseBase,
  PathCase,
  RequestCase,
  ResponseCase,
} from "./case-object.ts";
import { readExpectedError } from "./expected-error.ts";
import { keysIn, type OnlyKey, readOnlyKey } from "./only-key.ts";
import { readWholeNumber } from "./whole-number.ts";
import { checkPath, readRequest, readResponse, readSentBody } from "./wire.ts";

/** What an implementation is given: it decides what kind of case it is. */
const givenKeys = ["params", "response", "body", "path"] as const;

/** What can come of it. */
const outcomeKeys = ["request", "value", "nothing", "error"] as const;

/** One entry of `cases`. */
const caseObject = shape("a case", {
  read: ["id", "documentation", "level", "tags", "options", ...givenKeys, ...outcomeKeys],
  otherwise: "a case has an id, a documentation, what is given, and what comes of it",
});

/** Reads a case; undefined when the input or the expectation is missing. */
export function readCase(reading: ReadContext, node: Node): Case | undefined {
  const fields = ObjectReader.of(reading, node, anchorSpan(node), caseObject);
  if (fields === undefined) return undefined;
  const id = readId(reading, fields);
  const documentation = readDocumentation(reading, fields);
  const level = readLevel(reading, fields);
  const tags = readTags(reading, fields);
  const options = readOptions(reading, fields);
  const content = readContent(reading, fields);
  if (id === undefined || content === undefined) return undefined;
  return { id, documentation, level, tags, options, ...content };
}

function readLevel(reading: ReadContext, fields: ObjectReader): Level {
  const level = fields.text("level");
  if (level === undefined || level.value === "may" || level.value === "must") {
    return level?.value === "may" ? "may" : "must";
  }
  reading.diagnostics.report("invalid-case/level", level.span, { level: level.value });
  return "must";
}

const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function readId(reading: ReadContext, fields: ObjectReader): Text | undefined {
  const id = fields.needText("id", "it names the case, as in wrong-root");
  if (id !== undefined) checkWords(reading, id);
  return id;
}

function readTags(reading: ReadContext, fields: ObjectReader): readonly string[] {
  return (fields.texts("tags") ?? []).map((tag) => {
    checkWords(reading, tag);
    return tag.value;
  });
}

function checkWords(reading: ReadContext, { value, span }: Text): void {
  if (WORDS.test(value)) return;
  reading.diagnostics.report("invalid-case/words", span, { words: value });
}

function readDocumentation(reading: ReadContext, fields: ObjectReader): string {
  const text = fields.needText("documentation", "say in one sentence why the case exists");
  if (text === undefined) return "";
  const sentence = text.value.trimEnd();
  const problem = sentenceProblem(sentence);
  if (problem !== undefined) {
    reading.diagnostics.report(`invalid-case/${problem}`, text.span, {});
  }
  return sentence;
}

/** Reports show it on one line, beside the id. */
function sentenceProblem(text: string): "lines" | "full-stop" | "sentences" | undefined {
  if (text.includes("\n")) return "lines";
  if (!/\S\.$/.test(text)) return "full-stop";
  return /[.!?] +\p{Lu}/u.test(text) ? "sentences" : undefined;
}

/** The keys that distinguish the kinds of cases. */
type Content =
  | Omit<RequestCase, keyof CaseBase>
  | Omit<ResponseCase, keyof CaseBase>
  | Omit<BodyCase, keyof CaseBase>
  | Omit<PathCase, keyof CaseBase>;

function readContent(reading: ReadContext, fields: ObjectReader): Content | undefined {
  const given = readOnlyKey(reading, fields, "the case", givenKeys);
  if (given === undefined) return undefined;
  const { key, entry } = given;
  switch (key) {
    case "params":
      return readRequestCase(reading, fields);
    case "response":
      return readResponseCase(reading, fields, entry);
    case "body":
      return readBodyCase(reading, fields, entry);
    case "path":
      return readPathCase(reading, fields);
    default:
      return assertNever(key);
  }
}

/** A client is called: which request does it send? */
function readRequestCase(reading: ReadContext, fields: ObjectReader): Content | undefined {
  const params = fields.entries("params");
  const outcome = readOutcome(reading, fields, "params", ["request", "error"]);
  if (outcome === undefined) return undefined;
  if (outcome.key === "error") {
    const expect = readExpectedError(reading, outcome.entry, "request");
    return expect && { kind: "request", params, expect };
  }
  const request = readRequest(reading, outcome.entry);
  return request && { kind: "request", params, expect: { kind: "request", request } };
}

/** A client gets an answer: what does it make of it? */
function readResponseCase(
  reading: ReadContext,
  fields: ObjectReader,
  given: Entry,
): Content | undefined {
  const response = readResponse(reading, given);
  const outcome = readOutcome(reading, fields, "response", ["value", "nothing", "error"]);
  if (outcome === undefined) return undefined;
  const { key, entry } = outcome;
  switch (key) {
    case "value":
      return response && { kind: "response", ...response, expect: { kind: "value", entry } };
    case "nothing":
      checkNothing(reading, fields, entry);
      return response && { kind: "response", ...response, expect: { kind: "nothing" } };
    case "error": {
      const expect = readExpectedError(reading, entry, "response");
      return response && expect && { kind: "response", ...response, expect };
    }
    default:
      return assertNever(key);
  }
}

/** A server is sent a body: what does it read? */
function readBodyCase(
  reading: ReadContext,
  fields: ObjectReader,
  given: Entry,
): Content | undefined {
  const sent = readSentBody(reading, given);
  const at = given.keySpan;
  const outcome = readOutcome(reading, fields, "body", ["value", "error"]);
  if (outcome === undefined) return undefined;
  const { key, entry } = outcome;
  if (key === "value")
    return sent && { kind: "body", at, ...sent, expect: { kind: "value", entry } };
  const expect = readExpectedError(reading, entry, "body");
  return sent && expect && { kind: "body", at, ...sent, expect };
}

/** A server is asked for a path: which input does it read? */
function readPathCase(reading: ReadContext, fields: ObjectReader): Content | undefined {
  const path = fields.text("path");
  if (path !== undefined) checkPath(reading, path);
  const outcome = readOutcome(reading, fields, "path", ["value"]);
  if (path === undefined || outcome === undefined) return undefined;
  return { kind: "path", path, params: fields.entries("value") };
}

/** The expected outcome of a case: exactly one, and one that is possible for its kind. */
function readOutcome<K extends (typeof outcomeKeys)[number]>(
  reading: ReadContext,
  fields: ObjectReader,
  given: (typeof givenKeys)[number],
  allowed: readonly K[],
): OnlyKey<K> | undefined {
  const foreign = keysIn(fields, outcomeKeys).filter(({ key }) => !includes(allowed, key));
  for (const { key, entry } of foreign) {
    reading.diagnostics.report("invalid-case/outcome-key", entry.keySpan, { key, given, allowed });
  }
  return foreign.length > 0 ? undefined : readOnlyKey(reading, fields, "the case", allowed);
}

function includes(keys: readonly string[], key: string): boolean {
  return keys.includes(key);
}

function checkNothing(reading: ReadContext, fields: ObjectReader, { keySpan }: Entry): void {
  if (fields.boolean("nothing")?.value !== false) return;
  reading.diagnostics.report("invalid-case/nothing", keySpan, {});
}

/** The `options` of a case: those of a client that cases depend on. */
const optionsObject = shape("the options of a case", {
  read: ["maxResponseBytes", "requestNamespace"],
  otherwise: "no case depends on another option of a client",
});

/** As much as a client takes. */
const SIZES = { min: 0, max: 2 ** 31 - 1, message: "invalid-case/bytes" } as const;

function readOptions(reading: ReadContext, owner: ObjectReader): CaseOptions | undefined {
  const entry = owner.entry("options");
  const fields = entry && ObjectReader.of(reading, entry.value, entry.keySpan, optionsObject);
  if (fields === undefined) return undefined;
  const maxResponseBytes = readWholeNumber(reading, fields, "maxResponseBytes", SIZES)?.value;
  const requestNamespace = fields.text("requestNamespace")?.value;
  return {
    ...(maxResponseBytes === undefined ? {} : { maxResponseBytes }),
    ...(requestNamespace === undefined ? {} : { requestNamespace }),
  };
}
