// @generated from spec/ece-chat.openapi.yaml#
// Do not edit: change the spec, then run `npm run generate`.

export type {
  CallOptions,
  ClientOptions,
  Fetch,
  RequestHeaders,
  RetryOptions,
  SentRequest,
} from "../runtime/client-options.ts";
export {
  ClientError,
  DecodeError,
  HttpError,
  InputError,
  NetworkError,
  TimeoutError,
} from "../runtime/errors.ts";
export type { DecodeCode, ErrorCode } from "../runtime/errors.ts";
export { watch } from "../runtime/watch.ts";
export type { Watcher, WatchEvent, WatchOptions } from "../runtime/watch.ts";
export { createClient } from "./client.ts";
export type { Client } from "./client.ts";
export { ResponseType, Reason } from "./enums.ts";
export { getAgentAvailability } from "./operations/get-agent-availability.ts";
export type { GetAgentAvailabilityInput } from "./operations/get-agent-availability.ts";
export { getCapacity } from "./operations/get-capacity.ts";
export type { GetCapacityInput } from "./operations/get-capacity.ts";
export { getLiveSessionStatus } from "./operations/get-live-session-status.ts";
export type { GetLiveSessionStatusInput } from "./operations/get-live-session-status.ts";
export { checkEligibility } from "./operations/check-eligibility.ts";
export type { CheckEligibilityInput } from "./operations/check-eligibility.ts";
export { getChatAllowed } from "./operations/get-chat-allowed.ts";
export type { GetChatAllowedInput } from "./operations/get-chat-allowed.ts";
export { submitSurvey } from "./operations/submit-survey.ts";
export type { SubmitSurveyInput } from "./operations/submit-survey.ts";
export type {
  AgentAvailability,
  AvailableSlots,
  ChatAllowed,
  CheckEligibility,
  EgainSurvey,
  SessionStatus,
  Survey,
} from "./types.ts";
