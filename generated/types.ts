// @generated from spec/ece-chat.openapi.yaml#/components/schemas
// Do not edit: change the spec, then run `npm run generate`.

import type { Reason, ResponseType } from "./enums.ts";

/** The answer to whether an agent is available. */
export interface AgentAvailability {
  /**
   * True if an agent is available to take a chat. Some web pages read it without regard to letter case.
   */
  readonly available: boolean;
}

/** The capacity that the agents have left. */
export interface AvailableSlots {
  /**
   * How many more chats the agents can take. 0 means that no agent is available, or that all work
   * at maximum load.
   */
  readonly count: number;
}

/** The state of the entry point's queue. */
export interface SessionStatus {
  /**
   * The estimated wait, in seconds. The unit is known from the vendor's later documentation of the
   * same resource; the vendor's own pages divide by 60 and round up to show minutes.
   */
  readonly waitTime: number;
  /** How many chats wait in the queue for assignment to an agent. */
  readonly queueDepth: number;
}

/** The answer to whether the queue can take new chats. */
export interface CheckEligibility {
  /** Whether the queue can take new chats, and if not, why. */
  readonly responseType: ResponseType;
}

/** The answer to whether the entry point can take a new chat. */
export interface ChatAllowed {
  /** True if the entry point can take new chats. */
  readonly allowed: boolean;
  /** When `allowed` is false, this may name the cause. */
  readonly reason?: Reason;
}

/** A customer's answers to the survey of one chat session. */
export interface EgainSurvey {
  /** The id of the chat session. */
  readonly sid: string;
  /** The questions with their answers. They are directly under the root; no element wraps them. */
  readonly survey: readonly Survey[];
}

/** One question with its answer. */
export interface Survey {
  /** A question of the survey, as the customer was shown it. */
  readonly question: string;
  /** The customer's answer to that question. */
  readonly answer: string;
}
