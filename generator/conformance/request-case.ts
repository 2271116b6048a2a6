import type { CaseOptions, Level, RequestCase } from "../../runtime/api/case.ts";
import type { Api, Operation } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { caseHeader, type Draft } from "./case-draft.ts";
import type { Params } from "./parameter-sample.ts";
import { errorOf, type Later, made } from "./variant.ts";
import { wireRequest } from "./wire-request.ts";

/** What the cases about an operation's requests go out from. */
export interface Requests {
  readonly operation: Operation;
  readonly api: Api;
  readonly types: Types;
  /** An input that is right, as far as parameters go. */
  readonly parameters: Params;
  /** The same, with the members of the body. */
  readonly params: Params;
  /** The body that is sent for it. */
  readonly text: string | undefined;
}

/** A client is called with some input, and sends a request. */
export function sentDraft(
  { operation, types, text: own }: Requests,
  what: string,
  documentation: string,
  input: Later<Params>,
  text: Later<string | undefined> = own,
  options?: CaseOptions,
): Draft {
  const tags = ["request"] as const;
  const head = caseHeader("request", operation, { what, documentation, tags }, "request");
  return {
    ...head,
    outcome: "request",
    make(): RequestCase {
      const params = made(input);
      const request = wireRequest(operation, params, types, made(text));
      const expect = { kind: "request", request } as const;
      return { ...head, ...(options && { options }), params, expect };
    },
  };
}

/** A client is called with some input, and refuses it. */
export function refusedDraft(
  { operation }: Requests,
  what: string,
  documentation: string,
  input: Later<Params>,
  path: string,
  level: Level = "must",
): Draft {
  const tags = ["request", "refusal"] as const;
  const head = caseHeader("request", operation, { what, documentation, tags, level }, "request");
  return {
    ...head,
    outcome: "error",
    make(): RequestCase {
      return { ...head, params: made(input), expect: errorOf("invalid-input", path) };
    },
  };
}
