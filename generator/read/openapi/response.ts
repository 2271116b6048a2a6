import type { Erratum } from "../../model/model.ts";
import type { Entry, MapNode } from "../../source/tree.ts";
import { readErrata } from "./errata.ts";
import { type MediaType, readContent, reportNotXml } from "./media-type.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { describedBeside, referable } from "./reference.ts";
import { shape } from "./shape.ts";

/** The Response Object (OpenAPI 3.2 §4.17). */
const responseObject = shape("a Response Object", {
  read: ["description", "summary", "content"],
  newer: ["summary"],
  unused: ["headers", "links"],
});

interface ResponseObject {
  readonly node: MapNode;
  readonly description: string;
  /** Undefined where there is no body, or none that could be read. */
  readonly media: MediaType | undefined;
  /** The first media type of a body that has none of XML. */
  readonly other: Text | undefined;
  readonly errata: readonly Erratum[];
  /** Whether nothing of its body was left out. */
  readonly whole: boolean;
}

/** An answer under its status (`200`), class of statuses (`2XX`), or `default`. */
export interface Response {
  readonly status: Text;
  /** Undefined where it could not be read: that is reported. */
  readonly answer: ResponseObject | undefined;
}

interface Responses {
  readonly responses: readonly Response[];
  /** Whether nothing of them was left out. */
  readonly whole: boolean;
}

/** The Responses Object (OpenAPI 3.2 §4.16). */
export function readResponses(reading: ReadContext, operation: ObjectReader): Responses {
  if (!operation.has("responses")) operation.missing("responses", "say what each answer means");
  const entries = operation.entries("responses").filter((entry) => !entry.key.startsWith("x-"));
  if (operation.complete && operation.has("responses") && entries.length === 0) {
    const at = operation.entry("responses")?.keySpan ?? operation.at;
    reading.diagnostics.report("no-success/none", at, {});
  }
  // One response for every status is that of a success; beside others it may be that of an error.
  const isAlone = entries.length === 1;
  const responses = entries.flatMap((entry) => readResponseAt(reading, entry, isAlone));
  const all = responses.length > 0 && responses.length === entries.length;
  return { responses, whole: all && responses.every(({ answer }) => answer?.whole === true) };
}

function readResponseAt(
  reading: ReadContext,
  { key, keySpan, value }: Entry,
  isAlone: boolean,
): Response[] {
  const answer = readResponse(reading, value, keySpan);
  const { other } = answer ?? {};
  // What a failure says besides its status is not given to apps.
  const isOnly = key === "default" && isAlone;
  if (isOnly) reading.diagnostics.note("read-differently/default-response", keySpan, {});
  if (other !== undefined && (key.startsWith("2") || isOnly)) reportNotXml(reading, other);
  else if (other !== undefined) reading.diagnostics.note("not-used/other-body", other.span, {});
  if (/^([2-5](\d\d|XX)|default)$/.test(key)) {
    return [{ status: { value: isOnly ? "2XX" : key, span: keySpan }, answer }];
  }
  const informational = /^1(\d\d|XX)$/.test(key);
  reading.diagnostics.report(
    informational ? "invalid-value/informational" : "invalid-value/status",
    keySpan,
    { status: key },
  );
  return [];
}

export const readResponse = referable<ResponseObject>((reading, node, at) => {
  const fields = ObjectReader.of(reading, node, at, responseObject);
  if (fields === undefined) return undefined;
  const { media, other } = readContent(reading, fields);
  const hasContent = fields.entries("content").length > 0;
  return {
    node: fields.node,
    description: fields.prose("description") || fields.prose("summary"),
    media,
    other,
    errata: readErrata(reading, fields),
    whole: fields.complete && (media?.whole ?? !hasContent),
  };
}, describedBeside);
