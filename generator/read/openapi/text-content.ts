import {
  entriesOf,
  entryAt,
  listAt,
  mapAt,
  partOf,
  textOf,
  valueAt,
} from "../../source/built-nodes.ts";
import type { MapNode } from "../../source/tree.ts";

const scalarTypes = ["string", "integer", "number", "boolean"];

/** What a member is called that has no name in the document. */
const TEXT = "value";

/**
 * The parts of `allOf: [a scalar, an object of attributes]`, which is how many say "text beside
 * attributes": the scalar becomes a member that is the text of the element. Undefined for other parts.
 */
export function contentWithText(parts: readonly MapNode[]): readonly MapNode[] | undefined {
  const scalars = parts.filter((part) => scalarTypes.includes(textOf(part, "type") ?? ""));
  const objects = parts.filter((part) => part.entries.has("properties"));
  const [scalar, second] = scalars;
  if (scalar === undefined || second !== undefined || objects.length === 0) return undefined;
  const members = objects.flatMap((part) => entriesOf(partOf(part, "properties")));
  if (members.some(({ key }) => key === TEXT)) return undefined;
  const textXml = mapAt(scalar, [entryAt(scalar, "x-ms-text", valueAt(scalar, true))]);
  const content = mapAt(scalar, [
    ...entriesOf(scalar, ["xml", "description", "title"]),
    entryAt(scalar, "xml", textXml),
  ]);
  const own = entriesOf(scalar).filter(({ key }) => ["xml", "description"].includes(key));
  const member = mapAt(scalar, [
    ...own,
    entryAt(scalar, "properties", mapAt(scalar, [entryAt(scalar, TEXT, content)])),
    entryAt(scalar, "required", listAt(scalar, [valueAt(scalar, TEXT)])),
  ]);
  const types = parts.map((part) => {
    if (part === scalar) return member;
    return textOf(part, "type") === "object" ? mapAt(part, entriesOf(part, ["type"])) : part;
  });
  return [mapAt(scalar, [entryAt(scalar, "type", valueAt(scalar, "object"))]), ...types];
}
