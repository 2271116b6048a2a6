/**
 * Documents of every shape at a size and at sixteen times that, which must not take much more
 * than sixteen times as long. Where the time is quadratic, it takes 256 times.
 */
import { describe, expect, test } from "vitest";
import { attribute, document, element, list, optional, struct } from "../../runtime/codec/codec.ts";
import { decode } from "../../runtime/codec/decode.ts";
import { encode } from "../../runtime/codec/encode.ts";
import { string } from "../../runtime/codec/scalars.ts";
import { ClientError } from "../../runtime/errors.ts";
import { collectGarbage } from "../support/garbage.ts";
import { leastTime } from "../support/least-time.ts";
import { LONG_NAMES } from "../support/long-names.ts";

const type = document(
  element("r"),
  struct<{ a?: string; s: readonly string[] }>({
    a: optional(attribute("a"), string),
    s: list(element("s"), string),
  }),
);

/** Documents of about so many kilobytes. */
const KILO = 1000;
const repeat = (text: string, kilobytes: number): string =>
  text.repeat(Math.ceil((KILO * kilobytes) / text.length));
const SHAPES: { readonly [name: string]: (kb: number) => string } = {
  ...LONG_NAMES,
  siblings: (kb) => `<r>${repeat("<s>x</s>", kb)}</r>`,
  "elements that nobody knows": (kb) => `<r>${repeat("<x><y/></x>", kb)}</r>`,
  "depth again and again": (kb) =>
    `<r>${repeat(`${"<x>".repeat(60)}${"</x>".repeat(60)}`, kb)}</r>`,
  text: (kb) => `<r><s>${repeat("text ", kb)}</s></r>`,
  "text beyond ASCII": (kb) => `<r><s>${repeat("é\u{1f600}", kb)}</s></r>`,
  references: (kb) => `<r><s>${repeat("&amp;&#65;", kb)}</s></r>`,
  "references in a value": (kb) => `<r a="${repeat("&amp;\n", kb)}"/>`,
  comments: (kb) => `<r>${repeat("<!-- x -->", kb)}</r>`,
  "comments before the root": (kb) => `${repeat("<!-- x -->", kb)}<r/>`,
  instructions: (kb) => `<r>${repeat("<?p x?>", kb)}</r>`,
  "CDATA sections": (kb) => `<r><s>${repeat("<![CDATA[x]]>", kb)}</s></r>`,
  "pieces of a text": (kb) => `<r><s>${repeat("x<!---->", kb)}</s></r>`,
  "white space": (kb) => `<r>${repeat(" \n", kb)}</r>`,
  "carriage returns": (kb) => `<r><s>${repeat("\r", kb)}</s></r>`,
  "a long name": (kb) => `<${repeat("n", kb / 2)}></${repeat("n", kb / 2)}>`,
  "an end tag that is wrong": (kb) => `<${repeat("n", kb)}></x>`,
  "long names in each other, and an error": (kb) => `${`<${repeat("n", kb / 50)}>`.repeat(50)}</x>`,
  "an attribute of a long name, twice": (kb) =>
    `<r ${repeat("n", kb / 2)}="" ${repeat("n", kb / 2)}=""/>`,
  "many attributes, and an error in the tag": (kb) => `<r ${numbered(100 * kb)} b/>`,
  "a prefix that nothing declares": (kb) => `<r ${repeat("n", kb)}:a=""/>`,
  "an error behind many lines": (kb) => `<r>${repeat("\r\n", kb)}&</r>`,
  "an error in a long line": (kb) => `<r><s>${repeat("\u{1f600}", kb)}&</s></r>`,
  "an error of a value, and much behind it": (kb) => `<r>x${repeat("<s/>", kb)}</r>`,
  "a value that does not end": (kb) => `<r>${repeat('<s a=""/>', kb)}<s a="`,
  "comments that do not end": (kb) => `<r>${repeat("<!--", kb)}`,
  "values of line ends that overlap": (kb) => `<r ${numbered(60 * kb, "\n")}/>`,
};

function numbered(count: number, value = ""): string {
  return Array.from({ length: count }, (_, i) => `a${i}="${value}"`).join(" ");
}

/** Reads or writes; what is refused takes its time, too. */
function attempt(call: () => unknown): () => void {
  return () => {
    try {
      call();
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
    }
  };
}

/**
 * How much longer 16 times the size takes for each character, after at most eight tries. What is quadratic takes
 * 16 times as long in each.
 */
function growth(callOf: (kb: number) => () => unknown, kilobytes: number): number {
  const [small, large] = [attempt(callOf(kilobytes)), attempt(callOf(16 * kilobytes))];
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 8 && best > LIMIT; tries++) {
    collectGarbage();
    const least = 16 * Math.max(leastTime(small, { times: 12 }), 0.1);
    best = Math.min(best, leastTime(large, { enough: LIMIT * least }) / least);
  }
  return best;
}

/** A quarter of what a quadratic cost shows; caches and collections of garbage take some. */
const LIMIT = 4;

describe("the time for a kilobyte does not grow with the document", () => {
  test.each(Object.entries(SHAPES))("%s", (_, xmlOf) => {
    const decoding = (kb: number) => {
      const xml = xmlOf(kb);
      return () => decode(type, xml);
    };
    expect(growth(decoding, 16)).toBeLessThan(LIMIT);
  });

  test("what is written", () => {
    const encoding = (kb: number) => {
      const s = Array.from({ length: 20 * kb }, () => "<\r\n\u{1f600} text");
      return () => encode(type, { a: repeat("&\n", kb), s });
    };
    expect(growth(encoding, 16)).toBeLessThan(LIMIT);
  });

  test("bytes that are malformed at the end", () => {
    const reading = (kb: number) => {
      const bytes = Uint8Array.from([...new TextEncoder().encode(`<r>${repeat("é", kb)}`), 0xff]);
      return () => decode(type, bytes);
    };
    expect(growth(reading, 16)).toBeLessThan(LIMIT);
  });
});
