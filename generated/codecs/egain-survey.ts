// @generated from spec/ece-chat.openapi.yaml#/components/schemas/EgainSurvey
// Do not edit: change the spec, then run `npm run generate`.

import {
  attribute,
  count,
  document,
  type Document,
  element,
  list,
  required,
  struct,
  type Struct,
} from "../../runtime/codec/codec.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { encode, type EncodeOptions } from "../../runtime/codec/encode.ts";
import { string } from "../../runtime/codec/scalars.ts";
import { noNamespace } from "../namespaces.ts";
import type { EgainSurvey } from "../types.ts";
import { surveyContent } from "./survey.ts";

/** What an element of type {@link EgainSurvey} holds. */
export const egainSurveyContent: Struct<EgainSurvey> = struct<EgainSurvey>({
  sid: required(attribute("sid"), string),
  survey: list(element("survey", noNamespace), surveyContent, count(1)),
});

/** The root element `<egainSurvey>`. */
export const egainSurveyDocument: Document<EgainSurvey> = document<EgainSurvey>(
  element("egainSurvey", noNamespace),
  egainSurveyContent,
);

/**
 * Reads a document with the root element `<egainSurvey>`.
 *
 * @throws {@link DecodeError} where it is not what the spec describes.
 */
export function decodeEgainSurvey(xml: string | Uint8Array): EgainSurvey {
  return decode(egainSurveyDocument, xml);
}

/**
 * Writes a document with the root element `<egainSurvey>`.
 *
 * @throws {@link InputError} where the value cannot be written.
 */
export function encodeEgainSurvey(value: EgainSurvey, options?: EncodeOptions): string {
  return encode(egainSurveyDocument, value, options);
}
