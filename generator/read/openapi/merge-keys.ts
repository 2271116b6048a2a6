import { entriesOf, isValue, itemsOf, listAt, mapAt, textIn } from "../../source/built-nodes.ts";
import type { Entry, Node } from "../../source/tree.ts";

/** Makes one schema of two. */
type MergeSchemas = (first: Node, second: Node) => Node;

/** Annotation keys: the last one counts. */
const annotations: ReadonlySet<string> = new Set([
  ...["description", "title", "example", "examples", "default", "externalDocs", "$comment"],
  ...["deprecated", "readOnly", "writeOnly"],
]);

/** What two parts of one schema say together under a key; undefined where they contradict each other. */
export function mergeKey(
  first: Entry,
  second: Entry,
  mergeSchemas: MergeSchemas,
): Entry | undefined {
  const { key } = second;
  if (annotations.has(key) || key.startsWith("x-")) return second;
  switch (key) {
    case "properties":
      return { ...first, value: mergeMaps(first.value, second.value, mergeSchemas) };
    case "required":
      return { ...first, value: union(first.value, second.value) };
    case "items":
      return { ...second, value: mergeSchemas(first.value, second.value) };
    case "minimum":
    case "exclusiveMinimum":
    case "minItems":
    case "minLength":
      return numberOf(first) > numberOf(second) ? first : second;
    case "maximum":
    case "exclusiveMaximum":
    case "maxItems":
    case "maxLength":
      return numberOf(first) < numberOf(second) ? first : second;
    case "uniqueItems":
      return isValue(first.value, true) ? first : second;
    case "enum":
      return { ...second, value: intersection(first.value, second.value) };
    case "additionalProperties":
    case "pattern":
      return isSame(first.value, second.value) || key === "pattern" ? second : undefined;
    case "type":
      return moreSpecific(first, second);
    default:
      return isSame(first.value, second.value) ? second : undefined;
  }
}

function mergeMaps(first: Node, second: Node, mergeValues: MergeSchemas): Node {
  if (first.kind !== "map" || second.kind !== "map") return second;
  const merged = new Map(first.entries);
  for (const entry of second.entries.values()) {
    const known = merged.get(entry.key);
    const value = known === undefined ? entry.value : mergeValues(known.value, entry.value);
    merged.set(entry.key, { ...entry, value });
  }
  return mapAt(second, [...merged.values()]);
}

function union(first: Node, second: Node): Node {
  const known = itemsOf(first);
  const more = itemsOf(second).filter((item) => !known.some((other) => isSame(item, other)));
  return listAt(second, [...known, ...more]);
}

function intersection(first: Node, second: Node): Node {
  const known = itemsOf(first);
  return listAt(
    second,
    itemsOf(second).filter((item) => known.some((other) => isSame(item, other))),
  );
}

/** An integer is a number, too. */
function moreSpecific(first: Entry, second: Entry): Entry | undefined {
  if (isSame(first.value, second.value)) return second;
  const types = [textIn(first.value), textIn(second.value)];
  if (!types.includes("integer") || !types.includes("number")) return undefined;
  return types[0] === "integer" ? first : second;
}

function numberOf({ value }: Entry): number {
  return value.kind === "value" ? Number(value.value) : Number.NaN;
}

/** Whether two nodes say the same. */
export function isSame(first: Node, second: Node): boolean {
  if (first === second) return true;
  if (first.kind === "value" && second.kind === "value") return first.value === second.value;
  if (first.kind === "list" && second.kind === "list") {
    const { items } = second;
    return (
      first.items.length === items.length &&
      first.items.every((item, index) => {
        const other = items[index];
        return other !== undefined && isSame(item, other);
      })
    );
  }
  if (first.kind !== "map" || second.kind !== "map") return false;
  const others = entriesOf(second);
  return (
    others.length === first.entries.size &&
    others.every(({ key, value }) => {
      const entry = first.entries.get(key);
      return entry !== undefined && isSame(entry.value, value);
    })
  );
}
