import { didYouMean } from "../../diagnostics/hints.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { ReadContext } from "./read-context.ts";

/** `additionalProperties` may only say that there are none. */
export function checkClosed(reading: ReadContext, fields: ObjectReader): void {
  const additional = fields.entry("additionalProperties");
  if (additional === undefined) return;
  if (additional.value.kind === "value" && additional.value.value === false) return;
  reading.diagnostics.report(
    "unsupported",
    additional.keySpan,
    { construct: '"additionalProperties"' },
    {
      hint: "list every member under properties; elements that the spec does not know are skipped",
    },
  );
}

/** The names of the members that have to be there. */
export function readRequired(reading: ReadContext, fields: ObjectReader): ReadonlySet<string> {
  const properties = new Set(fields.entries("properties").map((entry) => entry.key));
  const required = new Set<string>();
  for (const { value: name, span } of fields.texts("required") ?? []) {
    if (required.has(name)) {
      const problem = `"${name}" is listed twice`;
      reading.diagnostics.report("invalid-value", span, { problem }, { hint: "remove it" });
    } else if (fields.complete && !properties.has(name)) {
      const hint = didYouMean(name, properties) ?? "add it under properties, or remove it here";
      const problem = `"${name}" is required, but is no property`;
      reading.diagnostics.report("invalid-value", span, { problem }, { hint });
    }
    required.add(name);
  }
  return required;
}
