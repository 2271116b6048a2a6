// @generated from spec/ece-chat.openapi.yaml, POST /chat/entrypoint/survey
// Do not edit: change the spec, then run `npm run generate`.

import type { CallOptions, ClientOptions } from "../../runtime/http/client-options.ts";
import { noContent, type Operation } from "../../runtime/http/operation.ts";
import { send } from "../../runtime/http/transport.ts";
import { encodeEgainSurvey } from "../codecs/egain-survey.ts";
import type { EgainSurvey } from "../types.ts";

/** What {@link submitSurvey} takes. */
export type SubmitSurveyInput = EgainSurvey;

/** {@link submitSurvey} as data. */
export const submitSurveyOperation: Operation<SubmitSurveyInput, void> = {
  id: "submitSurvey",
  method: "POST",
  path: "/chat/entrypoint/survey",
  parameters: [],
  body: { contentType: "text/xml; charset=utf-8", write: encodeEgainSurvey },
  responses: { "204": noContent },
  failures: {},
};

/**
 * Hand in a customer's answers to a survey.
 *
 * Hands in a custom survey, shown to the customer at the end of a chat session.
 *
 * **Choose the namespace.** The survey is sent as documented, in no namespace. The vendor's own chat
 * pages send it in the vendor's namespace, and a server that expects that namespace may answer 204 and
 * store nothing of a survey without it. Set the client option `requestNamespace` to
 * `http://bindings.egain.com/chat` to send what those pages send, and check that the answers arrive.
 *
 * Cisco's tech note documents no failure.
 *
 * The same as `Client.submitSurvey`, for bundles that need no client.
 */
export function submitSurvey(
  clientOptions: ClientOptions,
  input: SubmitSurveyInput,
  callOptions?: CallOptions,
): Promise<void> {
  return send(submitSurveyOperation, clientOptions, input, callOptions);
}
