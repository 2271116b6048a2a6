import { readContentType } from "../../../runtime/http/header-fields.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import type { Erratum } from "../../model/model.ts";
import { readErrata } from "./errata.ts";
import { type MediaType, readContent, reportNotXml } from "./media-type.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { describedBeside, referable } from "./reference.ts";
import { shape } from "./shape.ts";

/** The Request Body Object (OpenAPI 3.2 §4.13). */
const requestBodyObject = shape("a Request Body Object", {
  read: ["content", "description", "required"],
});

export interface RequestBody {
  /** What says whether it has to be sent, or what names it. */
  readonly at: Span;
  readonly description: string;
  /** Whether it has to be sent; by default it has not. */
  readonly required: boolean;
  readonly media: MediaType;
  readonly errata: readonly Erratum[];
  /** `x-mock-collection`: under which name the mock lists what it was sent. */
  readonly collection: string | undefined;
  /** `x-input-name`: the key in the operation's input, where the body is a list or a text. */
  readonly inputName: Text | undefined;
}

export const readRequestBody = referable<RequestBody>((reading, node, at) => {
  const fields = ObjectReader.of(reading, node, at, requestBodyObject);
  if (fields === undefined) return undefined;
  const given = fields.boolean("required");
  const required = given?.value ?? false;
  if (!fields.has("content")) fields.missing("content", "say what is sent");
  const { media, other } = readContent(reading, fields);
  if (other !== undefined) reportNotXml(reading, other);
  if (media === undefined) return undefined;
  checkCharset(reading, media);
  return {
    at: given?.span ?? fields.at,
    description: fields.prose("description"),
    required,
    media,
    errata: readErrata(reading, fields),
    collection: readCollection(reading, fields),
    inputName: fields.text("x-input-name"),
  };
}, describedBeside);

/** A part of a path in the mock, so a word that needs no escapes there. */
function readCollection(reading: ReadContext, fields: ObjectReader): string | undefined {
  const given = fields.text("x-mock-collection");
  if (given === undefined || /^[a-z][a-z0-9-]*$/.test(given.value)) return given?.value;
  reading.diagnostics.report("invalid-value/collection", given.span, { name: given.value });
  return undefined;
}

/** What is sent is written in UTF-8. */
function checkCharset(reading: ReadContext, { name }: MediaType): void {
  const charset = readContentType(name.value)?.charset;
  if (charset === undefined || charset.toLowerCase() === "utf-8") return;
  reading.diagnostics.report("unsupported/charset", name.span, { charset });
}

/**
 * Notes an optional body none of whose members has to be there: that no member is given may mean an empty element
 * or no body. The members of objects have to be read before.
 */
export function noteEmptyBody(reading: ReadContext, { required, media, at }: RequestBody): void {
  const schema = media.use?.schema;
  if (required || schema?.kind !== "object" || schema.isTuple) return;
  const needs = schema.properties.some((each) => each.required && each.absentIn !== "request");
  if (!needs) reading.diagnostics.note("read-differently/body", at, {});
}
