import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/** Security Requirement Objects (OpenAPI 3.2 §4.31): credentials are given in the client's headers. */
export function noteSecurity(reading: ReadContext, fields: ObjectReader): void {
  const [first] = fields.items("security") ?? [];
  if (first !== undefined) reading.diagnostics.note("not-used/security", anchorSpan(first), {});
}
