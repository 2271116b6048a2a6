import type { Entry } from "../../source/tree.ts";
import type { ObjectReader } from "../openapi/object-reader.ts";
import type { ReadContext } from "../openapi/read-context.ts";

/** One of several keys that an object can have, and its entry. */
export interface OnlyKey<K extends string> {
  readonly key: K;
  readonly entry: Entry;
}

/** The one key of several that an object has. That there is none, or a second one, is reported. */
export function readOnlyKey<K extends string>(
  reading: ReadContext,
  fields: ObjectReader,
  what: string,
  keys: readonly K[],
): OnlyKey<K> | undefined {
  const found = keysIn(fields, keys);
  const [first, second] = found;
  if (second !== undefined) {
    const parameters = { what, first: first?.key ?? "", second: second.key };
    reading.diagnostics.report("invalid-case/both", second.entry.keySpan, parameters);
    return undefined;
  }
  if (first === undefined && fields.complete) {
    reading.diagnostics.report("invalid-case/none", fields.at, { what, keys });
  }
  return first;
}

/** Those of several keys that an object has. */
export function keysIn<K extends string>(
  fields: ObjectReader,
  keys: readonly K[],
): readonly OnlyKey<K>[] {
  return keys.flatMap((key) => {
    const entry = fields.entry(key);
    return entry === undefined ? [] : [{ key, entry }];
  });
}
