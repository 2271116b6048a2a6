import type { Case, Json, WireRequest } from "../api/case.ts";
import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { findOperation } from "../api/lookup.ts";
import type { AbortSignal } from "../platform.ts";

/** Something that cases are run against: codecs, a client, a server. */
export interface Target {
  readonly name: string;
  /**
   * Whether the target has members in an order of its own, and need not say all of an error: what it does not
   * say is not compared. Defaults to false.
   */
  readonly partial?: boolean;
  /**
   * Gives the outcome of a case. An error that the case is about is an outcome; a rejection is a failure.
   * @param signal - Aborts when the case has taken too long, or the run has ended.
   */
  run(each: Case, signal?: AbortSignal): Promise<Outcome>;
}

/** A target gave no answer; several in a row stop a run. The message says what happened instead. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

export type Outcome =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "nothing" }
  /** What was sent, as far as the target knows. */
  | { readonly kind: "request"; readonly request: Partial<WireRequest> }
  | { readonly kind: "error"; readonly error: ObservedError }
  /** A server accepted a body, without saying what it read. */
  | { readonly kind: "accepted" }
  /** A server refused a body with a status of 4xx, and does not say why in a form that can be compared. */
  | { readonly kind: "refused" }
  /** The case does not apply to this target. */
  | { readonly kind: "skipped"; readonly reason: string };

export interface ObservedError {
  /** Programs in other languages may have codes of their own, which no case expects. */
  readonly code: string;
  readonly message: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly status?: number;
}

type RunCase<C extends Case> = (
  each: C,
  description: OperationDescription,
  signal: AbortSignal | undefined,
) => Outcome | Promise<Outcome>;

/** How a target runs a case, by its kind. */
export type CaseRunners = {
  readonly [K in Case["kind"]]: RunCase<Extract<Case, { readonly kind: K }>>;
};

/**
 * A target for the cases of an API.
 * @param cannot - Why a case is not for it; nothing where it is.
 */
export function targetOf(
  api: ApiDescription,
  name: string,
  runners: CaseRunners,
  cannot?: (each: Case) => string | undefined,
): Target {
  return {
    name,
    async run(each, signal) {
      const description = findOperation(api, each.operation);
      const reason = cannot?.(each);
      if (reason !== undefined) return skipped(reason);
      switch (each.kind) {
        case "request":
          return runners.request(each, description, signal);
        case "response":
          return runners.response(each, description, signal);
        case "body":
          return runners.body(each, description, signal);
        case "path":
          return runners.path(each, description, signal);
        case "scenario":
          return runners.scenario(each, description, signal);
      }
    },
  };
}

/** The outcome of a case that does not apply to a target. */
export function skipped(reason: string): Outcome {
  return { kind: "skipped", reason };
}
