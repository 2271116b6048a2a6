import { entriesOf, itemsOf, mapAt, partOf } from "../../source/built-nodes.ts";
import type { Entry, MapNode, Node } from "../../source/tree.ts";
import { once } from "./memo.ts";
import { isSame } from "./merge-keys.ts";
import type { ReadContext } from "./read-context.ts";
import { isReference } from "./reference.ts";

/** The keys of an XML Object. */
type XmlKeys = ReadonlyMap<string, Entry>;

const baseNames = new WeakSet<Node>();

/** Whether the name of an XML Object that was composed is that of a base: the extension has none. */
export function isBaseName(xml: Node): boolean {
  return baseNames.has(xml);
}

/**
 * The `xml` of a schema with `allOf`, key by key: what it says itself, else the parts that are written in place, else
 * the bases that are referred to. Undefined where two bases, or two parts, contradict each other: that is reported.
 */
export function composeXml(reading: ReadContext, node: MapNode): readonly Entry[] | undefined {
  const keys = keysOf(reading, node, node.span);
  if (keys === undefined) return undefined;
  const [first] = [...keys.values()];
  if (first === undefined) return [];
  const { keySpan, value } = node.entries.get("xml") ?? { keySpan: first.keySpan, value: node };
  const xml = mapAt(value, [...keys.values()]);
  const isOwn = [node, ...itemsOf(partOf(node, "allOf"))].some(
    (part) => partOf(partOf(part, "xml"), "name") !== undefined,
  );
  if (!isOwn) baseNames.add(xml);
  return [{ key: "xml", keySpan, value: xml }];
}

const keysOf = once((reading: ReadContext, node: Node): XmlKeys | undefined => {
  const parts = itemsOf(partOf(node, "allOf"));
  const own = new Map(entriesOf(partOf(node, "xml")).map((entry) => [entry.key, entry]));
  const inline = agreed(
    reading,
    parts.filter((part) => !isReference(part)),
  );
  const bases = agreed(reading, parts.filter(isReference));
  return inline && bases && extended(extended(own, inline), bases);
});

/** What parts of equal weight say together. */
function agreed(reading: ReadContext, parts: readonly Node[]): XmlKeys | undefined {
  const all = new Map<string, Entry>();
  for (const part of parts) {
    const keys = keysOf(reading, reading.spec.resolve(part), part.span);
    if (keys === undefined) return undefined;
    for (const entry of keys.values()) {
      const known = all.get(entry.key);
      if (known !== undefined && !isSame(known.value, entry.value)) {
        const others = [{ span: known.keySpan, message: "the other one is here" }];
        const { key } = entry;
        reading.diagnostics.report("unsupported/xml-contradiction", entry.keySpan, { key }, others);
        return undefined;
      }
      all.set(entry.key, entry);
    }
  }
  return all;
}

/** What is said, and what a base says besides. A prefix stands for the namespace that it is given with. */
function extended(keys: XmlKeys, base: XmlKeys): XmlKeys {
  const more = [...base].filter(
    ([key]) => !keys.has(key) && !(key === "prefix" && keys.has("namespace")),
  );
  return new Map([...keys, ...more]);
}
