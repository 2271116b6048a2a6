import type { XmlNameProblem } from "../../diagnostics/xml-messages.ts";
import { isNcName } from "../../model/names.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/** Checks a name that the spec gives to an element or an attribute. Which name a member has is decided in member-xml-name.ts. */
export function readXmlName(reading: ReadContext, text: Text | undefined): Text | undefined {
  return checked(reading, text, nameProblem);
}

/** Checks a prefix that the spec gives to a namespace. */
export function readXmlPrefix(reading: ReadContext, text: Text | undefined): Text | undefined {
  return checked(reading, text, prefixProblem);
}

function checked(
  reading: ReadContext,
  text: Text | undefined,
  problemOf: (name: string) => XmlNameProblem | undefined,
): Text | undefined {
  if (text === undefined) return undefined;
  const problem = problemOf(text.value);
  if (problem === undefined) return text;
  const parameters = { name: text.value, problem, inferred: false };
  reading.diagnostics.report("xml-name", text.span, parameters);
  return undefined;
}

/**
 * Why a name cannot be that of an element or an attribute; undefined if it can. Names that begin with
 * "xml" are kept for later standards (XML 1.0 §2.3), but they are well-formed, and are in use.
 */
export function nameProblem(name: string): XmlNameProblem | undefined {
  if (name.includes(":")) return "colon";
  if (!isNcName(name)) return "invalid";
  return name === "xmlns" ? "xmlns" : undefined;
}

/** Prefixes that begin with "xml" are kept for later standards (Namespaces in XML 1.0 §3). */
function prefixProblem(name: string): XmlNameProblem | undefined {
  return nameProblem(name) ?? (/^xml/i.test(name) && name !== "xml" ? "reserved" : undefined);
}
