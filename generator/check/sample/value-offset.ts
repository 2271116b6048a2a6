import type { Element } from "./sample-tree.ts";

/** A start tag from its `<` on: its name, attributes and end (XML 1.0 §3.1). */
const START_TAG = /<[^\s/>]+((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * Where a value begins in the text of its sample: that of an attribute of an element, else a text in the element itself.
 * Defaults to the place of the element, such as where its text is empty.
 */
export function valueOffset(
  { source, offset }: Element,
  value: string,
  attribute?: string,
): number {
  START_TAG.lastIndex = offset;
  const [tag, attributes = ""] = START_TAG.exec(source) ?? [];
  if (tag === undefined) return offset;
  if (attribute === undefined) {
    const [text = ""] = /\S.*/.exec(value) ?? [];
    const start = offset + tag.length;
    const written = source.indexOf(text.trimEnd(), start);
    // A text with references is written otherwise.
    const at = written >= 0 ? written : source.slice(start).search(/\S/) + start;
    return text === "" ? offset : at;
  }
  const found = [...attributes.matchAll(ATTRIBUTE)].find(
    ([, name = ""]) => name.replace(/^.*:/, "") === attribute,
  );
  if (found === undefined) return offset;
  return source.indexOf(attributes, offset) + found.index + found[0].search(/["']/) + 1;
}
