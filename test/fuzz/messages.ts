import fc from "fast-check";
import { somewhere } from "./changes.ts";
import { MARKS } from "./encodings.ts";

/** What arrives: bytes, and what the transport says of their encoding. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
}

/** The type of the documents that the messages are about. */
export const MESSAGE_TYPE = "EgainSurvey";

/** An encoding in which a document can be. Bytes are written as characters, one for each. */
interface Encoding {
  /** How its tags become bytes. */
  readonly units: "ascii" | "utf-16le" | "utf-16be";
  readonly labels: readonly string[];
  /** The bytes of characters beyond ASCII. */
  readonly characters: readonly string[];
}

const CHARACTERS = ["é", "€", "\x85", "\ufeff", "\ufffd", "\ufffe", "\u{1f600}", "\u{10ffff}"];

function ascii(labels: readonly string[], characters: readonly string[]): Encoding {
  return { units: "ascii", labels, characters };
}

function wide(units: "utf-16le" | "utf-16be", labels: readonly string[]): Encoding {
  // Two of them have a tag's byte in them.
  const characters = [...CHARACTERS, "\u3c00", "\u003e"].map((text) => encoded(text, units));
  return { units, labels, characters };
}

function encoded(text: string, units: Encoding["units"]): string {
  if (units === "ascii") return text;
  const bytes = Buffer.from(text, "utf16le");
  return (units === "utf-16le" ? bytes : bytes.swap16()).toString("latin1");
}

const ENCODINGS: readonly Encoding[] = [
  ascii(
    ["utf-8", "UTF-8", "Utf8", "unicode-1-1-utf-8"],
    CHARACTERS.map((text) => Buffer.from(text, "utf8").toString("latin1")),
  ),
  ascii(["iso-8859-1", "latin1", "windows-1252", "US-ASCII"], ["\xe9", "\xa4", "\x80", "\xff"]),
  ascii(["ISO-8859-15", "windows-1251", "koi8-r"], ["\xe9", "\xa4", "\x80", "\xff"]),
  ascii(["Shift_JIS", "sjis"], ["\x82\xa0", "\xb1", "\x83\x5c"]),
  ascii(["EUC-JP"], ["\xa4\xa2", "\x8e\xb1"]),
  // In the middle of it, ASCII means something else.
  ascii(["ISO-2022-JP"], ['\x1b$B$"\x1b(B', "\x1b$B"]),
  ascii(["gbk", "GB18030"], ["\xb0\xa1", "\x81\x40", "\x80"]),
  ascii(["big5", "euc-kr"], ["\xb0\xa1", "\xa4\x40"]),
  wide("utf-16le", ["UTF-16", "utf-16le", "unicode", "ISO-10646-UCS-2"]),
  wide("utf-16be", ["UTF-16", "utf-16", "UTF-16BE"]),
];

const LABELS = [
  ...ENCODINGS.flatMap(({ labels }) => labels),
  ...["iso-2022-kr", "utf-7", "UTF-32", "ebcdic-cp-us", "made-up", "x-user-defined", "_"],
];

/** Bytes that are malformed in UTF-8 or UTF-16 at least, or no character of XML. */
const MALFORMED = [
  ...["\xe9", "\x80", "\xff", "\xfe", "\xc0\xbc", "\xed\xa0\x80", "\xe2\x82", "\xe0\x80", "\0"],
  ...["\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xf0\x9f\x98", "\x3d\xd8", "\xd8\x3d\0A"],
  ...["\x0e", "\x1b(J", "\x8f\xa2"],
];

const DECLARATIONS = [
  '<?xml version="1.0" encoding="@"?>',
  "<?xml\nversion = '1.1' encoding\t=\r\n'@' ?>",
  '<?xml version="1.0" encoding="@" standalone="yes"?>',
];
const ODD_DECLARATIONS = [
  ...["", '<?xml encoding="@"?>', '<?xml version="1.0" Encoding="@"?>', '<?xml encoding="@"'],
  ...['<?xml version="1.0"encoding="@"?>', '<?xml version="1.0" standalone="no" encoding="@"?>'],
  ...['<?xml version="1.0" encoding=" @"?>', '<?xml version="1.0" encoding="@>"?>'],
  ...['<?xml version="1.0" encoding="@" encoding="u"?>', "<?xml version='1.0' encoding=\"@'?>"],
  ...[' <?xml version="1.0" encoding="@"?>', '<!--<?xml version="1.0" encoding="@"?>-->'],
  ...['<?xml-a version="1.0" encoding="@"?>', '<?xml version="1.0"?><?a encoding="@"?>'],
];

