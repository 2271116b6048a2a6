import type { Json } from "../../generator/model/model.ts";

/** A decoded value as the spec's `dataValue` would have it. */
export function jsonOf(value: unknown): Json {
  switch (typeof value) {
    case "number":
      if (Number.isFinite(value)) return value;
      return String(value).replace("Infinity", "INF");
    case "boolean":
    case "bigint":
    case "string":
      return value;
    case "object":
      if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
      if (Array.isArray(value)) return value.map(jsonOf);
      return Object.fromEntries(
        Object.entries(value ?? {}).map(([key, member]) => [key, jsonOf(member)]),
      );
    default:
      throw new Error(`no decoder gives a ${typeof value}`);
  }
}

/** `Array.isArray` does not know lists that are read only. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
