// @generated from spec/ece-chat.openapi.yaml#/components/schemas/CheckEligibility
// Do not edit: change the spec, then run `npm run generate`.

import {
  attribute,
  document,
  type Document,
  element,
  required,
  struct,
  type Struct,
} from "../../runtime/codec/codec.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { encode, type EncodeOptions } from "../../runtime/codec/encode.ts";
import { int32 } from "../../runtime/codec/scalars.ts";
import type { CheckEligibility } from "../types.ts";

/** What an element of type {@link CheckEligibility} holds. */
export const checkEligibilityContent: Struct<CheckEligibility> = struct<CheckEligibility>({
  responseType: required(attribute("responseType"), int32),
});

/** The root element `<checkEligibility>`. */
export const checkEligibilityDocument: Document<CheckEligibility> = document<CheckEligibility>(
  element("checkEligibility"),
  checkEligibilityContent,
);

/**
 * Reads a document with the root element `<checkEligibility>`.
 *
 * @throws {@link DecodeError} where it is not what the spec describes.
 */
export function decodeCheckEligibility(xml: string | Uint8Array): CheckEligibility {
  return decode(checkEligibilityDocument, xml);
}

/**
 * Writes a document with the root element `<checkEligibility>`.
 *
 * @throws {@link InputError} where the value cannot be written.
 */
export function encodeCheckEligibility(value: CheckEligibility, options?: EncodeOptions): string {
  return encode(checkEligibilityDocument, value, options);
}
