import { type ClientError, type ErrorCode, type TextType, textTypes } from "../errors.ts";

/** What a code of an error means, for documentation. */
export interface ErrorCodeDescription {
  /** The class whose errors have the code. */
  readonly class: ClientError["name"];
  /** What happened, as a clause without a full stop. */
  readonly meaning: string;
  /** What to do about it, in the same form. */
  readonly remedy: string;
}

const TEXT = "the text of an element or attribute is not a value of its type";

function invalid(type: TextType): ErrorCodeDescription {
  return decoding(
    `${TEXT}: ${type}`,
    "compare the excerpt with the reference, and report it to the server's owner",
  );
}

function decoding(meaning: string, remedy: string): ErrorCodeDescription {
  return { class: "DecodeError", meaning, remedy };
}

const NOT_XML =
  "look at the excerpt: a login page or a gateway may have answered in the server's place";
const OTHER_VERSION =
  "compare the server's version with the reference: the spec may have to be changed";

const invalidTexts = Object.fromEntries(
  textTypes.map((type) => [`invalid-${type}`, invalid(type)]),
) as { readonly [T in TextType as `invalid-${T}`]: ErrorCodeDescription };

/** The codes of all errors: the one table that documentation is printed from. */
export const errorCodes: { readonly [C in ErrorCode]: ErrorCodeDescription } = {
  "invalid-input": {
    class: "InputError",
    meaning: "an input or an option cannot be used; nothing was sent",
    remedy: "correct the value that `path` names",
  },
  network: {
    class: "NetworkError",
    meaning: "no response came, or it broke off",
    remedy:
      "try again later; in a page, look at the URL and at CORS; `cause` has the platform's error",
  },
  timeout: {
    class: "TimeoutError",
    meaning: "no complete response came within `timeoutMs`",
    remedy: "try again later, or allow more time",
  },
  "unexpected-status": {
    class: "HttpError",
    meaning:
      "the status is not one of the operation's successes; `meaning` is what the spec says of it",
    remedy: "go by `status` and `meaning`; `body` shows who answered",
  },
  "not-well-formed": decoding(
    "the body is not well-formed, by XML 1.0 or by Namespaces in XML 1.0",
    NOT_XML,
  ),
  doctype: decoding("the document has a DOCTYPE, whatever it contains", NOT_XML),
  encoding: decoding(
    "the bytes are not in the document's encoding, or that encoding is unknown",
    "compare the charset of `Content-Type` with the bytes",
  ),
  "too-deep": decoding("more than 64 elements are inside each other", NOT_XML),
  "too-large": decoding(
    "the body is longer than `maxResponseBytes`",
    "raise `maxResponseBytes` if you expect bodies that long",
  ),
  "empty-body": decoding("the body is empty", NOT_XML),
  "unexpected-root": decoding(
    "the root element is not the expected one",
    "check that `baseUrl` leads to this API, and look at the excerpt",
  ),
  missing: decoding("a required element or attribute is missing", OTHER_VERSION),
  duplicate: decoding("an element that may occur once occurs twice", OTHER_VERSION),
  "unexpected-text": decoding("there is text where only elements belong", OTHER_VERSION),
  "unexpected-element": decoding("there is an element where only text belongs", OTHER_VERSION),
  ...invalidTexts,
  "out-of-range": decoding(
    "a value, its length, or the number of items, is beyond its limits",
    OTHER_VERSION,
  ),
  "not-multiple": decoding("a number is not a multiple of what the spec says", OTHER_VERSION),
  "pattern-mismatch": decoding("a text does not match its pattern", OTHER_VERSION),
  "unknown-value": decoding("a value is not in a closed list", OTHER_VERSION),
};

/** The codes that errors of a class have. */
export function codesOf(name: ClientError["name"]): readonly ErrorCode[] {
  const codes = Object.keys(errorCodes) as readonly ErrorCode[];
  return codes.filter((code) => errorCodes[code].class === name);
}

/** When errors of a class are thrown, as a clause without a full stop. */
export const errorClasses: { readonly [C in ClientError["name"]]: string } = {
  InputError: "an input or an option cannot be used; nothing was sent",
  NetworkError: "no response came, or it broke off",
  TimeoutError: "no complete response came within `timeoutMs`",
  HttpError: "the status is not a success; `meaning` is what the spec says of it",
  DecodeError: "the body is not the document that the spec describes; no value is guessed",
};
