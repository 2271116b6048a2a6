// @generated from spec/ece-chat.openapi.yaml#/components/schemas/AvailableSlots
// Do not edit: change the spec, then run `npm run generate`.

import {
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
import { ns2Namespace } from "../namespaces.ts";
import type { AvailableSlots } from "../types.ts";

/** What an element of type {@link AvailableSlots} holds. */
export const availableSlotsContent: Struct<AvailableSlots> = struct<AvailableSlots>({
  count: required(element("count", ns2Namespace), int32),
});

/** The root element `<availableSlots>`. */
export const availableSlotsDocument: Document<AvailableSlots> = document<AvailableSlots>(
  element("availableSlots"),
  availableSlotsContent,
  ns2Namespace,
);

/**
 * Reads a document with the root element `<availableSlots>`.
 *
 * @throws {@link DecodeError} where it is not what the spec describes.
 */
export function decodeAvailableSlots(xml: string | Uint8Array): AvailableSlots {
  return decode(availableSlotsDocument, xml);
}

/**
 * Writes a document with the root element `<availableSlots>`.
 *
 * @throws {@link InputError} where the value cannot be written.
 */
export function encodeAvailableSlots(value: AvailableSlots, options?: EncodeOptions): string {
  return encode(availableSlotsDocument, value, options);
}
