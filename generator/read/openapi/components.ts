import type { Span } from "../../diagnostics/source-file.ts";
import { entriesOf, partOf } from "../../source/built-nodes.ts";
import type { MapNode, Node } from "../../source/tree.ts";
import { readExample } from "./example.ts";
import { readMediaType } from "./media-type.ts";
import type { Read } from "./memo.ts";
import { ObjectReader } from "./object-reader.ts";
import { readParameter } from "./parameter.ts";
import { readPathItem } from "./path-item.ts";
import type { ReadContext } from "./read-context.ts";
import { readUse } from "./read-schema.ts";
import { readRequestBody } from "./request-body.ts";
import { readResponse } from "./response.ts";
import { shape } from "./shape.ts";

/** What a component of each kind is read by. */
const readers: Readonly<Record<string, Read<unknown>>> = {
  schemas: readUse,
  parameters: readParameter,
  requestBodies: readRequestBody,
  responses: readResponse,
  examples: readExample,
  mediaTypes: readMediaType,
  pathItems: readPathItem,
};

/** The Components Object (OpenAPI 3.2 §4.7). */
const componentsObject = shape("a Components Object", {
  read: [...Object.keys(readers), "securitySchemes"],
  newer: ["mediaTypes"],
  unused: ["headers", "links", "callbacks"],
});

/** Reads every component, so that one that nothing uses is checked, too. */
export function readComponents(reading: ReadContext, document: ObjectReader): void {
  const entry = document.entry("components");
  const components =
    entry && ObjectReader.of(reading, entry.value, entry.keySpan, componentsObject);
  if (components === undefined) return;
  for (const [kind, read] of Object.entries(readers)) {
    for (const { key, keySpan, value } of components.entries(kind)) {
      checkName(reading, key, keySpan);
      read(reading, value, keySpan);
    }
  }
}

/** What names each component: a `$ref` may lead to one before it is read as such. */
export function namesOfComponents(document: MapNode): ReadonlyMap<Node, Span> {
  return new Map(
    entriesOf(partOf(document, "components"))
      .flatMap(({ value }) => entriesOf(value))
      .map(({ keySpan, value }) => [value, keySpan]),
  );
}

function checkName(reading: ReadContext, name: string, span: Span): void {
  if (/^[a-zA-Z0-9._-]+$/.test(name)) return;
  reading.diagnostics.report("invalid-value/component", span, { name });
}
