import { describe, expect, test } from "vitest";
import {
  type ButtonState,
  isSameState,
  stateOf,
  stateOfError,
} from "../../examples/chat-button/site/button-state.ts";
import {
  DecodeError,
  HttpError,
  InputError,
  NetworkError,
  Reason,
  TimeoutError,
} from "../../generated/index.ts";
import { positionOf } from "../../runtime/xml/position.ts";

describe("a chat is possible", () => {
  test.each([
    [0, 0],
    [0.1, 1],
    [3, 1],
    [60, 1],
    [60.5, 2],
    [3600, 60],
  ])("a wait of %s seconds is shown as %s minutes", (waitTime, waitMinutes) => {
    const state = stateOf({ allowed: true }, { waitTime, queueDepth: 2 });
    expect(state).toEqual({ kind: "available", waitMinutes, position: 3 });
  });

  test.each([-1, -30, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "a wait of %s seconds is not shown",
    (waitTime) => {
      const state = stateOf({ allowed: true }, { waitTime, queueDepth: 0 });
      expect(state).toEqual({ kind: "available", waitMinutes: undefined, position: 1 });
    },
  );

  test("a place in a queue of less than nobody is not shown", () => {
    const state = stateOf({ allowed: true }, { waitTime: -120, queueDepth: -1 });
    expect(state).toEqual({ kind: "available", waitMinutes: undefined, position: undefined });
  });

  test("nothing is known of the queue", () => {
    const state = stateOf({ allowed: true }, undefined);
    expect(state).toEqual({ kind: "available", waitMinutes: undefined, position: undefined });
  });

  test("a reason beside it means nothing", () => {
    const answer = { allowed: true, reason: Reason.QueueDepthReached };
    expect(stateOf(answer, undefined).kind).toBe("available");
  });
});

test.each<[Reason | undefined, ButtonState]>([
  [Reason.AgentNotAvailable, { kind: "busy", cause: "no-agents" }],
  [Reason.QueueDepthReached, { kind: "busy", cause: "queue-full" }],
  [Reason.EntryPointInactive, { kind: "unavailable", cause: "closed" }],
  [Reason.ServiceNotRunning, { kind: "unavailable", cause: "stopped" }],
  [Reason.InvalidEntryPoint, { kind: "unavailable", cause: "other" }],
  [Reason.Other, { kind: "unavailable", cause: "other" }],
  ["of_a_later_server", { kind: "unavailable", cause: "other" }],
  [undefined, { kind: "unavailable", cause: "other" }],
])("a chat is refused: %s", (reason, state) => {
  const answer = reason === undefined ? { allowed: false } : { allowed: false, reason };
  expect(stateOf(answer, undefined)).toEqual(state);
});

test("every reason of the spec has a test above", () => {
  expect(Object.keys(Reason)).toHaveLength(6);
});

test.each<[string, Error, "connection" | "site"]>([
  ["a network failure", new NetworkError("gone", "getChatAllowed"), "connection"],
  ["a timeout", new TimeoutError("late", "getChatAllowed"), "connection"],
  ["a status", new HttpError(500, undefined, "", "getChatAllowed"), "site"],
  ["an answer that is none", new DecodeError("doctype", "/", "x", positionOf("", 0)), "site"],
  ["a wrong option", new InputError("id", "is missing"), "site"],
  ["a mistake of the page", new TypeError("x is not a function"), "site"],
])("%s is trouble", (_name, error, cause) => {
  expect(stateOfError(error)).toEqual({ kind: "trouble", cause });
});

test("states are the same if they look the same", () => {
  const state = stateOf({ allowed: true }, { waitTime: 61, queueDepth: 1 });
  expect(isSameState(state, stateOf({ allowed: true }, { waitTime: 119, queueDepth: 1 }))).toBe(
    true,
  );
  expect(isSameState(state, stateOf({ allowed: true }, { waitTime: 121, queueDepth: 1 }))).toBe(
    false,
  );
  expect(isSameState(state, stateOf({ allowed: true }, undefined))).toBe(false);
  expect(isSameState(state, { kind: "checking" })).toBe(false);
});
