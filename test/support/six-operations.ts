/**
 * The API with six of its operations, whatever others the spec has: tests of the tools write out what is called and printed,
 * and stay as they are when an operation comes.
 */
import { api as whole } from "../../generated/api.ts";

const IDS: readonly string[] = [
  "getAgentAvailability",
  "getCapacity",
  "getLiveSessionStatus",
  "checkEligibility",
  "getChatAllowed",
  "submitSurvey",
];

export const api: typeof whole = {
  ...whole,
  operations: whole.operations.filter(({ operation }) => IDS.includes(operation.id)),
  scenarios: whole.scenarios.map((scenario) => ({
    ...scenario,
    answers: Object.fromEntries(
      Object.entries(scenario.answers).filter(([operation]) => IDS.includes(operation)),
    ),
  })),
};
