// @generated from spec/ece-chat.openapi.yaml, GET /chat/entrypoint/liveSessionStatus/{id}
// Do not edit: change the spec, then run `npm run generate`.

import { int64 } from "../../runtime/codec/scalars.ts";
import type { CallOptions, ClientOptions } from "../../runtime/http/client-options.ts";
import { type Operation, parameter } from "../../runtime/http/operation.ts";
import { send } from "../../runtime/http/transport.ts";
import { sessionStatusDocument } from "../codecs/session-status.ts";
import type { SessionStatus } from "../types.ts";

/** What {@link getLiveSessionStatus} takes. */
export interface GetLiveSessionStatusInput {
  /** Path parameter `id`: The id of the chat entry point. */
  readonly id: number | bigint | string;
}

/** {@link getLiveSessionStatus} as data. */
export const getLiveSessionStatusOperation: Operation<GetLiveSessionStatusInput, SessionStatus> = {
  id: "getLiveSessionStatus",
  method: "GET",
  path: "/chat/entrypoint/liveSessionStatus/{id}",
  parameters: [parameter("path", "id", int64)],
  responses: { "200": sessionStatusDocument },
  failures: { "500": "The queue depth and the wait time could not be determined" },
};

/**
 * How many chats wait, and for how long?
 *
 * The same as `Client.getLiveSessionStatus`, for bundles that need no client.
 */
export function getLiveSessionStatus(
  clientOptions: ClientOptions,
  input: GetLiveSessionStatusInput,
  callOptions?: CallOptions,
): Promise<SessionStatus> {
  return send(getLiveSessionStatusOperation, clientOptions, input, callOptions);
}
