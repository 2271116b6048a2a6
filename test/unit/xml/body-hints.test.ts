import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { document, element } from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { string } from "../../../runtime/codec/scalars.ts";

const lamp = document(element("lamp"), string);
const xml = `<?xml version="1.0"?><lamp>${"a text ".repeat(50)}</lamp>`;

function messageOf(body: string | Uint8Array, charset?: string): string {
  try {
    decode(lamp, body, { charset });
  } catch (error) {
    return String(error);
  }
  throw new Error("the document was accepted");
}

/** The bytes of a text in UTF-32. */
function utf32(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * text.length));
  for (let i = 0; i < text.length; i++) {
    bytes.setUint32(4 * i, text.charCodeAt(i), littleEndian);
  }
  return new Uint8Array(bytes.buffer);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what came instead of XML is named", () => {
  test.each<readonly [string, string | Uint8Array, string]>([
    ["a JSON object", '{"count":1}', "JSON came"],
    ["a JSON array", " \n[1, 2]", "JSON came"],
    ["a JSON string", '"closed"', "JSON came"],
    ["JSON behind a byte order mark", '\ufeff{"count":1}', "JSON came"],
    ["JSON with markup inside", '{"html":"<p>"}', "JSON came"],
    ["JSON in bytes", utf8('{"text":"é"}'), "JSON came"],
    ["a sentence", "Service Unavailable", "plain text came"],
    ["a word", "true", "plain text came"],
    ["a long sentence, and markup far behind", `${"so ".repeat(40)}<br>`, "plain text came"],
    ["a sentence beyond ASCII", "サービスは利用できません", "plain text came"],
    ["gzip", gzipSync(xml), "compressed bytes came"],
    ["deflate", deflateSync(xml), "compressed bytes came"],
    ["deflate, quickly made", deflateSync(xml, { level: 1 }), "compressed bytes came"],
    ["deflate, stored", deflateSync(xml, { level: 0 }), "compressed bytes came"],
    ["Zstandard", Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x05, 0x29), "compressed bytes came"],
    ["Brotli", brotliCompressSync(xml), "bytes that are no text came"],
    ["deflate without a header", deflateRawSync(xml), "bytes that are no text came"],
    [
      "a picture",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      "bytes that are no text came",
    ],
    ["UTF-32", utf32(xml, false), "UTF-32"],
    ["UTF-32, the other way round", utf32(xml, true), "UTF-32"],
    ["UTF-32 with a mark", utf32(`\ufeff${xml}`, false), "UTF-32"],
    ["UTF-32 with a mark, the other way round", utf32(`\ufeff${xml}`, true), "UTF-32"],
    ["an HTML page", "<html><body>", "an HTML page came"],
    ["an HTML page with a doctype", "<!doctype html><p>", "an HTML page came"],
  ])("%s", (_, body, hint) => {
    expect(messageOf(body)).toContain(hint);
    if (typeof body === "string") return;
    // Whatever the transport calls it.
    expect(messageOf(body, "utf-8")).toContain(hint);
    expect(messageOf(body, "iso-8859-1")).toMatch(/ came \(line|UTF-32/);
  });

  test("UTF-32 that the transport calls UTF-16", () => {
    expect(messageOf(utf32(xml, true), "utf-16le")).toContain("came");
  });
});

describe("nothing is said where XML came", () => {
  test.each([
    "<lamp>",
    "<lamp/>x",
    '<lamp/>{"a":1}',
    "<lamp>\u0001</lamp>",
    " <lamp>{</lamp",
    "< lamp/>",
    "x<lamp/>",
    "<light/>",
    "<!-- -- --><lamp/>",
    "",
  ])("%j", (body) => {
    expect(messageOf(body)).not.toContain(" came");
  });

  test("which is in another encoding than it should be", () => {
    expect(messageOf(Uint8Array.from(Buffer.from("<lamp>é</lamp>", "latin1")))).toMatch(
      /: the bytes are not valid utf-8 \(line 1, column 7\)$/,
    );
    expect(messageOf(Buffer.from("<lamp/>", "utf16le"))).toMatch(
      /: UTF-16 needs a byte order mark/,
    );
  });
});
