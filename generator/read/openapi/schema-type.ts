import type { Span } from "../../diagnostics/source-file.ts";
import { isValue } from "../../source/built-nodes.ts";
import type { Node } from "../../source/tree.ts";
import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { type JsonType, jsonTypes, keysOfType, typedKeys } from "./schema-shape.ts";

/** The type of a schema's values, and whether `null` is one of them, too. */
interface FoundType {
  readonly type: JsonType;
  /** What says that a value can be null; undefined where it cannot. */
  readonly nullable: Span | undefined;
}

/** The type of a schema's values: as it says, else as what it says implies. */
export function readType(reading: ReadContext, fields: ObjectReader): FoundType | undefined {
  const found = fields.has("type") ? writtenType(reading, fields) : impliedType(reading, fields);
  if (found === undefined) return undefined;
  return checkKeys(reading, fields, found.type) ? found : undefined;
}

function writtenType(reading: ReadContext, fields: ObjectReader): FoundType | undefined {
  const node = fields.entry("type")?.value;
  if (node?.kind !== "list") {
    const type = typeOf(reading, fields);
    return type && { type, nullable: undefined };
  }
  const others = node.items.filter((item) => !isValue(item, "null"));
  const [only, second] = others;
  const type = jsonTypes.find((known) => only !== undefined && isValue(only, known));
  if (type === undefined || second !== undefined) {
    reading.diagnostics.report("unsupported/type-choice", anchorSpan(node), {});
    return undefined;
  }
  const nullable = node.items.find((item) => isValue(item, "null"));
  return { type, nullable: nullable?.span };
}

function typeOf(reading: ReadContext, fields: ObjectReader): JsonType | undefined {
  const written = fields.text("type");
  if (written === undefined) return undefined;
  const type = jsonTypes.find((candidate) => candidate === written.value);
  if (type === undefined) {
    const parameters = { type: written.value, known: jsonTypes };
    reading.diagnostics.report("invalid-value/type", written.span, parameters);
  }
  return type;
}

/** Formats that only one type has. */
const typeOfFormat: Readonly<Record<string, JsonType>> = {
  int32: "integer",
  int64: "integer",
  float: "number",
  double: "number",
};

/** JSON Schema allows a value of any type when `type` is absent; the other keys determine one type for XML. */
function impliedType(reading: ReadContext, fields: ObjectReader): FoundType | undefined {
  const type = implied(fields);
  if (type === undefined) {
    // A schema with a key that is refused may have no type for that reason.
    if (fields.complete) fields.missing("type", `one of ${jsonTypes.join(", ")}`);
    return undefined;
  }
  reading.diagnostics.note("read-differently/type", fields.at, { type });
  return { type, nullable: undefined };
}

function implied(fields: ObjectReader): JsonType | undefined {
  if (fields.has("properties")) return "object";
  if (fields.has("items") || fields.has("prefixItems")) return "array";
  const listed = fields.entry("enum") ?? fields.entry("x-extensible-enum");
  if (listed?.value.kind === "list") return typeOfValues(listed.value.items);
  const format = fields.entry("format")?.value;
  if (format?.kind === "value") return typeOfFormat[String(format.value)] ?? "string";
  if (fields.has("pattern") || fields.has("minLength") || fields.has("maxLength")) return "string";
  if (fields.has("minimum") || fields.has("maximum")) return "number";
  return undefined;
}

function typeOfValues(items: readonly Node[]): JsonType | undefined {
  const values = items.map((item) => (item.kind === "value" ? item.value : undefined));
  if (values.length === 0) return undefined;
  if (values.every((value) => typeof value === "string")) return "string";
  if (values.every((value) => typeof value === "bigint" || Number.isInteger(value))) {
    return "integer";
  }
  if (values.every((value) => typeof value === "number")) return "number";
  return values.every((value) => typeof value === "boolean") ? "boolean" : undefined;
}

/** Keys that say which members or items there are: under another type, one of the two is a mistake. */
const structural: ReadonlySet<string> = new Set(["properties", "items", "prefixItems"]);
const listing: ReadonlySet<string> = new Set(["enum", "x-extensible-enum"]);

/** JSON Schema ignores a key that is meant for another type. */
function checkKeys(reading: ReadContext, fields: ObjectReader, type: JsonType): boolean {
  const own = keysOfType[type];
  let fits = true;
  for (const key of typedKeys) {
    const entry = fields.entry(key);
    if (entry === undefined || own.includes(key)) continue;
    if (structural.has(key)) {
      const types = jsonTypes.filter((other) => keysOfType[other].includes(key));
      reading.diagnostics.report("misplaced-key", entry.keySpan, { key, type, types });
      fits = false;
    } else if (!listing.has(key)) {
      reading.diagnostics.note("no-effect", entry.keySpan, { key, type });
    } else if (type === "object" || type === "array") {
      reading.diagnostics.report("unsupported/enum", entry.keySpan, { type });
      fits = false;
    } else {
      // Only strings and integers can be compared.
      reading.diagnostics.note("not-checked/enum", entry.keySpan, { type });
    }
  }
  return fits;
}
