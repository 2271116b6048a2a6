// @generated from spec/ece-chat.openapi.yaml#/components/schemas/SessionStatus
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
import { double, int32 } from "../../runtime/codec/scalars.ts";
import { ns2Namespace } from "../namespaces.ts";
import type { SessionStatus } from "../types.ts";

/** What an element of type {@link SessionStatus} holds. */
export const sessionStatusContent: Struct<SessionStatus> = struct<SessionStatus>({
  waitTime: required(element("waitTime", ns2Namespace), double),
  queueDepth: required(element("queueDepth", ns2Namespace), int32),
});

/** The root element `<sessionStatus>`. */
export const sessionStatusDocument: Document<SessionStatus> = document<SessionStatus>(
  element("sessionStatus"),
  sessionStatusContent,
  ns2Namespace,
);

/**
 * Reads a document with the root element `<sessionStatus>`.
 *
 * @throws {@link DecodeError} where it is not what the spec describes.
 */
export function decodeSessionStatus(xml: string | Uint8Array): SessionStatus {
  return decode(sessionStatusDocument, xml);
}

/**
 * Writes a document with the root element `<sessionStatus>`.
 *
 * @throws {@link InputError} where the value cannot be written.
 */
export function encodeSessionStatus(value: SessionStatus, options?: EncodeOptions): string {
  return encode(sessionStatusDocument, value, options);
}
