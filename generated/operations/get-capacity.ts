// @generated from spec/ece-chat.openapi.yaml, GET /chat/entrypoint/capacity/{id}
// Do not edit: change the spec, then run `npm run generate`.

import { int64 } from "../../runtime/codec/scalars.ts";
import type { CallOptions, ClientOptions } from "../../runtime/http/client-options.ts";
import { type Operation, parameter } from "../../runtime/http/operation.ts";
import { send } from "../../runtime/http/transport.ts";
import { availableSlotsDocument } from "../codecs/available-slots.ts";
import type { AvailableSlots } from "../types.ts";

/** What {@link getCapacity} takes. */
export interface GetCapacityInput {
  /** Path parameter `id`: The id of the chat entry point. */
  readonly id: number | bigint | string;
}

/** {@link getCapacity} as data. */
export const getCapacityOperation: Operation<GetCapacityInput, AvailableSlots> = {
  id: "getCapacity",
  method: "GET",
  path: "/chat/entrypoint/capacity/{id}",
  parameters: [parameter("path", "id", int64)],
  responses: { "200": availableSlotsDocument },
  failures: { "500": "The agent capacity could not be determined" },
};

/**
 * How many more chats can the agents take?
 *
 * The same as `Client.getCapacity`, for bundles that need no client.
 */
export function getCapacity(
  clientOptions: ClientOptions,
  input: GetCapacityInput,
  callOptions?: CallOptions,
): Promise<AvailableSlots> {
  return send(getCapacityOperation, clientOptions, input, callOptions);
}
