import { placeBehind } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import { errorOf, optional, type Variant, type VariantFactory } from "./variant.ts";

/** A media type without a charset, so that the document's own word counts. */
const PLAIN = "application/xml";

const NAMELESS = "x-no-such-encoding";

/**
 * From bytes to text. What names the encoding, first to last: a byte order mark, the charset of the
 * transport, the declaration (RFC 7303 §3.2, XML 1.0 §4.3.3).
 */
export const encodingVariants: VariantFactory = (sample) => {
  const declared = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?>\n<!-- \u00e9 -->\n${sample.printRoot()}`;
  return [...readEncodings(sample, declared), ...refusedEncodings(declared)];
};

/** The document as it declares an encoding, with a character beyond ASCII. */
type Declared = (encoding: string) => string;

function readEncodings({ value }: SampleDocument, declared: Declared): readonly Variant[] {
  const utf16 = wide(declared("UTF-16"));
  const reads = (
    what: string,
    documentation: string,
    bytes: Buffer,
    contentType = PLAIN,
  ): Variant => variantOf(what, documentation, bytes, contentType, { kind: "value", value });
  return [
    reads("utf-16-little-endian", "UTF-16 comes in either byte order (XML 1.0 §4.3.3).", utf16),
    reads(
      "utf-16-big-endian",
      "UTF-16 comes in either byte order (XML 1.0 §4.3.3).",
      Buffer.from(utf16).swap16(),
    ),
    // A parser has to know UTF-8 and UTF-16, and no other encoding.
    optional(
      reads(
        "encoding-declared",
        "A declaration names the encoding where nothing else does (XML 1.0 §4.3.3).",
        Buffer.from(declared("ISO-8859-1"), "latin1"),
      ),
    ),
    optional(
      reads(
        "charset-before-declaration",
        "The charset of the transport goes before the declaration (RFC 7303 §3.2).",
        Buffer.from(declared("UTF-8"), "latin1"),
        `${PLAIN}; charset="ISO-8859-1"`,
      ),
    ),
    reads(
      "mark-before-charset",
      "A byte order mark goes before the charset of the transport (RFC 7303 §3.2).",
      utf16,
      `${PLAIN}; charset=ISO-8859-1`,
    ),
  ];
}

/** The first bytes of what gzip writes. A member of ten bytes is its head. */
const GZIP = [0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xb3, 0x49, 0xd4, 0xb7, 0x03, 0];

function refusedEncodings(declared: Declared): readonly Variant[] {
  const text = declared("UTF-8");
  const before = text.slice(0, text.indexOf("\u00e9"));
  const refused = (
    what: string,
    documentation: string,
    bytes: Buffer,
    contentType = PLAIN,
    place?: ReturnType<typeof placeBehind>,
  ): Variant => {
    const expect = errorOf(["encoding", "not-well-formed"], undefined, place);
    return variantOf(what, documentation, bytes, contentType, expect);
  };
  return [
    refused(
      "malformed-utf-8",
      "Bytes that are not UTF-8 are not replaced by other characters (XML 1.0 §4.3.3).",
      Buffer.from(text, "latin1"),
      PLAIN,
      placeBehind(before),
    ),
    refused(
      "gzip-without-notice",
      "Compressed bytes without a Content-Encoding are not a document.",
      Buffer.from(GZIP),
    ),
    // Of these the standards leave something to the reader: what a mark is worth against a declaration
    // (RFC 7303 §3.2), to guess UTF-16 (XML 1.0 appendix F), which labels it knows.
    optional(
      refused(
        "mark-against-declaration",
        "A document is in the encoding that it declares (XML 1.0 §4.3.3).",
        wide(text),
      ),
    ),
    optional(
      refused(
        "utf-16-without-mark",
        "UTF-16 begins with a byte order mark (XML 1.0 §4.3.3).",
        wide(declared("UTF-16")).subarray(2),
      ),
    ),
    optional(
      refused(
        "unknown-encoding",
        "An unknown encoding is not replaced by another (XML 1.0 §4.3.3).",
        Buffer.from(declared(NAMELESS)),
      ),
    ),
    optional(
      refused(
        "unknown-charset",
        "An unknown charset is not replaced by another (RFC 7303 §3.2).",
        Buffer.from(text),
        `${PLAIN}; charset=${NAMELESS}`,
      ),
    ),
  ];
}

/** UTF-16 in little-endian order, with its mark. */
function wide(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, "utf16le");
}

function variantOf(
  what: string,
  documentation: string,
  bytes: Buffer,
  contentType: string,
  expect: ReturnType<Variant["make"]>["expect"],
): Variant {
  const body = { base64: bytes.toString("base64") };
  const outcome = expect.kind === "value" ? "value" : expect.codes;
  const make = () => ({ body, expect });
  return { what, documentation, tags: ["encoding"], contentType, outcome, make };
}
