import type { Case, Json } from "../../runtime/conformance/case.ts";
import { escapeUnseen } from "./json-file.ts";
import { assign, type Code, key, list, literal, object } from "./layout.ts";

/** A case as code, a line for each of its parts. */
export function caseCode(each: Case): Code {
  return object(entries({ ...each }), true);
}

type Entries = { readonly [key: string]: unknown };

function entries(value: Entries): readonly Code[] {
  return Object.entries(value).map(([name, held]) => assign(`${key(name)}:`, codeOf(held as Json)));
}

function codeOf(value: Json): Code {
  if (typeof value === "string") return escapeUnseen(literal(value));
  // The formatter writes `1e21` where JavaScript writes `1e+21`.
  if (typeof value !== "object" || value === null) return String(value).replace("e+", "e");
  if (isList(value)) return list(value.map(codeOf), isTable(value));
  return object(entries(value));
}

/** Whether the formatter puts each item on a line of its own, however short they are. */
function isTable(items: readonly Json[]): boolean {
  const large = (item: Json): boolean =>
    typeof item === "object" && item !== null && Object.keys(item).length > 1;
  return items.length > 1 && items.every(large);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
