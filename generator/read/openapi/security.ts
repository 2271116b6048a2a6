import type { Fields } from "./fields.ts";
import { headOf } from "./placed.ts";
import type { Reading } from "./reading.ts";

/** Security Requirement Objects (OpenAPI 3.2 §4.31): none may be asked for. */
export function checkNoSecurity(reading: Reading, fields: Fields): void {
  const [first] = fields.items("security") ?? [];
  if (first === undefined) return;
  const hint = "give credentials in the client's `headers`, and say `security: []`";
  const construct = "a security requirement";
  reading.diagnostics.report("unsupported", headOf(first), { construct }, { hint });
}
