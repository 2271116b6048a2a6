import {
  keptForms,
  right,
  rightValue,
  type ScalarForms,
  spaced,
  wrong,
  wrongValue,
} from "./scalar-form.ts";

const uuid = "6f1c3b0e-8d4a-4b7e-9c2f-1a2b3c4d5e6f";

/** RFC 9562 §4. */
export const uuidForms: ScalarForms = keptForms({
  example: uuid,
  code: "invalid-uuid",
  valid: [
    ["in-small-letters", uuid, "A UUID is kept as it was sent."],
    ["in-capitals", uuid.toUpperCase(), "Letter case is kept."],
    ["nil", "00000000-0000-0000-0000-000000000000", "The UUID of zeros is one (RFC 9562 §5.9)."],
  ],
  invalid: [
    ["word", "unique", "A word is not a UUID."],
    ["without-hyphens", uuid.replaceAll("-", ""), "Hyphens divide a UUID into five groups."],
    ["in-braces", `{${uuid}}`, "Braces are no part of a UUID."],
    ["too-short", uuid.slice(0, -1), "A UUID has 32 digits."],
    ["too-long", `${uuid}0`, "A UUID has 32 digits."],
    ["no-digit", `g${uuid.slice(1)}`, "The digits are hexadecimal."],
  ],
  sent: ["uuid", uuid, "A UUID is sent as it is given."],
  refused: [["word", "unique", "A word is not a UUID."]],
});

const absolute = [
  ["with-all-parts", "https://me@example.com:8042/a/b?c=d&e#f", "A URI is kept as it was sent."],
  ["without-authority", "urn:example:a", "A URI may have no host."],
  ["with-address", "http://[2001:db8::7]/", "An address of IPv6 is in brackets."],
  ["with-escape", "urn:example:%C3%A9", "Other characters are percent-encoded."],
] as const;

const never = [
  ["with-space", "urn:example:a b", "A space is percent-encoded."],
  ["beyond-ascii", "urn:example:\u00e9", "A URI is of ASCII (RFC 3986 §2)."],
  ["half-an-escape", "urn:example:%4", "Two hexadecimal digits follow a percent sign."],
  ["brackets-in-path", "http://example.com/[1]", "Brackets are around addresses alone."],
  ["no-port", "http://example.com:http/", "A port is a number."],
  ["two-fragments", "urn:example:a#b#c", "A fragment has no number sign (RFC 3986 §3.5)."],
] as const;

/** RFC 3986 §3. */
export const uriForms: ScalarForms = keptForms({
  example: "urn:example:a",
  code: "invalid-uri",
  valid: absolute,
  invalid: [
    ["word", "here", "A URI begins with its scheme."],
    ["relative", "/a/b", "A relative reference is not a URI (RFC 3986 §4.1)."],
    ["no-scheme", "1a:b", "A scheme begins with a letter."],
    ...never,
  ],
  sent: ["uri", "https://example.com/?a=b#c", "A URI is sent as it is given."],
  refused: [
    ["relative", "/a/b", "A relative reference is not a URI (RFC 3986 §4.1)."],
    ["with-space", "urn:example:a b", "A space is percent-encoded."],
  ],
});

/** RFC 3986 §4.1. */
export const uriReferenceForms: ScalarForms = {
  texts: () => [
    ...absolute.map(([what, text, why]) => right(what, text, text, why)),
    right("relative", "../a?b#c", "../a?b#c", "A reference may be relative."),
    right("of-authority", "//example.com/a", "//example.com/a", "The scheme may be left out."),
    right("empty", "", "", "An empty reference is one, too (RFC 3986 §4.4)."),
    spaced("a/b", "a/b"),
    wrong(
      "in-no-break-spaces",
      "\u00a0a/b\u00a0",
      "invalid-uri-reference",
      "White space is XML's four characters, without the no-break space (XML 1.0 §2.3).",
    ),
    wrong("no-scheme", "1a:b", "invalid-uri-reference", "What a colon ends first is a scheme."),
    ...never.map(([what, text, why]) => wrong(what, text, "invalid-uri-reference", why)),
  ],
  values: () => [
    rightValue("relative", "../a?b#c", "A reference is sent as it is given."),
    wrongValue("with-space", "a b", "A space is percent-encoded."),
  ],
};
