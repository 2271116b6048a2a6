import { isNcName } from "../names.ts";
import type { Text } from "./placed.ts";
import type { Reading } from "./reading.ts";

/** A name that the spec gives to an element, an attribute or a prefix. */
export function readXmlName(reading: Reading, text: Text | undefined): Text | undefined {
  if (text === undefined) return undefined;
  const problem = nameProblem(text.value);
  if (problem === undefined) return text;
  const hint = "use letters, digits and - . _, and begin with a letter or _";
  reading.diagnostics.report("xml-name", text.span, { name: text.value, problem }, { hint });
  return undefined;
}

/** Why a name cannot be that of an element, an attribute or a prefix; undefined if it can. */
export function nameProblem(name: string): string | undefined {
  if (name.includes(":")) return "has a colon; a prefix has a key of its own";
  if (!isNcName(name)) return "is no XML name (Namespaces in XML 1.0, NCName)";
  if (/^xml/i.test(name)) return 'begins with "xml", which XML keeps for itself (XML 1.0 §2.3)';
  return undefined;
}
