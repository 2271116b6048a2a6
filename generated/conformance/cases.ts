// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import type { Case } from "../../runtime/api/case.ts";
import getAgentAvailability from "./cases/get-agent-availability.json" with { type: "json" };
import getCapacity from "./cases/get-capacity.json" with { type: "json" };
import getLiveSessionStatus from "./cases/get-live-session-status.json" with { type: "json" };
import checkEligibility from "./cases/check-eligibility.json" with { type: "json" };
import getChatAllowed from "./cases/get-chat-allowed.json" with { type: "json" };
import submitSurvey from "./cases/submit-survey.json" with { type: "json" };

/** The cases of `getAgentAvailability`. */
export const getAgentAvailabilityCases: readonly Case[] = casesOf(getAgentAvailability);

/** The cases of `getCapacity`. */
export const getCapacityCases: readonly Case[] = casesOf(getCapacity);

/** The cases of `getLiveSessionStatus`. */
export const getLiveSessionStatusCases: readonly Case[] = casesOf(getLiveSessionStatus);

/** The cases of `checkEligibility`. */
export const checkEligibilityCases: readonly Case[] = casesOf(checkEligibility);

/** The cases of `getChatAllowed`. */
export const getChatAllowedCases: readonly Case[] = casesOf(getChatAllowed);

/** The cases of `submitSurvey`. */
export const submitSurveyCases: readonly Case[] = casesOf(submitSurvey);

// What a compiler makes of such a file has no unions: the schema says what is in it.
function casesOf(file: { readonly cases: unknown }): readonly Case[] {
  return file.cases as readonly Case[];
}
