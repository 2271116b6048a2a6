import type { Span } from "../../diagnostics/source-file.ts";
import { itemsOf, mapAt, textIn } from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node } from "../../source/tree.ts";

/** The name of a media type, and its place; undefined when it is not given. */
interface MediaTypeName {
  readonly name: string;
  readonly span: Span | undefined;
}

/** The media types of `consumes` or `produces`; any media type when there are none. */
export function mediaTypes(node: Node | undefined): readonly MediaTypeName[] {
  const named = itemsOf(node).flatMap((item) => {
    const name = textIn(item);
    return name === undefined ? [] : [{ name, span: item.span }];
  });
  return named.length > 0 ? named : [{ name: "*/*", span: undefined }];
}

/** The `content` of a body: its one schema under each of its media types. */
export function contentOf(
  schema: Entry,
  types: readonly MediaTypeName[],
  more: (type: string) => readonly Entry[] = () => [],
): MapNode {
  const entries = types.map(({ name, span }) => ({
    key: name,
    keySpan: span ?? schema.keySpan,
    value: mapAt(schema.value, [{ ...schema, key: "schema" }, ...more(name)]),
  }));
  return mapAt(schema.value, entries);
}
