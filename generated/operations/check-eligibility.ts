// @generated from spec/ece-chat.openapi.yaml, GET /chat/entrypoint/checkEligibility/{id}
// Do not edit: change the spec, then run `npm run generate`.

import { int64 } from "../../runtime/codec/scalars.ts";
import type { CallOptions, ClientOptions } from "../../runtime/http/client-options.ts";
import { type Operation, parameter } from "../../runtime/http/operation.ts";
import { send } from "../../runtime/http/transport.ts";
import { checkEligibilityDocument } from "../codecs/check-eligibility.ts";
import type { CheckEligibility } from "../types.ts";

/** What {@link checkEligibility} takes. */
export interface CheckEligibilityInput {
  /** Path parameter `id`: The id of the chat entry point. */
  readonly id: number | bigint | string;
}

/** {@link checkEligibility} as data. */
export const checkEligibilityOperation: Operation<CheckEligibilityInput, CheckEligibility> = {
  id: "checkEligibility",
  method: "GET",
  path: "/chat/entrypoint/checkEligibility/{id}",
  parameters: [parameter("path", "id", int64)],
  responses: { "200": checkEligibilityDocument },
  failures: { "500": "The eligibility could not be determined" },
};

/**
 * Can the queue take a new chat?
 *
 * The same as `Client.checkEligibility`, for bundles that need no client.
 */
export function checkEligibility(
  clientOptions: ClientOptions,
  input: CheckEligibilityInput,
  callOptions?: CallOptions,
): Promise<CheckEligibility> {
  return send(checkEligibilityOperation, clientOptions, input, callOptions);
}
