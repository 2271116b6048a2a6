import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { type JsonType, jsonTypes, keysOfType, typedKeys } from "./schema-shape.ts";

/** The one type of a schema's values. */
export function readType(reading: ReadContext, fields: ObjectReader): JsonType | undefined {
  const entry = fields.entry("type");
  if (entry === undefined) {
    // A schema with a key that is refused may have no type for that reason.
    if (fields.complete) fields.missing("type", `one of ${jsonTypes.join(", ")}`);
    return undefined;
  }
  if (entry.value.kind === "list") {
    reading.diagnostics.report("unsupported/type-choice", anchorSpan(entry.value), {});
    return undefined;
  }
  const written = fields.text("type");
  if (written === undefined) return undefined;
  const type = jsonTypes.find((candidate) => candidate === written.value);
  if (type === undefined) {
    const parameters = { type: written.value, known: jsonTypes };
    reading.diagnostics.report("invalid-value/type", written.span, parameters);
    return undefined;
  }
  const fits = checkKeys(reading, fields, type);
  // What is said of a value that is meant to be another is not looked at any further.
  return fits || type === "object" || type === "array" ? type : undefined;
}

/** Values of any type can be listed in JSON Schema; only strings and integers can be compared here. */
function reportUnlisted(
  reading: ReadContext,
  fields: ObjectReader,
  key: string,
  type: JsonType,
): boolean {
  const entry = fields.entry(key);
  if (entry === undefined || (key !== "enum" && key !== "x-extensible-enum")) return false;
  reading.diagnostics.report("unsupported/enum", entry.keySpan, { type });
  return true;
}

/** JSON Schema ignores a key that is meant for another type; here it is a mistake. */
function checkKeys(reading: ReadContext, fields: ObjectReader, type: JsonType): boolean {
  const own = keysOfType[type];
  const misplaced = typedKeys.filter((key) => fields.has(key) && !own.includes(key));
  for (const key of misplaced) {
    if (reportUnlisted(reading, fields, key, type)) continue;
    const types = jsonTypes.filter((other) => keysOfType[other].includes(key));
    const span = fields.entry(key)?.keySpan ?? fields.at;
    reading.diagnostics.report("misplaced-key", span, { key, type, types });
  }
  return misplaced.length === 0;
}
