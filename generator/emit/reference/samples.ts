import { assertNever } from "../../model/assert-never.ts";
import type { DocumentElement, Example } from "../../model/model.ts";
import { code, fenced, plain, typescript } from "../markdown/inline.ts";
import type { MarkdownPage } from "../markdown/page.ts";
import { formatExpression } from "../typescript/format.ts";
import { exampleValue } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";
import { valueCode } from "./value-code.ts";

/** What a message is: a request, what a call gives, or the body of an error. */
export type Role = "sent" | "answered" | "failed";

/** Shows samples as they are on the wire, each with what it means. Gives their anchors by their names. */
export function showSamples(
  page: MarkdownPage,
  { types }: ReferenceInput,
  examples: readonly Example[],
  document: DocumentElement,
  role: Role,
): ReadonlyMap<Example, string> {
  const anchors = new Map<Example, string>();
  for (const example of examples) {
    const { name, summary, doc, text } = example;
    const title = summary === "" ? code(name) : plain(withoutStop(summary));
    anchors.set(example, page.heading(3, title));
    page.add(`${code(name)}: ${originWords(example, role)}`);
    page.describe(3, doc);
    if (text !== undefined) page.add(fenced("xml", text));
    const value = exampleValue(example, document, types);
    if (value === undefined) continue;
    page.add(meaningWords(role, document));
    page.add(typescript(formatExpression(valueCode(value, document.type, types))));
  }
  return anchors;
}

function meaningWords(role: Role, { name }: DocumentElement): string {
  switch (role) {
    case "sent":
      return "In code:";
    case "answered":
      return "The client gives:";
    case "failed":
      return `${code(`decode${name}`)} gives:`;
    default:
      return assertNever(role);
  }
}

/** A heading is not a sentence. */
function withoutStop(summary: string): string {
  return summary.replace(/(?<!\.)\.$/, "");
}

function originWords({ source, errata }: Example, role: Role): string {
  const origin = origins[source];
  if (errata.length > 0) return `${origin}, its misprints [corrected](#misprints).`;
  if (source !== "deployment") return `${origin}.`;
  return role === "sent"
    ? `${origin}. The client writes the documented form.`
    : `${origin}, beyond what the vendor documents.`;
}

/** Where samples come from. */
export const origins: { readonly [source in Example["source"]]: string } = {
  documentation: "the vendor's own sample",
  deployment: "seen in use",
  derived: "the documented form with other values",
};
