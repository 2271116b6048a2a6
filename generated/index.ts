// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

export type {
  CallOptions,
  ClientOptions,
  Fetch,
  RetryOptions,
  SentRequest,
} from "../runtime/http/client-options.ts";
export type { HeadersOption, RequestHeaders } from "../runtime/http/request-headers.ts";
export {
  ClientError,
  DecodeError,
  HttpError,
  InputError,
  NetworkError,
  TimeoutError,
  type DecodeCode,
  type ErrorCode,
} from "../runtime/errors.ts";
export {
  watch,
  type WatchedCall,
  type Watcher,
  type WatchEvent,
  type WatchOptions,
} from "../runtime/watch.ts";
export { createClient, type Client } from "./client.ts";
export { ResponseType, Reason } from "./enums.ts";
export {
  getAgentAvailability,
  type GetAgentAvailabilityInput,
} from "./operations/get-agent-availability.ts";
export { getCapacity, type GetCapacityInput } from "./operations/get-capacity.ts";
export {
  getLiveSessionStatus,
  type GetLiveSessionStatusInput,
} from "./operations/get-live-session-status.ts";
export { checkEligibility, type CheckEligibilityInput } from "./operations/check-eligibility.ts";
export { getChatAllowed, type GetChatAllowedInput } from "./operations/get-chat-allowed.ts";
export { submitSurvey, type SubmitSurveyInput } from "./operations/submit-survey.ts";
export type {
  AgentAvailability,
  AvailableSlots,
  ChatAllowed,
  CheckEligibility,
  EgainSurvey,
  SessionStatus,
  Survey,
} from "./types.ts";
