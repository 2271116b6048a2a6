// @generated from spec/ece-chat.openapi.yaml#/paths/~1chat~1entrypoint~1chatAllowed~1{id}/get
// Do not edit: change the spec, then run `npm run generate`.

import type { CallOptions, ClientOptions } from "../../runtime/client-options.ts";
import type { Operation } from "../../runtime/operation.ts";
import { int64 } from "../../runtime/scalars.ts";
import { send } from "../../runtime/transport.ts";
import { chatAllowedDocument } from "../codecs/chat-allowed.ts";
import type { ChatAllowed } from "../types.ts";

/** What {@link getChatAllowed} takes. */
export interface GetChatAllowedInput {
  /** Path parameter `id`: The id of the chat entry point. */
  readonly id: number | bigint | string;
}

/** {@link getChatAllowed} as data. */
export const getChatAllowedOperation: Operation<GetChatAllowedInput, ChatAllowed> = {
  id: "getChatAllowed",
  method: "GET",
  path: "/chat/entrypoint/chatAllowed/{id}",
  parameters: [{ in: "path", name: "id", key: "id", type: int64, required: true, repeated: false }],
  responses: { "200": chatAllowedDocument },
  failures: { "500": "Whether the entry point can take new chats could not be determined" },
};

/**
 * Can the entry point take a new chat, and if not, why?
 *
 * Tells whether the entry point can take a new chat, by three conditions:
 *
 * - the entry point is active;
 * - an agent is available for new chats;
 * - the queue has not reached its configured maximum depth. It has when the chats that the queue is
 *   processing equal the most that it may process at any time.
 *
 * The answer carries no wait time: `getLiveSessionStatus` gives it.
 *
 * @throws {@link HttpError} 500: Whether the entry point can take new chats could not be determined
 */
export function getChatAllowed(
  client: ClientOptions,
  input: GetChatAllowedInput,
  options?: CallOptions,
): Promise<ChatAllowed> {
  return send(getChatAllowedOperation, client, input, options);
}
