import fc from "fast-check";
import { wellFormed } from "./documents.ts";

const ALPHABET = [
  ..."<>/=\"'&;#x!?-[]: \n\r\ta1.é·",
  ...["\0", "\x01", "\x0c", "\x85", "\ufeff", "\ufffe", "\uffff", "\u{10000}", "\u037e", "\u0300"],
  ...[
    "<!--",
    "-->",
    "--",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<?xml",
    "<?xml version='1.1'?>",
    "<!DOCTYPE a>",
  ],
  ...[
    "<a>",
    "</a>",
    "<a/>",
    "<p:a/>",
    " a='1'",
    " p:a='1'",
    " xmlns='v'",
    " xmlns:p='v'",
    " xmlns:p=''",
  ],
  ...["xmlns", "xmlns:", "xml:", "p:", "&#0;", "&#x41;", "&lt;", "&a;", "&#xd800;", "&#x110000;"],
];

/** Where in a document something is done, as a part of its length. */
export const somewhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Takes a few characters out of a document, and puts others in. */
export type Change = (xml: string) => string;

export const change: fc.Arbitrary<Change> = fc
  .record({
    at: somewhere,
    taken: fc.constantFrom(0, 0, 1, 1, 2, 5),
    put: fc.array(fc.constantFrom(...ALPHABET), { maxLength: 2 }).map((all) => all.join("")),
  })
  .map(({ at, taken, put }) => (xml) => {
    const characters = [...xml];
    characters.splice(Math.floor(at * characters.length), taken, put);
    return characters.join("");
  });

/** A document to which changes were made, one after the other. */
export function changedBy(xml: string, changes: readonly Change[]): string {
  return changes.reduce((text, each) => each(text), xml);
}

/** Documents that are not far from well-formed ones. */
export const changed = fc
  .tuple(wellFormed, fc.array(change, { minLength: 1, maxLength: 2 }))
  .map(([xml, changes]) => changedBy(xml, changes));
