import type { Diagnostics } from "../../diagnostics/diagnostics.ts";
import { cut } from "../../diagnostics/hints.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import { isValue, textIn } from "../../source/built-nodes.ts";
import type { MapNode, Node, Spec } from "../../source/tree.ts";
import { anchorSpan, describe } from "./placed.ts";
import type { Version } from "./read-context.ts";

/** Documents of other kinds by the key that gives their version, and what to do about each. */
const others: readonly (readonly [string, string, string])[] = [
  ["swagger", "Swagger", "give it in version 2.0 of Swagger, or as OpenAPI 3"],
  ["swaggerVersion", "Swagger", "convert it to OpenAPI 3.1"],
  ["asyncapi", "AsyncAPI", "describe the requests of the API with OpenAPI"],
  ["arazzo", "Arazzo", "give the OpenAPI document that it describes workflows of"],
  ["overlay", "Overlay", "give the OpenAPI document that it changes"],
  ["openrpc", "OpenRPC", "describe the requests of the API with OpenAPI"],
  ["raml", "RAML", "convert it to OpenAPI 3.1"],
];

/** The version decides what every other key means; without one that is known nothing else is looked at. */
export function readVersion({ root }: Spec, diagnostics: Diagnostics): Version | undefined {
  if (root.kind !== "map") {
    const found = isValue(root, null) ? "nothing" : describe(root);
    diagnostics.report("not-openapi", anchorSpan(root), { found });
    return undefined;
  }
  const entry = root.entries.get("openapi");
  const older = root.entries.get("swagger")?.value;
  // As YAML reads it, 2.0 without quotation marks is a number.
  if (entry === undefined && older !== undefined && written(older) === "2.0") return "2.0";
  if (entry === undefined) {
    reportOther(root, diagnostics);
    return undefined;
  }
  const { value: node } = entry;
  const version = /^(3\.[012])\.\d+(-.+)?$/.exec(textIn(node) ?? "")?.[1];
  if (version === "3.0" || version === "3.1" || version === "3.2") return version;
  reportVersion(node, diagnostics);
  return undefined;
}

function reportOther(root: MapNode, diagnostics: Diagnostics): void {
  for (const [key, name, hint] of others) {
    const entry = root.entries.get(key);
    if (entry === undefined) continue;
    const found = `${name} ${written(entry.value)}`.trim();
    diagnostics.report("not-openapi", entry.keySpan, { found, hint });
    return;
  }
  const found = root.entries.has("$schema")
    ? "a JSON document with a schema of its own"
    : 'a map without the key "openapi"';
  diagnostics.report("not-openapi", anchorSpan(root), { found });
}

function reportVersion(node: Node, diagnostics: Diagnostics): void {
  const version = written(node);
  const span: Span = node.kind === "value" ? node.span : anchorSpan(node);
  diagnostics.report("unsupported-version", span, { version });
}

/** A version as it is written: `4.0` is a number in YAML, and would be shown as `4`. */
function written(node: Node): string {
  if (node.kind !== "value" || node.value === null) return describe(node);
  const { file, start, end } = node.span;
  const text = typeof node.value === "string" ? node.value : file.text.slice(start, end);
  return cut(text, 40);
}
