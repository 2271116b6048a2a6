import { isXml, membersOf, partsOf } from "../http/header-fields.ts";
import { encoder } from "./proxy-exchange.ts";
import type { Answer } from "./upstream.ts";

/** A cached answer. */
export interface KnownAnswer {
  readonly answer: Answer;
  /** When it was received, and until when it is served without asking again; by the proxy's clock. */
  readonly at: number;
  readonly freshUntil: number;
  /** In both of its forms; undefined where it has no content. */
  readonly xml: Representation | undefined;
  readonly json: Representation | undefined;
}

export interface Representation {
  readonly type: string;
  readonly body: Uint8Array;
  /** A strong entity tag (RFC 9110 §8.8.3): equal values have equal ones, in all instances. */
  readonly etag: string;
}

export function knownAnswer(answer: Answer, at: number, freshUntil: number): KnownAnswer {
  return {
    answer,
    at,
    freshUntil,
    xml: representation("application/xml; charset=utf-8", answer.xml),
    json: representation("application/json", answer.json),
  };
}

function representation(type: string, text: string | undefined): Representation | undefined {
  if (text === undefined) return undefined;
  return { type, body: encoder.encode(text), etag: `"${text.length.toString(36)}-${hash(text)}"` };
}

/** 64 bits of two multiplicative hashes with other factors: to distinguish versions, not for secrets. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  return [a ^ (b >>> 15), b ^ (a >>> 13)].map((part) => (part >>> 0).toString(36)).join("");
}

/** How much a request wants a type, and where it first names it: Infinity where it does not. */
interface Wish {
  weight: number;
  place: number;
}

/**
 * Whether JSON is answered: to those that want it more than XML, or as much and name it first, or name it
 * and no type of XML (RFC 9110 §12.5.1). Clients that accept neither get XML anyway.
 */
function wantsJson(accept: string | undefined): boolean {
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
