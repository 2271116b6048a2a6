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
    const problem = `${what} has "${first?.key}" and "${second.key}"`;
    const hint = "keep one of them";
    reading.diagnostics.report("invalid-case", second.entry.keySpan, { problem }, { hint });
    return undefined;
  }
  if (first === undefined && fields.complete) {
    const problem = `${what} has none of ${keys.join(", ")}`;
    const hint = "give one of them";
    reading.diagnostics.report("invalid-case", fields.at, { problem }, { hint });
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
