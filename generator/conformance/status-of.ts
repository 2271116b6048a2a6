import { byStatus } from "../../runtime/http/operation.ts";
import type { Operation, Response } from "../model/model.ts";

/** Statuses that have no body (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** A status for an answer: its own, or one of its class that is not described by itself. */
export function statusOf({ status }: Response, operation: Operation): number {
  const known = Number(status);
  if (!Number.isNaN(known)) return known;
  const first = status === "default" ? 418 : Number(status[0]) * 100;
  for (let candidate = first; ; candidate++) {
    if (!isDescribed(candidate, operation) && !WITHOUT_BODY.has(candidate)) return candidate;
  }
}

/** Whether the spec describes a status by itself. */
function isDescribed(status: number, { responses, failures }: Operation): boolean {
  return [...responses, ...failures].some((each) => each.status === String(status));
}

/** The success that a status is, by itself or by its class. */
export function successFor(status: number, { responses }: Operation): Response | undefined {
  return byStatus(status, (name) => responses.find((each) => each.status === name));
}
