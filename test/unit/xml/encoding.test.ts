import { describe, expect, test } from "vitest";
import { DecodeError } from "../../../runtime/errors.ts";
import { textOf } from "../../../runtime/xml/encoding.ts";

const MARKS = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] };

/** Bytes of one each, for every encoding whose first 256 characters are Latin-1's. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

function utf8(text: string, mark: readonly number[] = []): Uint8Array {
  return Uint8Array.from([...mark, ...Buffer.from(text, "utf8")]);
}

function utf16le(text: string, mark: readonly number[] = []): Uint8Array {
  return Uint8Array.from([...mark, ...Buffer.from(text, "utf16le")]);
}

function utf16be(text: string, mark: readonly number[] = []): Uint8Array {
  return Uint8Array.from([...mark, ...Buffer.from(text, "utf16le").swap16()]);
}

const declaring = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>`;

describe("what names the encoding", () => {
  test.each([
    ["nothing: UTF-8", utf8("<a>é\u{1f600}"), undefined, "<a>é\u{1f600}"],
    ["a mark of UTF-8, which stays", utf8("<a>é", MARKS.utf8), undefined, "\ufeff<a>é"],
    ["a mark of UTF-16LE", utf16le("<a>é", MARKS.utf16le), undefined, "\ufeff<a>é"],
    ["a mark of UTF-16BE", utf16be("<a>é", MARKS.utf16be), undefined, "\ufeff<a>é"],
    ["the transport", latin1("<a>é"), "ISO-8859-1", "<a>é"],
    ["the transport: UTF-16 without a mark", utf16be("<a>é"), "utf-16be", "<a>é"],
    ["the transport: utf-16 is little-endian", utf16le("<a>é"), "utf-16", "<a>é"],
    ["a label of WHATWG's", latin1("<a>\xff"), "x-cp1251", "<a>я"],
    ["a label in any letter case", latin1("<a>\xa4"), "Iso-8859-15", "<a>€"],
    ["nothing, where a zero stands further on", utf8("<a \0>"), undefined, "<a \0>"],
    ["no byte at all", utf8(""), undefined, ""],
  ])("%s", (_, bytes, charset, text) => {
    expect(textOf(bytes, charset)).toBe(text);
  });

  test.each([
    ["of one byte a character", latin1(`${declaring("iso-8859-1")}é`), "iso-8859-1", "é"],
    ["of Windows", latin1(`${declaring("windows-1251")}\xff`), "windows-1251", "я"],
    ["of more bytes", latin1(`${declaring("Shift_JIS")}\x82\xa0`), "Shift_JIS", "あ"],
    ["with a mark", utf8(`${declaring("utf-8")}é`, MARKS.utf8), "utf-8", "é"],
    ["utf-16 with a mark", utf16be(`${declaring("UTF-16")}é`, MARKS.utf16be), "UTF-16", "é"],
    ["utf-16le with a mark", utf16le(`${declaring("utf-16le")}é`, MARKS.utf16le), "utf-16le", "é"],
  ])("the declaration: %s", (_, bytes, encoding, character) => {
    expect(textOf(bytes).replace("\ufeff", "")).toBe(declaring(encoding) + character);
  });

  test.each(["\xef\xbbA", "\xefA\xbf", "A\xbb\xbf", "AA\xbf", "\xfeA", "A\xff", "\xffA", "A\xfe"])(
    "not what is only nearly a mark: %j",
    (characters) => {
      expect(textOf(latin1(characters), "ISO-8859-15")).toBe(characters);
    },
  );

  test.each([
    ["single quotes", "<?xml version='1.0' encoding='iso-8859-1'?><a>"],
    ["white space", '<?xml\r\n\tversion = "1.0"\r\n\tencoding\n=\n"iso-8859-1"\n?><a>'],
    ["and standalone", '<?xml version="1.0" encoding="iso-8859-1" standalone="yes"?><a>'],
    ["far behind", `<?xml version="1.0"${" ".repeat(300)}encoding="iso-8859-1"?><a>`],
  ])("the declaration, written with %s", (_, before) => {
    expect(textOf(latin1(`${before}é`))).toBe(`${before}é`);
  });

  test("one goes before the other: mark, transport, declaration", () => {
    expect(textOf(utf8("<a>é", MARKS.utf8), "iso-8859-1")).toBe("\ufeff<a>é");
    expect(textOf(utf16le("<a>é", MARKS.utf16le), "utf-8")).toBe("\ufeff<a>é");
    expect(textOf(utf8(`${declaring("iso-8859-1")}é`), "utf-8")).toBe(
      `${declaring("iso-8859-1")}é`,
    );
  });

  test.each([
    ["in a comment", "<!-- <?xml version='1.0' encoding='iso-8859-1'?> --><a>é"],
    ["behind the declaration", "<?xml version='1.0'?><a encoding='iso-8859-1'>é"],
    ["in an instruction", "<?p encoding='iso-8859-1'?><a>é"],
    ["in one that begins alike", "<?xml-a encoding='iso-8859-1'?><a>é"],
    ["in another word", "<?xml version='1.0' xencoding='iso-8859-1'?><a>é"],
  ])("not what stands %s", (_, xml) => {
    expect(textOf(utf8(xml))).toBe(xml);
  });
});

describe("what is refused", () => {
  const utf16 = "/: UTF-16 needs a byte order mark (line 1, column 1)";

  test.each([
    ["UTF-16LE without a mark", utf16le("<a>"), undefined, utf16],
    ["UTF-16BE without a mark", utf16be("<a>"), undefined, utf16],
    [
      "UTF-16 that is declared",
      utf16le(declaring("UTF-16")),
      undefined,
      utf16, //
    ],
    [
      "UTF-16 that is declared, and is not",
      utf8(declaring("UTF-16")),
      undefined,
      '/: the document declares "UTF-16", its first bytes say otherwise (line 1, column 1)',
    ],
    [
      "another declaration than the mark of UTF-8",
      utf8(declaring("ISO-8859-1"), MARKS.utf8),
      undefined,
      '/: the document declares "ISO-8859-1", its first bytes say otherwise (line 1, column 1)',
    ],
    [
      "UTF-16 and the mark of UTF-8",
      utf8(declaring("UTF-16"), MARKS.utf8),
      undefined,
      '/: the document declares "UTF-16", its first bytes say otherwise (line 1, column 1)',
    ],
    [
      "another declaration than the mark of UTF-16",
      utf16le(declaring("utf-8"), MARKS.utf16le),
      undefined,
      '/: the document declares "utf-8", its first bytes say otherwise (line 1, column 1)',
    ],
    [
      "the other end first",
      utf16be(declaring("utf-16le"), MARKS.utf16be),
      undefined,
      '/: the document declares "utf-16le", its first bytes say otherwise (line 1, column 1)',
    ],
    [
      "an encoding that nobody knows, declared",
      utf8(declaring("EBCDIC-1")),
      undefined,
      '/: no encoding is called "EBCDIC-1" (line 1, column 1)',
    ],
    [
      "one in a declaration that is wrong otherwise",
      latin1("<?xml version='1.0' encoding='EBCDIC-1>é"),
      undefined,
      '/: no encoding is called "EBCDIC-1" (line 1, column 1)',
    ],
    [
      "an encoding that nobody knows, of the transport",
      utf8("<a>"),
      "made-up",
      '/: no encoding is called "made-up" (line 1, column 1)',
    ],
    [
      "an encoding that is refused everywhere",
      utf8("<a>"),
      "iso-2022-kr",
      '/: no encoding is called "iso-2022-kr" (line 1, column 1)',
    ],
  ])("%s", (_, bytes, charset, message) => {
    expect(() => textOf(bytes, charset)).toThrow(message);
    expect(() => textOf(bytes, charset)).toThrow(DecodeError);
    expect(() => textOf(bytes, charset)).toThrow(expect.objectContaining({ code: "encoding" }));
  });

  test("the transport's word is enough, whatever the document declares", () => {
    const xml = declaring("made-up");
    expect(textOf(utf8(xml), "utf-8")).toBe(xml);
    expect(textOf(utf16le(declaring("utf-8")), "utf-16le")).toBe(declaring("utf-8"));
  });

  test("a name that is quoted cannot move a terminal's cursor", () => {
    const bytes = utf16le(declaring("\x9b2J"), MARKS.utf16le);
    expect(() => textOf(bytes)).toThrow('/: no encoding is called "·2J" (line 1, column 1)');
  });

  test("an error says what the platform had against it", () => {
    const unknown = expect.objectContaining({ cause: expect.any(RangeError) });
    expect(() => textOf(utf8("<a>"), "made-up")).toThrow(unknown);
    const malformed = expect.objectContaining({ cause: expect.any(TypeError) });
    expect(() => textOf(Uint8Array.of(0x80))).toThrow(malformed);
  });

  test("an error names the operation, where there is one", () => {
    expect(() => textOf(utf16le("<a>"), undefined, "getLamp")).toThrow(`getLamp: ${utf16}`);
  });
});

describe("malformed bytes, and where they are", () => {
  test.each([
    ["alone", [0x80], "utf-8", 1, 1],
    ["of Latin-1", [...latin1("<a>\n  é</a>")], "utf-8", 2, 3],
    ["behind characters of several bytes", [...utf8("é\u{1f600}"), 0xff], "utf-8", 1, 3],
    ["behind the replacement character", [...utf8("a\ufffdb"), 0xff], "utf-8", 1, 4],
    ["cut off at the end", [...utf8("<a>é")].slice(0, -1), "utf-8", 1, 4],
    ["a surrogate", [...utf8("<a>"), 0xed, 0xa0, 0x80], "utf-8", 1, 4],
    ["too long a form", [...utf8("<a>"), 0xc0, 0xbc], "utf-8", 1, 4],
    ["beyond Unicode", [...utf8("<a>"), 0xf4, 0x90, 0x80, 0x80], "utf-8", 1, 4],
    ["half a character of UTF-16", [...utf16le("<a>"), 0x41], "utf-16le", 1, 4],
    ["half a pair of UTF-16", [...utf16le("<a>"), 0x3d, 0xd8, 0x41, 0x00], "utf-16le", 1, 4],
    ["of another encoding", [...latin1("<a>\n"), 0x82], "shift_jis", 2, 1],
  ])("%s", (_, bytes, charset, line, column) => {
    const found = expect.objectContaining({
      code: "encoding",
      message: `/: the bytes are not valid ${charset} (line ${line}, column ${column})`,
      line,
      column,
    });
    expect(() => textOf(Uint8Array.from(bytes), charset)).toThrow(found);
  });

  test("the excerpt shows what comes before them", () => {
    const bytes = Uint8Array.from([...utf8("<a>\n<b>caf"), 0xe9, ...utf8("</b></a>")]);
    expect(() => textOf(bytes)).toThrow(
      expect.objectContaining({ excerpt: ["<b>caf", "      ^"].join("\n") }),
    );
  });
});
