// @generated from spec/ece-chat.openapi.yaml#/components/schemas/Survey
// Do not edit: change the spec, then run `npm run generate`.

import { element, type Namespace, one, struct, type Struct } from "../../runtime/codec.ts";
import { string } from "../../runtime/scalars.ts";
import type { Survey } from "../types.ts";

const inNone: Namespace = {
  uri: "",
  aliases: ["http://bindings.egain.com/chat"],
};

/** What an element of type {@link Survey} holds. */
export const surveyContent: Struct<Survey> = struct<Survey>({
  question: one(element("question", inNone), string),
  answer: one(element("answer", inNone), string),
});
