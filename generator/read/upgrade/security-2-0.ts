import { entriesOf, entryAt, mapAt, textOf, valueAt } from "../../source/built-nodes.ts";
import type { Entry, MapNode } from "../../source/tree.ts";
import type { ObjectRule } from "./rewriter.ts";

/** What the flows of OAuth 2.0 are called in OpenAPI 3. */
const flows: Readonly<Record<string, string>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

/** A Security Scheme Object of OpenAPI 2.0. */
export const securityScheme20: ObjectRule = {
  parts: {},
  change(node) {
    const type = node.entries.get("type");
    switch (textOf(node, "type")) {
      case "basic":
        return type === undefined ? node : basic(node, type);
      case "oauth2":
        return type === undefined ? node : oauth2(node, type);
      default:
        return node;
    }
  },
};

function basic(node: MapNode, type: Entry): MapNode {
  return mapAt(node, [
    ...entriesOf(node, ["type"]),
    { ...type, value: valueAt(type.value, "http") },
    entryAt(type, "scheme", valueAt(type.value, "basic")),
  ]);
}

function oauth2(node: MapNode, type: Entry): MapNode {
  const moved = ["flow", "authorizationUrl", "tokenUrl", "scopes"];
  const name = flows[textOf(node, "flow") ?? ""] ?? "implicit";
  const parts = entriesOf(node, ["flow"]).filter(({ key }) => moved.includes(key));
  const flow = entryAt(type, name, mapAt(node, parts));
  return mapAt(node, [...entriesOf(node, moved), entryAt(type, "flows", mapAt(node, [flow]))]);
}
