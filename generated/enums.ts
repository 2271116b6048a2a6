// @generated from spec/ece-chat.openapi.yaml#/components/schemas
// Do not edit: change the spec, then run `npm run generate`.

/** Whether a queue can take new chats, and if not, why. */
export const ResponseType = {
  /** The queue can take new chats. */
  CanTakeChats: 0,
  /** No agent is available for new chats. */
  AgentNotAvailable: 1,
  /** The queue has reached its maximum depth; new chats are not processed. */
  QueueDepthReached: 2,
} as const;

/** A value of {@link ResponseType}, or one that the spec does not know yet. */
export type ResponseType = (typeof ResponseType)[keyof typeof ResponseType] | (number & {});

/** Why an entry point cannot take a new chat. */
export const Reason = {
  /** The queue has reached its maximum depth; new chats are not processed. */
  QueueDepthReached: "queue_depth_reached",
  /** No agent is available for new chats. */
  AgentNotAvailable: "agent_not_available",
  /** The agent assignment service is not running. */
  ServiceNotRunning: "service_not_running",
  /** The entry point id in the request is not valid. */
  InvalidEntryPoint: "invalid_entry_point",
  /** The entry point in the request is not active. */
  EntryPointInactive: "entry_point_inactive",
  /** The entry point cannot take new chats for any other cause. */
  Other: "other",
} as const;

/** A value of {@link Reason}, or one that the spec does not know yet. */
export type Reason = (typeof Reason)[keyof typeof Reason] | (string & {});
