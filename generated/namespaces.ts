// @generated from spec/ece-chat.openapi.yaml#/components/schemas
// Do not edit: change the spec, then run `npm run generate`.

import type { Namespace } from "../runtime/xml/namespaces.ts";

export const noNamespace: Namespace = {
  uri: "",
  aliases: ["http://bindings.egain.com/chat"],
};

export const ns2Namespace: Namespace = {
  uri: "http://bindings.egain.com/chat",
  prefix: "ns2",
  aliases: ["com/egain/live/framework/bosh/gen"],
};
