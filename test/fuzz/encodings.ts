/** Byte order marks (XML 1.0 Appendix F.1), a character for each byte. */
export const MARKS = {
  "utf-8": "\xef\xbb\xbf",
  "utf-16be": "\xfe\xff",
  "utf-16le": "\xff\xfe",
} as const;

/** What the bytes of a document say, or why nothing can be said of them. */
export type Text =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly why: string };

/**
 * The text of bytes, by the rules alone: a byte order mark, else the charset of the transport, else
 * the declaration, else UTF-8 (XML 1.0 §4.3.3, RFC 7303 §3). A declaration that contradicts the mark is
 * an error, and so are UTF-16 that nothing announces, an encoding that nobody knows, and malformed bytes.
 */
export function expectedText(bytes: Uint8Array, charset: string | undefined): Text {
  const mark = markOf(bytes);
  if (charset !== undefined) return decoded(bytes, mark ?? charset);
  if (mark === undefined && (bytes[0] === 0 || bytes[1] === 0)) {
    return { kind: "refused", why: "UTF-16 without a mark" };
  }
  const declaration = declarationOf(bytes);
  const declared = declaration.kind === "encoding" ? declaration.label : (mark ?? "utf-8");
  if (mark !== undefined && !isCalled(mark, declared)) {
    return { kind: "refused", why: `${declared} contradicts the mark of ${mark}` };
  }
  if (mark === undefined && /^utf-16/.test(encodingOf(declared) ?? "")) {
    return { kind: "refused", why: `${declared} without a mark` };
  }
  return decoded(bytes, mark ?? declared);
}

function markOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 3)).toString("latin1");
  return Object.entries(MARKS).find(([, mark]) => start.startsWith(mark))?.[0];
}

/** What windows-1252 has where ISO-8859-1 has controls (WHATWG Encoding, index-windows-1252). */
const FROM_80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function decoded(bytes: Uint8Array, label: string): Text {
  // Some versions of Node take it for ISO-8859-1 (https://github.com/nodejs/node/issues/56542).
  if (encodingOf(label) === "windows-1252") {
    const characters = [...bytes].map((byte) => FROM_80[byte - 0x80] ?? String.fromCharCode(byte));
    return { kind: "text", text: characters.join("") };
  }
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return { kind: "text", text: decoder.decode(bytes) };
  } catch {
    return { kind: "refused", why: `no bytes of ${label}` };
  }
}

/** The name of the encoding that a label means (WHATWG Encoding §4.2). */
function encodingOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** `UTF-16` is a name for both orders of bytes, the mark says which (XML 1.0 §4.3.3). */
function isCalled(encoding: string, label: string): boolean {
  const either = encoding !== "utf-8" && label.toLowerCase() === "utf-16";
  return either || encodingOf(label) === encoding;
}

/** What an XML declaration says of the encoding. */
export type Declaration =
  | { readonly kind: "nothing" }
  | { readonly kind: "encoding"; readonly label: string }
  /** It is not written as it must be: the document is refused, whatever its encoding. */
  | { readonly kind: "malformed" };

const ATTRIBUTE = /[ \t\r\n]+([A-Za-z]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/gy;

/** Reads the declaration, if there is one (§2.8 [23], §4.3.3 [80], [81]). */
export function declarationOf(bytes: Uint8Array): Declaration {
  // Without a mark it is ASCII, whatever follows.
  const text = new TextDecoder(markOf(bytes) ?? "latin1").decode(bytes);
  if (!/^<\?xml(?![-.:\w\x80-\uffff])/.test(text)) return { kind: "nothing" };
  const attributes = [...text.slice("<?xml".length).matchAll(ATTRIBUTE)];
  const end = attributes.reduce((sum, [whole]) => sum + whole.length, "<?xml".length);
  const given = attributes.map(([, name, double, single]) => `${name}=${double ?? single}`);
  const [version, second = "", third = ""] = given;
  const encoding = /^encoding=([A-Za-z][\w.-]*)$/.exec(second)?.[1];
  const standalone = encoding === undefined ? second : third;
  const sound =
    /^[ \t\r\n]*\?>/.test(text.slice(end)) &&
    /^version=1\.[0-9]+$/.test(version ?? "") &&
    /^(standalone=(yes|no))?$/.test(standalone) &&
    given.length <= (encoding === undefined ? 2 : 3);
  if (!sound) return { kind: "malformed" };
  return encoding === undefined ? { kind: "nothing" } : { kind: "encoding", label: encoding };
}
