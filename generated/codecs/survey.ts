// @generated from spec/ece-chat.openapi.yaml#/components/schemas/Survey
// Do not edit: change the spec, then run `npm run generate`.

import { element, required, struct, type Struct } from "../../runtime/codec/codec.ts";
import { string } from "../../runtime/codec/scalars.ts";
import { noNamespace } from "../namespaces.ts";
import type { Survey } from "../types.ts";

/** What an element of type {@link Survey} holds. */
export const surveyContent: Struct<Survey> = struct<Survey>({
  question: required(element("question", noNamespace), string),
  answer: required(element("answer", noNamespace), string),
});
