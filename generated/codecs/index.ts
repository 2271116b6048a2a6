// @generated from spec/ece-chat.openapi.yaml#/components/schemas
// Do not edit: change the spec, then run `npm run generate`.

export { decodeAgentAvailability, encodeAgentAvailability } from "./agent-availability.ts";
export { decodeAvailableSlots, encodeAvailableSlots } from "./available-slots.ts";
export { decodeChatAllowed, encodeChatAllowed } from "./chat-allowed.ts";
export { decodeCheckEligibility, encodeCheckEligibility } from "./check-eligibility.ts";
export { decodeEgainSurvey, encodeEgainSurvey } from "./egain-survey.ts";
export { decodeSessionStatus, encodeSessionStatus } from "./session-status.ts";
