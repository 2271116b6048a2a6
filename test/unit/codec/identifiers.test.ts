import { describe, expect, test } from "vitest";
import { uri, uriReference, uuid } from "../../../runtime/codec/identifiers.ts";
import { format, parse } from "./read-and-write.ts";

describe("uuid", () => {
  const known = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

  test.each([known, known.toUpperCase(), "00000000-0000-0000-0000-000000000000", "F".repeat(36)])(
    "%s",
    (text) => {
      const isUuid = text.includes("-");
      expect(parse(uuid, ` ${text}\n`)).toBe(
        isUuid ? text : `Error: invalid-uuid: expected uuid, got "${text}"`,
      );
      if (isUuid) expect(format(uuid, text)).toBe(text);
    },
  );

  test.each([
    ...[
      "",
      known.slice(1),
      `${known}0`,
      known.replaceAll("-", ""),
      `{${known}}`,
      `urn:uuid:${known}`,
    ],
    ...[
      known.replace("f", "g"),
      known.replaceAll("-", "_"),
      "f81d4fae7-dec-11d0-a765-00a0c91e6bf6",
    ],
  ])("%j is no UUID", (text) => {
    expect(parse(uuid, text)).toBe(
      `Error: invalid-uuid: expected uuid, got ${JSON.stringify(text)}`,
    );
    expect(format(uuid, text)).toContain("Error: invalid-uuid: ");
  });
});

/** The examples of RFC 3986 §1.1.2 and forms of each rule of its grammar. */
const uris = [
  ...[
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "http://www.ietf.org/rfc/rfc2396.txt",
    "tel:+1-816-555-1212",
  ],
  ...[
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "mailto:John.Doe@example.com",
    "news:comp.infosystems",
  ],
  ...[
    "telnet://192.0.2.16:80/",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    "a:",
    "A+b-1.c:d",
  ],
  ...[
    "http://u:p@h:80/p;a=1/q?r/s?t#u?v/w",
    "http://:80",
    "file:///etc/hosts",
    "x:/a//b",
    "x:?#",
    "h://%41",
  ],
  ...[
    "h://[::]",
    "h://[1:2:3:4:5:6:7:8]",
    "h://[1::8]:0",
    "h://[::ffff:192.0.2.1]",
    "h://[1:2:3:4:5:6:192.0.2.1]",
    "h://[0000:0000:0000:0000:0000:ffff:255.255.255.255]",
    "h://[1:2:3:4:5:6:7::]",
    "h://[vF.a:b]",
    "h://[v1F.a]",
  ],
];

const references = [
  "",
  "a",
  "./a:b",
  "/a:b",
  "../a",
  "//h",
  "//u@h:1/p",
  "?q",
  "#f",
  "a?b:c",
  "*",
  "//[",
];

const neither = [
  ...[
    "a:b c",
    "a:é",
    "a:<b>",
    'a:"',
    "a:\\",
    "a:^",
    "a:%",
    "a:%4",
    "a:%4g",
    "a:#b#c",
    "1a:b",
    ":a",
    "a_b:c",
  ],
  ...[
    "h://[1::2::3]",
    "h://[1:2:3:4:5:6:7]",
    "h://[1:2:3:4:5:6:7:8:9]",
    "h://[1:2:3:4:5:6:7::8]",
    "h://[1:2:3:4:5:6:7:192.0.2.1]",
    `h://[${"0".repeat(100)}::]`,
    "h://[::1",
    "h://::1]",
    "h://[g::]",
  ],
  ...[
    "h://[::192.0.2.256]",
    "h://[::1%25eth0]",
    "h://[v.a]",
    "h://[vG.a]",
    "h://[1vF.a]",
    "h://[vF.a%41]",
    "h://h:1:2",
    "h://h:x",
    "h://a@b@c",
  ],
  ...[
    "h://h/[",
    "h://h?]",
    "h://h#[",
    "h://[@h",
    "h://[::1]h",
    "a:\u00ad",
    "h://[12345::]",
    "h://[::01.2.3.4]",
  ],
];

describe("uri", () => {
  test.each(uris)("%s is kept as it was sent", (text) => {
    expect(parse(uri, ` ${text}\n`)).toBe(text);
    expect(format(uri, text)).toBe(text);
    expect(parse(uriReference, text)).toBe(text);
  });

  test.each(references.slice(0, -1))("%j is a reference and no URI", (text) => {
    expect(parse(uri, text)).toBe(`Error: invalid-uri: expected uri, got ${JSON.stringify(text)}`);
    expect(parse(uriReference, ` ${text} `)).toBe(text);
    expect(format(uriReference, text)).toBe(text);
  });

  test.each([...neither, "//["])("%j is neither", (text) => {
    expect(parse(uri, text)).toContain("Error: invalid-uri: expected uri, got ");
    expect(parse(uriReference, text)).toContain(
      "Error: invalid-uri-reference: expected uri-reference, got ",
    );
  });
});
