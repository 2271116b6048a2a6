// @generated from spec/ece-chat.openapi.yaml#/components/schemas/ChatAllowed
// Do not edit: change the spec, then run `npm run generate`.

import {
  attribute,
  document,
  type Document,
  element,
  optional,
  required,
  struct,
  type Struct,
} from "../../runtime/codec/codec.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { encode, type EncodeOptions } from "../../runtime/codec/encode.ts";
import { boolean, collapsed } from "../../runtime/codec/scalars.ts";
import type { ChatAllowed } from "../types.ts";

/** What an element of type {@link ChatAllowed} holds. */
export const chatAllowedContent: Struct<ChatAllowed> = struct<ChatAllowed>({
  allowed: required(attribute("allowed"), boolean),
  reason: optional(attribute("reason"), collapsed),
});

/** The root element `<chatAllowed>`. */
export const chatAllowedDocument: Document<ChatAllowed> = document<ChatAllowed>(
  element("chatAllowed"),
  chatAllowedContent,
);

/**
 * Reads a document with the root element `<chatAllowed>`.
 *
 * @throws {@link DecodeError} where it is not what the spec describes.
 */
export function decodeChatAllowed(xml: string | Uint8Array): ChatAllowed {
  return decode(chatAllowedDocument, xml);
}

/**
 * Writes a document with the root element `<chatAllowed>`.
 *
 * @throws {@link InputError} where the value cannot be written.
 */
export function encodeChatAllowed(value: ChatAllowed, options?: EncodeOptions): string {
  return encode(chatAllowedDocument, value, options);
}
