// @generated from spec/ece-chat.openapi.yaml, GET /chat/entrypoint/agentAvailability/{id}
// Do not edit: change the spec, then run `npm run generate`.

import { int64 } from "../../runtime/codec/scalars.ts";
import type { CallOptions, ClientOptions } from "../../runtime/http/client-options.ts";
import { type Operation, parameter } from "../../runtime/http/operation.ts";
import { send } from "../../runtime/http/transport.ts";
import { agentAvailabilityDocument } from "../codecs/agent-availability.ts";
import type { AgentAvailability } from "../types.ts";

/** What {@link getAgentAvailability} takes. */
export interface GetAgentAvailabilityInput {
  /** Path parameter `id`: The id of the chat entry point. */
  readonly id: number | bigint | string;
}

/** {@link getAgentAvailability} as data. */
export const getAgentAvailabilityOperation: Operation<
  GetAgentAvailabilityInput,
  AgentAvailability
> = {
  id: "getAgentAvailability",
  method: "GET",
  path: "/chat/entrypoint/agentAvailability/{id}",
  parameters: [parameter("path", "id", int64)],
  responses: { "200": agentAvailabilityDocument },
  failures: { "500": "The agent availability could not be determined" },
};

/**
 * Is an agent available to take a chat?
 *
 * The same as `Client.getAgentAvailability`, for bundles that need no client.
 */
export function getAgentAvailability(
  clientOptions: ClientOptions,
  input: GetAgentAvailabilityInput,
  callOptions?: CallOptions,
): Promise<AgentAvailability> {
  return send(getAgentAvailabilityOperation, clientOptions, input, callOptions);
}
