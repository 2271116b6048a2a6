import type { CaseOptions, Level, RequestCase } from "../../runtime/api/case.ts";
import type { Api, Operation } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { caseHeader } from "./case-of.ts";
import type { Params } from "./parameter-sample.ts";
import { errorOf } from "./variant.ts";
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
export function sentCase(
  { operation, types, text: own }: Requests,
  what: string,
  documentation: string,
  params: Params,
  text = own,
  options?: CaseOptions,
): RequestCase {
  const head = { what, documentation, tags: ["request"] } as const;
  const request = wireRequest(operation, params, types, text);
  return {
    ...caseHeader("request", operation, head, "request"),
    ...(options && { options }),
    params,
    expect: { kind: "request", request },
  };
}

/** A client is called with some input, and refuses it. */
export function refusedCase(
  { operation }: Requests,
  what: string,
  documentation: string,
  params: Params,
  path: string,
  level: Level = "must",
): RequestCase {
  const head = { what, documentation, tags: ["request", "refusal"], level } as const;
  const expect = errorOf("invalid-input", path);
  return { ...caseHeader("request", operation, head, "request"), params, expect };
}
