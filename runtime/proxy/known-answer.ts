import { encoder } from "./proxy-exchange.ts";
import type { Answer } from "./upstream.ts";

/** An answer as it is sent again and again. */
export interface KnownAnswer {
  readonly answer: Answer;
  /** When it came, and until when it is given without asking again; by the proxy's clock. */
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