/** What is right, and now and then something else. */
function mostly<T>(right: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: other });
}

/** What stands between two tags, or between quotes. */
function contentIn({ units, characters }: Encoding): fc.Arbitrary<string> {
  const plain = ["a", "b c", "&lt;"].map((text) => encoded(text, units));
  const sound = fc.oneof(fc.constantFrom(...plain), fc.constantFrom(...characters));
  const part = mostly(sound, fc.constantFrom(...MALFORMED));
  return fc.array(part, { maxLength: 2 }).map((parts) => parts.join(""));
}

/** Who names the encoding. */
interface Announcement {
  readonly mark: string;
  readonly declaration: string;
  readonly charset: string | undefined;
}

/** The encoding is named as it should be; nobody needs to say that it is UTF-8. */
function announced({ units }: Encoding, label: string): fc.Arbitrary<Announcement> {
  const mark = units === "ascii" ? "" : MARKS[units];
  const declaration = fc.constantFrom(...DECLARATIONS).map((form) => form.replace("@", label));
  const inside = fc.record({
    mark: fc.constant(mark),
    declaration,
    charset: fc.constant(undefined),
  });
  const outside = fc.record({
    mark: fc.constantFrom("", mark),
    declaration: fc.constant(""),
    charset: fc.constant(label),
  });
  const isUtf8 = label.toLowerCase().startsWith("utf-8");
  if (units === "ascii" && !isUtf8) return fc.oneof(inside, outside);
  const silent = fc.record({
    mark: isUtf8 ? fc.constantFrom("", MARKS["utf-8"]) : fc.constant(mark),
    declaration: fc.constantFrom("", '<?xml version="1.0"?>'),
    charset: fc.constant(undefined),
  });
  return fc.oneof(inside, outside, silent);
}

/** The encoding is named by anybody, rightly or not. */
const claimed: fc.Arbitrary<Announcement> = fc.record({
  // Two of them are of UTF-32, which nobody needs to know.
  mark: fc.constantFrom("", "", ...Object.values(MARKS), "\xff\xfe\0\0", "\0\0\xfe\xff"),
  declaration: fc
    .tuple(fc.constantFrom(...DECLARATIONS, ...ODD_DECLARATIONS), fc.constantFrom(...LABELS))
    .map(([form, label]) => form.replace("@", label)),
  charset: fc.oneof(fc.constant(undefined), fc.constantFrom(...LABELS)),
});

type Damage = (bytes: string) => string;

/** Takes a byte out, puts one in, or cuts off the end. */
const damage: fc.Arbitrary<Damage> = fc
  .record({
    where: somewhere,
    taken: fc.constantFrom(0, 1),
    put: fc.constantFrom("", "\0", "\xff", ">"),
    cut: fc.boolean(),
  })
  .map(({ where, taken, put, cut }) => (bytes) => {
    const at = Math.floor(where * bytes.length);
    return bytes.slice(0, at) + (cut ? "" : put + bytes.slice(at + taken));
  });
const noDamage = fc.constant<Damage>((bytes) => bytes);

function messagesIn(encoding: Encoding): fc.Arbitrary<Message> {
  const right = fc.constantFrom(...encoding.labels).chain((label) => announced(encoding, label));
  const content = contentIn(encoding);
  return fc
    .record({
      announcement: fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: claimed }),
      sid: content,
      answer: content,
      damage: mostly(noDamage, damage),
    })
    .map(({ announcement: { mark, declaration, charset }, sid, answer, damage }) => {
      const [before, between, behind] = [
        `${declaration}<egainSurvey sid="`,
        '"><survey><question>q</question><answer>',
        "</answer></survey></egainSurvey>",
      ].map((text) => encoded(text, encoding.units));
      const bytes = damage([mark, before, sid, between, answer, behind].join(""));
      return { bytes: Uint8Array.from(Buffer.from(bytes, "latin1")), charset };
    });
}

/** Messages in many encodings, announced rightly and wrongly, whole and damaged. */
export const messages: fc.Arbitrary<Message> = fc.constantFrom(...ENCODINGS).chain(messagesIn);
