import { isValue } from "../../source/built-nodes.ts";
import type { Entry } from "../../source/tree.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { ReadContext } from "./read-context.ts";

/**
 * `additionalProperties` may say that there are none, or that there may be any: members that the spec does
 * not describe are skipped. An object of nothing else is a dictionary.
 */
export function checkClosed(reading: ReadContext, fields: ObjectReader): void {
  for (const key of ["additionalProperties", "unevaluatedProperties"]) {
    const entry = fields.entry(key);
    if (entry !== undefined) checkAdditional(reading, fields, entry);
  }
}

function checkAdditional(reading: ReadContext, fields: ObjectReader, entry: Entry): void {
  const { key, keySpan, value } = entry;
  if (isValue(value, false)) return;
  const any = isValue(value, true) || (value.kind === "map" && value.entries.size === 0);
  if (any && fields.entries("properties").length > 0) return;
  reading.diagnostics.report("unsupported/additional-properties", keySpan, { key });
}

/** Whether an object neither has properties nor says that it has none, so that it may hold anything. */
export function isBare(fields: ObjectReader): boolean {
  if (fields.entries("properties").length > 0) return false;
  const closing = [false, 0, 0n];
  return !["additionalProperties", "unevaluatedProperties", "maxProperties"].some((key) => {
    return closing.some((value) => isValue(fields.entry(key)?.value, value));
  });
}

/** The names of the members that have to be there. */
export function readRequired(reading: ReadContext, fields: ObjectReader): ReadonlySet<string> {
  const properties = new Set(fields.entries("properties").map((entry) => entry.key));
  const required = new Set<string>();
  for (const { value: name, span } of fields.texts("required") ?? []) {
    if (fields.complete && !properties.has(name)) {
      const parameters = { name, known: properties };
      reading.diagnostics.report("invalid-value/required-unknown", span, parameters);
    }
    required.add(name);
  }
  return required;
}
