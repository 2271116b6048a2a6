// @generated from spec/ece-chat.openapi.yaml#/components/schemas/SessionStatus
// Do not edit: change the spec, then run `npm run generate`.

import {
  type Document,
  document,
  element,
  type Namespace,
  one,
  struct,
  type Struct,
} from "../../runtime/codec.ts";
import { decode } from "../../runtime/decode.ts";
import { encode } from "../../runtime/encode.ts";
import type { EncodeOptions } from "../../runtime/operation.ts";
import { double, int32 } from "../../runtime/scalars.ts";
import type { SessionStatus } from "../types.ts";

const inNs2: Namespace = {
  uri: "http://bindings.egain.com/chat",
  prefix: "ns2",
  aliases: ["com/egain/live/framework/bosh/gen"],
};

/** What an element of type {@link SessionStatus} holds. */
export const sessionStatusContent: Struct<SessionStatus> = struct<SessionStatus>({
  waitTime: one(element("waitTime", inNs2), double),
  queueDepth: one(element("queueDepth", inNs2), int32),
});

/** The root element `<sessionStatus>`. */
export const sessionStatusDocument: Document<SessionStatus> = document<SessionStatus>(
  element("sessionStatus"),
  sessionStatusContent,
  inNs2,
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
