import type { Entry, MapNode, Node } from "./tree.ts";

/** The key of an example whose text is a file of its own. */
export const EXTERNAL = "externalValue";

/** A `$ref` or an `externalValue` that means it, and the map that contains it. */
export interface Reference {
  readonly holder: MapNode;
  readonly entry: Entry;
}

/** Keys whose values are samples and the like: a `$ref` in them is data. */
const data: ReadonlySet<string> = new Set([
  "const",
  "dataValue",
  "default",
  "dependentRequired",
  "enum",
  "example",
  "security",
  "value",
]);

/** Keys whose values map names to objects, so that a key below them is a name, even `$ref` or `default`. */
const names: ReadonlySet<string> = new Set([
  "$defs",
  "additionalOperations",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "examples",
  "headers",
  "links",
  "mapping",
  "mediaTypes",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "scopes",
  "securitySchemes",
  "variables",
  "webhooks",
]);

/**
 * Finds the references in an object of the spec and in all below it. Extensions (`x-…`) are data,
 * too: what they hold is for them to say.
 */
export function findReferences(node: Node, visited: Set<Node>): readonly Reference[] {
  const found: Reference[] = [];
  collect(node, visited, found);
  return found;
}

function collect(node: Node, visited: Set<Node>, found: Reference[]): void {
  if (visited.has(node)) return;
  visited.add(node);
  switch (node.kind) {
    case "value":
      return;
    case "list":
      for (const item of node.items) collect(item, visited, found);
      return;
    case "map":
      for (const entry of node.entries.values()) {
        if (entry.key === "$ref" || entry.key === EXTERNAL) found.push({ holder: node, entry });
        else for (const below of objectsBelow(entry)) collect(below, visited, found);
      }
      return;
  }
}

/** The objects of the spec that a member holds. */
function objectsBelow({ key, value }: Entry): readonly Node[] {
  if (data.has(key) || key.startsWith("x-")) return [];
  // Of the keys that hold names, `parameters` may be a list of objects, and `examples` one of samples.
  if (key === "examples" && value.kind === "list") return [];
  if (names.has(key) && value.kind === "map") {
    return [...value.entries.values()].map((entry) => entry.value);
  }
  return [value];
}
