import { DecodeError, quote } from "../errors.ts";
import { hintOf } from "./body-hints.ts";
import { GT } from "./char-classes.ts";
import { positionOf } from "./position.ts";
import { declaredEncoding } from "./xml-declaration.ts";

/** `fatal`: malformed bytes are an error. `ignoreBOM`: the mark stays; the reader knows it. */
const STRICT = { fatal: true, ignoreBOM: true };

/**
 * The text of a document's bytes. What names the encoding, first to last: a byte order mark, the
 * charset of the transport, the declaration; else it is UTF-8 (XML 1.0 §4.3.3, RFC 7303 §3). Labels
 * are those of WHATWG Encoding.
 *
 * @throws {DecodeError} `encoding` for malformed bytes, an unknown encoding, a declaration that
 * contradicts the mark, and UTF-16 that nothing announces.
 */
export function textOf(bytes: Uint8Array, charset?: string, operation?: string): string {
  function refuse(problem: string, before = "", cause?: unknown): never {
    const at = positionOf(before, before.length);
    throw new DecodeError("encoding", "/", problem, at, operation, { cause });
  }
  function decoder(label: string) {
    try {
      return new TextDecoder(label, STRICT);
    } catch (cause) {
      return refuse(`no encoding is called ${quote(label)}`, "", cause);
    }
  }

  const start = String.fromCharCode(...bytes.subarray(0, 100));
  const hint = hintOf(start, false);
  const mark = markOf(start);
  let label = mark ?? charset ?? "utf-8";
  if (charset === undefined) {
    // A declaration is ASCII in every encoding that can be without a mark.
    const head = new TextDecoder(mark ?? "latin1").decode(bytes.subarray(0, bytes.indexOf(GT) + 2));
    if (!mark && /^.?\0/s.test(start)) {
      refuse(hint.includes("32") ? "UTF-32 is not read" : "UTF-16 needs a byte order mark");
    }
    const declared = declaredEncoding(head);
    if (declared !== undefined) {
      const { encoding } = decoder(declared);
      const wide = encoding.startsWith("utf-16");
      if (
        mark ? mark !== encoding && !(wide && /utf-16$/i.test(declared) && mark !== "utf-8") : wide
      ) {
        refuse(`the document declares ${quote(declared)}, its first bytes say otherwise`);
      }
      label = mark ?? declared;
    }
  }
  const whole = decoder(label);
  try {
    // In one piece, some versions of Node read windows-1252 as if it were ISO-8859-1
    // (https://github.com/nodejs/node/issues/56542); as a stream they do not.
    return whole.decode(bytes, { stream: true }) + whole.decode();
  } catch (cause) {
    const { encoding } = whole;
    const more = encoding.startsWith("utf-16") ? "" : hint;
    return refuse(`the bytes are not valid ${encoding}${more}`, readable(bytes, label), cause);
  }
}

/** The encoding of a byte order mark, each byte of which is one character here. */
function markOf(start: string): string | undefined {
  if (start.startsWith("\xef\xbb\xbf")) return "utf-8";
  if (start.startsWith("\xfe\xff")) return "utf-16be";
  return start.startsWith("\xff\xfe") ? "utf-16le" : undefined;
}

/** The text before the first malformed byte, looked for in halves. */
function readable(bytes: Uint8Array, label: string): string {
  let text = "";
  let good = 0;
  for (let size = 2 ** 31; size >= 1; size /= 2) {
    try {
      const head = bytes.subarray(0, good + size);
      text = new TextDecoder(label, STRICT).decode(head, { stream: true });
      good = head.length;
    } catch {
      // The malformed byte is in this piece.
    }
  }
  return text;
}
