import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/** Security Requirement Objects (OpenAPI 3.2 §4.31): none may be asked for. */
export function checkNoSecurity(reading: ReadContext, fields: ObjectReader): void {
  const [first] = fields.items("security") ?? [];
  if (first === undefined) return;
  reading.diagnostics.report("unsupported/security", anchorSpan(first), {});
}
