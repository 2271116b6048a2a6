// @generated from spec/ece-chat.openapi.yaml, GET /chat/entrypoint/chatAllowed/{id}
// Do not edit: change the spec, then run `npm run generate`.

import { int64 } from "../../runtime/codec/scalars.ts";
import type { CallOptions, ClientOptions } from "../../runtime/http/client-options.ts";
import { type Operation, parameter } from "../../runtime/http/operation.ts";
import { send } from "../../runtime/http/transport.ts";
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
  parameters: [parameter("path", "id", int64)],
  responses: { "200": chatAllowedDocument },
  failures: { "500": "Whether the entry point can take new chats could not be determined" },
};

/**
 * Can the entry point take a new chat, and if not, why?
 *
 * The same as `Client.getChatAllowed`, for bundles that need no client.
 */
export function getChatAllowed(
  clientOptions: ClientOptions,
  input: GetChatAllowedInput,
  callOptions?: CallOptions,
): Promise<ChatAllowed> {
  return send(getChatAllowedOperation, clientOptions, input, callOptions);
}
