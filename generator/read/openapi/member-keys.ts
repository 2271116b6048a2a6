import { camelCase, freeKey, usableKey } from "../../model/names.ts";
import { textOf } from "../../source/built-nodes.ts";
import type { Entry } from "../../source/tree.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/**
 * The key of each member in code, as `x-member-name` says or made of its name; all are different. Its name in
 * XML is decided in member-xml-name.ts.
 */
export function memberKeys(reading: ReadContext, entries: readonly Entry[]): readonly Text[] {
  const given = entries.map(({ value }) => textOf(value, "x-member-name"));
  const taken = new Set(given.filter((name) => name !== undefined));
  // A name that is an identifier is kept, whichever comes first.
  const kept = new Set(entries.map(({ key }) => key).filter((key) => camelCase(key) === key));
  return entries.map(({ key, keySpan }, index) => {
    const own = given[index];
    if (own !== undefined) return { value: own, span: keySpan };
    const usable = usableKey(key);
    const others = usable === key ? taken : new Set([...taken, ...kept]);
    const value = freeKey([usable], others);
    taken.add(value);
    if (value !== camelCase(key)) {
      reading.diagnostics.note("made-name/member", keySpan, { name: value });
    }
    return { value, span: keySpan };
  });
}
