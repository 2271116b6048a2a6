// @generated from spec/ece-chat.openapi.yaml#/paths
// Do not edit: change the spec, then run `npm run generate`.

import {
  type CallOptions,
  checkOptions,
  type ClientOptions,
} from "../runtime/http/client-options.ts";
import { checkEligibility, type CheckEligibilityInput } from "./operations/check-eligibility.ts";
import {
  getAgentAvailability,
  type GetAgentAvailabilityInput,
} from "./operations/get-agent-availability.ts";
import { getCapacity, type GetCapacityInput } from "./operations/get-capacity.ts";
import { getChatAllowed, type GetChatAllowedInput } from "./operations/get-chat-allowed.ts";
import {
  getLiveSessionStatus,
  type GetLiveSessionStatusInput,
} from "./operations/get-live-session-status.ts";
import { submitSurvey, type SubmitSurveyInput } from "./operations/submit-survey.ts";
import type {
  AgentAvailability,
  AvailableSlots,
  ChatAllowed,
  CheckEligibility,
  SessionStatus,
} from "./types.ts";

/** Customer-facing chat API of Cisco Enterprise Chat and Email (ECE) */
export interface Client {
  /**
   * Is an agent available to take a chat?
   *
   * Tells whether an agent is available to take a chat that comes in through this entry point.
   *
   * The limits of the Media Routing Domain (MRD) apply to an agent's availability. Cisco's tech note advises
   * to follow the best practices for configuring MRDs; otherwise the answer may be misleading.
   *
   * @throws {@link HttpError} 500: The agent availability could not be determined
   */
  getAgentAvailability(
    input: GetAgentAvailabilityInput,
    callOptions?: CallOptions,
  ): Promise<AgentAvailability>;

  /**
   * How many more chats can the agents take?
   *
   * Tells how many more chats all agents of the entry point's queue can take together: their maximum
   * load (which the vendor calls CTL) minus their current load.
   *
   * @throws {@link HttpError} 500: The agent capacity could not be determined
   */
  getCapacity(input: GetCapacityInput, callOptions?: CallOptions): Promise<AvailableSlots>;

  /**
   * How many chats wait, and for how long?
   *
   * Tells how many chats wait in the queue for assignment to an agent, and the estimated wait.
   *
   * @throws {@link HttpError} 500: The queue depth and the wait time could not be determined
   */
  getLiveSessionStatus(
    input: GetLiveSessionStatusInput,
    callOptions?: CallOptions,
  ): Promise<SessionStatus>;

  /**
   * Can the queue take a new chat?
   *
   * Tells whether the entry point can take a new chat, by two conditions:
   *
   * - an agent is available for new chats;
   * - the queue has not reached its configured maximum depth: it is processing fewer chats than it may
   *   process at any time.
   *
   * It does not say whether the entry point is active; `getChatAllowed` covers that too.
   *
   * @throws {@link HttpError} 500: The eligibility could not be determined
   */
  checkEligibility(
    input: CheckEligibilityInput,
    callOptions?: CallOptions,
  ): Promise<CheckEligibility>;

  /**
   * Can the entry point take a new chat, and if not, why?
   *
   * Tells whether the entry point can take a new chat, by three conditions:
   *
   * - the entry point is active;
   * - an agent is available for new chats;
   * - the queue has not reached its configured maximum depth: it is processing fewer chats than it may
   *   process at any time.
   *
   * The answer has no wait time; `getLiveSessionStatus` gives that.
   *
   * @throws {@link HttpError} 500: Whether the entry point can take new chats could not be determined
   */
  getChatAllowed(input: GetChatAllowedInput, callOptions?: CallOptions): Promise<ChatAllowed>;

  /**
   * Hand in a customer's answers to a survey.
   *
   * Hands in a custom survey, shown to the customer at the end of a chat session.
   *
   * **Choose the namespace.** The survey is sent as documented, in no namespace. The vendor's own chat
   * pages send it in the vendor's namespace, and a server that expects that namespace may answer 204 and
   * store nothing of a survey without it. Set the client option `requestNamespace` to
   * `http://bindings.egain.com/chat` to send what those pages send, and check that the answers arrive.
   *
   * Cisco's tech note documents no failure.
   */
  submitSurvey(input: SubmitSurveyInput, callOptions?: CallOptions): Promise<void>;
}

/**
 * A client for one server.
 *
 * @throws {@link InputError} where an option cannot be used.
 */
export function createClient(clientOptions: ClientOptions): Client {
  checkOptions(clientOptions);
  return {
    getAgentAvailability: (input, callOptions) =>
      getAgentAvailability(clientOptions, input, callOptions),
    getCapacity: (input, callOptions) => getCapacity(clientOptions, input, callOptions),
    getLiveSessionStatus: (input, callOptions) =>
      getLiveSessionStatus(clientOptions, input, callOptions),
    checkEligibility: (input, callOptions) => checkEligibility(clientOptions, input, callOptions),
    getChatAllowed: (input, callOptions) => getChatAllowed(clientOptions, input, callOptions),
    submitSurvey: (input, callOptions) => submitSurvey(clientOptions, input, callOptions),
  };
}
