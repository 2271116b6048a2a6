import type { Parameter } from "../model/model.ts";
import type { ValueForm } from "./scalar-form.ts";

/** Strings that are hard to send in some place of a request, and those that cannot be sent there. */
export const parameterStrings: { readonly [place in Parameter["place"]]: readonly ValueForm[] } = {
  path: [
    {
      kind: "right",
      what: "hard-characters",
      value: "a b/c?d#e%f;g\\h \u00fc\u{1f600}",
      documentation:
        "Characters that would end a segment of a path are escaped, as bytes of UTF-8 (RFC 3986 §2.5).",
    },
    {
      kind: "wrong",
      what: "empty",
      value: "",
      documentation: "A path with an empty segment leads elsewhere.",
    },
    {
      kind: "wrong",
      what: "dots",
      value: "..",
      documentation: "Two dots lead one segment up, even if they are escaped (RFC 3986 §5.2.4).",
    },
  ],
  query: [
    {
      kind: "right",
      what: "hard-characters",
      value: "a b&c=d+e#f%g?h/i \u00fc\u{1f600}",
      documentation:
        "Characters that mean something in a query are escaped, as bytes of UTF-8 (RFC 3986 §2.5).",
    },
    {
      kind: "right",
      what: "empty",
      value: "",
      documentation: "An empty string is sent, and is not the same as none.",
    },
  ],
  header: [
    {
      kind: "right",
      what: "hard-characters",
      value: 'a, b; c="d"',
      documentation: "The value of a header is sent as it is (RFC 9110 §5.5).",
    },
    {
      kind: "wrong",
      what: "line-end",
      value: "a\r\nx-other: b",
      documentation: "A line end in a header would begin another header (RFC 9110 §5.5).",
    },
    {
      kind: "wrong",
      what: "beyond-latin-1",
      value: "\u5927",
      documentation: "Headers carry single bytes (RFC 9110 §5.5).",
    },
  ],
};
