// @generated from spec/ece-chat.openapi.yaml#/components/schemas/AgentAvailability
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
import { boolean } from "../../runtime/codec/scalars.ts";
import type { AgentAvailability } from "../types.ts";

/** What an element of type {@link AgentAvailability} holds. */
export const agentAvailabilityContent: Struct<AgentAvailability> = struct<AgentAvailability>({
  available: required(attribute("available"), boolean),
});

/** The root element `<agentAvailability>`. */
export const agentAvailabilityDocument: Document<AgentAvailability> = document<AgentAvailability>(
  element("agentAvailability"),
  agentAvailabilityContent,
);

/**
 * Reads a document with the root element `<agentAvailability>`.
 *
 * @throws {@link DecodeError} where it is not what the spec describes.
 */
export function decodeAgentAvailability(xml: string | Uint8Array): AgentAvailability {
  return decode(agentAvailabilityDocument, xml);
}

/**
 * Writes a document with the root element `<agentAvailability>`.
 *
 * @throws {@link InputError} where the value cannot be written.
 */
export function encodeAgentAvailability(value: AgentAvailability, options?: EncodeOptions): string {
  return encode(agentAvailabilityDocument, value, options);
}
