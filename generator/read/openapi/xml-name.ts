import { isNcName } from "../../model/names.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/** A name that the spec gives to an element or an attribute. */
export function readXmlName(reading: ReadContext, text: Text | undefined): Text | undefined {
  return checked(reading, text, nameProblem);
}

/** A prefix that the spec gives to a namespace. */
export function readXmlPrefix(reading: ReadContext, text: Text | undefined): Text | undefined {
  return checked(reading, text, prefixProblem);
}

function checked(
  reading: ReadContext,
  text: Text | undefined,
  problemOf: (name: string) => string | undefined,
): Text | undefined {
  if (text === undefined) return undefined;
  const problem = problemOf(text.value);
  if (problem === undefined) return text;
  const hint = isNcName(text.value)
    ? "use another one: a prefix may be any, and xml.namespace declares namespaces"
    : "use letters, digits and - . _, and begin with a letter or _";
  reading.diagnostics.report("xml-name", text.span, { name: text.value, problem }, { hint });
  return undefined;
}

/**
 * Why a name cannot be that of an element or an attribute; undefined if it can. Names that begin with
 * "xml" are kept for later standards (XML 1.0 §2.3), but they are well-formed, and are in use.
 */
export function nameProblem(name: string): string | undefined {
  if (name.includes(":")) return "has a colon; a prefix has a key of its own";
  if (!isNcName(name)) return "is no XML name (Namespaces in XML 1.0, NCName)";
  return name === "xmlns" ? "declares a namespace (Namespaces in XML 1.0 §3)" : undefined;
}

/** Prefixes that begin with "xml" are kept for later standards (Namespaces in XML 1.0 §3). */
function prefixProblem(name: string): string | undefined {
  const kept = /^xml/i.test(name) ? 'begins with "xml", which XML keeps for itself' : undefined;
  return nameProblem(name) ?? kept;
}
