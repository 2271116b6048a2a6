import type { ObjectReader } from "./object-reader.ts";
import type { ReadContext } from "./read-context.ts";

/** `additionalProperties` may only say that there are none. */
export function checkClosed(reading: ReadContext, fields: ObjectReader): void {
  const additional = fields.entry("additionalProperties");
  if (additional === undefined) return;
  if (additional.value.kind === "value" && additional.value.value === false) return;
  reading.diagnostics.report("unsupported/additional-properties", additional.keySpan, {});
}

/** The names of the members that have to be there. */
export function readRequired(reading: ReadContext, fields: ObjectReader): ReadonlySet<string> {
  const properties = new Set(fields.entries("properties").map((entry) => entry.key));
  const required = new Set<string>();
  for (const { value: name, span } of fields.texts("required") ?? []) {
    if (required.has(name)) {
      reading.diagnostics.report("invalid-value/required-twice", span, { name });
    } else if (fields.complete && !properties.has(name)) {
      const parameters = { name, known: properties };
      reading.diagnostics.report("invalid-value/required-unknown", span, parameters);
    }
    required.add(name);
  }
  return required;
}
