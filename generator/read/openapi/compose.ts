import type { Span } from "../../diagnostics/source-file.ts";
import { entriesOf, entryAt, itemsOf, listAt, mapAt, partOf } from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node } from "../../source/tree.ts";
import { composeXml } from "./compose-xml.ts";
import { mergeKey } from "./merge-keys.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { isReference, reportBroken } from "./reference.ts";
import { contentWithText } from "./text-content.ts";

/** Keys that say nothing of the values themselves: beside one `$ref` in `allOf` they only annotate it. */
const annotations: ReadonlySet<string> = new Set([
  ...["allOf", "xml", "description", "title", "deprecated", "example", "examples"],
  ...["default", "readOnly", "writeOnly", "externalDocs", "$comment", "nullable"],
]);

/** A `$ref` with the keys beside it. */
interface AnnotatedReference {
  readonly reference: MapNode;
  /** The reference and its annotations, as if they were side by side. */
  readonly whole: MapNode;
}

/**
 * `allOf` with one `$ref` and nothing but annotations: how OpenAPI 3.0 puts these beside a `$ref`. Undefined
 * for any other schema.
 */
export function annotatedReference(node: Node): AnnotatedReference | undefined {
  if (node.kind !== "map" || node.entries.has("$ref")) return undefined;
  const [only, second] = itemsOf(partOf(node, "allOf"));
  if (only === undefined || second !== undefined || !isReference(only)) return undefined;
  const isAnnotation = (key: string) => annotations.has(key) || key.startsWith("x-");
  if (![...node.entries.keys()].every(isAnnotation)) return undefined;
  const own = entriesOf(node, ["allOf"]);
  const kept = entriesOf(only).filter(({ key }) => !own.some((entry) => entry.key === key));
  return { reference: only, whole: mapAt(node, [...kept, ...own]) };
}

/**
 * A schema without `allOf` that says what all its parts say, in the order base to extension; the schema
 * itself where there is no `allOf`. Undefined where the parts contradict each other: that is reported.
 */
export function compose(reading: ReadContext, node: Node): Node | undefined {
  if (node.kind !== "map" || partOf(node, "allOf")?.kind !== "list") return node;
  const parts = partsOf(reading, node, new Set());
  if (parts === undefined) return undefined;
  const merged = merge(reading, node, contentWithText(parts) ?? parts);
  const xml = composeXml(reading, node);
  return merged && xml && mapAt(merged, [...entriesOf(merged), ...xml]);
}

/** The schemas that a schema is made of, without their `xml`: those of `allOf`, to any depth, and then itself. */
function partsOf(
  reading: ReadContext,
  node: MapNode,
  open: ReadonlySet<Node>,
): readonly MapNode[] | undefined {
  const all: MapNode[] = [];
  const within = new Set([...open, node]);
  for (const item of itemsOf(partOf(node, "allOf"))) {
    const target = reading.spec.resolve(item);
    if (target.kind === "map" && isReference(target)) reportBroken(reading, item);
    if (target.kind !== "map" || isReference(target)) return undefined;
    if (within.has(target)) {
      reading.diagnostics.report("unsupported/endless-all-of", anchorSpan(item), {});
      return undefined;
    }
    const parts = partsOf(reading, target, within);
    if (parts === undefined) return undefined;
    all.push(...parts);
  }
  return [...all, mapAt(node, entriesOf(node, ["allOf", "xml"]))];
}

function merge(
  reading: ReadContext,
  node: MapNode,
  parts: readonly MapNode[],
): MapNode | undefined {
  const merged = new Map<string, Entry>();
  let sound = true;
  for (const part of parts) {
    for (const entry of part.entries.values()) {
      const known = merged.get(entry.key);
      const both = known === undefined ? entry : mergeKey(known, entry, mergeSchemas);
      if (both === undefined) {
        reportContradiction(reading, entry.key, entry.keySpan, known);
        sound = false;
      } else {
        merged.set(entry.key, both);
      }
    }
  }
  return sound ? mapAt(node, [...merged.values()]) : undefined;
}

/** Two schemas of one member: both hold. */
function mergeSchemas(first: Node, second: Node): Node {
  if (first === second) return first;
  if (second.kind !== "map" || second.entries.has("$ref")) {
    return mapAt(second, [entryAt(second, "allOf", listAt(second, [first, second]))]);
  }
  // What the second says of its form in XML goes before what the first says.
  const parts = [first, ...itemsOf(partOf(second, "allOf"))];
  const own = entriesOf(second, ["allOf"]);
  return mapAt(second, [...own, entryAt(second, "allOf", listAt(second, parts))]);
}

function reportContradiction(
  reading: ReadContext,
  key: string,
  span: Span,
  other: Entry | undefined,
): void {
  const places =
    other === undefined ? [] : [{ span: other.keySpan, message: "the other one is here" }];
  reading.diagnostics.report("unsupported/contradiction", span, { key }, places);
}
