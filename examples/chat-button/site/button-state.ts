import {
  type ChatAllowed,
  NetworkError,
  Reason,
  type SessionStatus,
  TimeoutError,
} from "../../../generated/index.ts";

/** What the chat button shows. */
export type ButtonState =
  /** Nothing is known yet, or what was known is too old to be shown. */
  | { readonly kind: "checking" }
  | Available
  /** The chat is open, but takes no new customers at the moment. */
  | { readonly kind: "busy"; readonly cause: "no-agents" | "queue-full" }
  /** There is no chat, and waiting a little does not change that. */
  | { readonly kind: "unavailable"; readonly cause: "closed" | "stopped" | "other" }
  /** It could not be found out. */
  | { readonly kind: "trouble"; readonly cause: "connection" | "site" };

export interface Available {
  readonly kind: "available";
  /** Whole minutes, rounded up: 0 is no wait. Not there where it is not known. */
  readonly waitMinutes: number | undefined;
  /** The customer's place in the queue, 1 for the next. Not there where it is not known. */
  readonly position: number | undefined;
}

/** @param queue - Not there where it could not be found out: a chat is possible all the same. */
export function stateOf(
  { allowed, reason }: ChatAllowed,
  queue: SessionStatus | undefined,
): ButtonState {
  return allowed ? available(queue) : refused(reason);
}

function available(queue: SessionStatus | undefined): Available {
  const seconds = known(queue?.waitTime);
  const ahead = known(queue?.queueDepth);
  return {
    kind: "available",
    // As the vendor's own pages do.
    waitMinutes: seconds === undefined ? undefined : Math.ceil(seconds / 60),
    // Those who wait now come before whoever joins them.
    position: ahead === undefined ? undefined : ahead + 1,
  };
}

/** The API's numbers may be negative, and a double `INF` or `NaN`; a customer is shown none of them. */
function known(number: number | undefined): number | undefined {
  return number !== undefined && number >= 0 && number < Infinity ? number : undefined;
}

function refused(reason: Reason | undefined): ButtonState {
  switch (reason) {
    case Reason.AgentNotAvailable:
      return { kind: "busy", cause: "no-agents" };
    case Reason.QueueDepthReached:
      return { kind: "busy", cause: "queue-full" };
    case Reason.EntryPointInactive:
      return { kind: "unavailable", cause: "closed" };
    case Reason.ServiceNotRunning:
      return { kind: "unavailable", cause: "stopped" };
    // A customer can do nothing about a wrong id. What later servers say falls under it too, and so
    // does a server that names no reason.
    default:
      return { kind: "unavailable", cause: "other" };
  }
}

/** @param error - What a call rejected with; not an abort. */
export function stateOfError(error: unknown): ButtonState {
  // Anything else is wrong on the site's side: an HTTP status, an invalid answer, a wrong option.
  const lost = error instanceof NetworkError || error instanceof TimeoutError;
  return { kind: "trouble", cause: lost ? "connection" : "site" };
}

/** Whether two states look the same. */
export function isSameState(a: ButtonState, b: ButtonState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
