import { isXml, membersOf, partsOf } from "../http/header-fields.ts";
import type { KnownAnswer, Representation } from "./known-answer.ts";

/** How much a request wants a type, and where it first names it: Infinity where it does not. */
interface Wish {
  weight: number;
  place: number;
}

/**
 * Whether JSON is answered: to those that want it more than XML, or as much and name it first, or name it
 * and no type of XML (RFC 9110 §12.5.1). Whoever takes neither is sent XML all the same.
 */
export function wantsJson(accept: string | undefined): boolean {
  if (accept === undefined || !/json/i.test(accept)) return false;
  const json: Wish = { weight: 0, place: Number.POSITIVE_INFINITY };
  const xml: Wish = { weight: 0, place: Number.POSITIVE_INFINITY };
  let anything = 0;
  for (const [place, member] of membersOf(accept).entries()) {
    const [[name] = [""], ...parameters] = partsOf(member);
    const type = name.trim();
    const weight = Number(parameters.find(([key]) => key === "q")?.[1] ?? 1) || 0;
    if (type === "*/*" || type === "application/*") anything = Math.max(anything, weight);
    const wish = type === "application/json" ? json : isXml(type) ? xml : undefined;
    if (!wish) continue;
    wish.place = Math.min(wish.place, place);
    wish.weight = Math.max(wish.weight, weight);
  }
  if (json.weight === 0) return false;
  if (xml.place === Number.POSITIVE_INFINITY) return json.weight >= anything;
  return json.weight === xml.weight ? json.place < xml.place : json.weight > xml.weight;
}

/** The form of an answer that a request wants. */
export function representationFor(
  { xml, json }: KnownAnswer,
  accept: string | undefined,
): Representation | undefined {
  return wantsJson(accept) ? json : xml;
}

/** Whether a page has the answer already (RFC 9110 §13.1.2): compared weakly, from a list, or `*`. */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch.trim() === "*" ||
    membersOf(ifNoneMatch).some((each) => each.trim().replace(/^W\//, "") === etag)
  );
}
