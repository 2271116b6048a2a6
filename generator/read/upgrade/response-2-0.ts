import { entriesOf, entryAt, mapAt, partOf } from "../../source/built-nodes.ts";
import type { Entry, Node } from "../../source/tree.ts";
import { contentOf, mediaTypes } from "./media-types-2-0.ts";
import { mapOf, type ObjectRule, one } from "./rewriter.ts";
import { schema20 } from "./schema-2-0.ts";

const mediaType: ObjectRule = { parts: { schema: one(() => schema20) } };

/** A Response Object of OpenAPI 2.0, with the media types of the operation that gives it. */
export function response20(produces: Node | undefined): ObjectRule {
  return {
    parts: { content: mapOf(() => mediaType) },
    change(node) {
      const schema = node.entries.get("schema");
      const rest = entriesOf(node, ["schema", "examples"]);
      // Without a schema there is no body (OpenAPI 2.0, "Response Object").
      if (schema === undefined) return mapAt(node, rest);
      const examples = partOf(node, "examples");
      const example = (type: string): readonly Entry[] => {
        const found = examples?.kind === "map" ? examples.entries.get(type) : undefined;
        return found === undefined ? [] : [{ ...found, key: "example" }];
      };
      const content = contentOf(schema, mediaTypes(produces), example);
      return mapAt(node, [...rest, entryAt(schema, "content", content)]);
    },
  };
}
