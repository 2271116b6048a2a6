import type { ErrorCode } from "../../../runtime/errors.ts";
import { code } from "../markdown/markup.ts";

type Row = readonly [string, string];

const meanings: { readonly [code in Exclude<ErrorCode, `invalid-${string}`>]: string } & {
  readonly "invalid-input": string;
} = {
  "not-well-formed": "it is no XML, by XML 1.0 or by Namespaces in XML 1.0",
  doctype: "it has a DOCTYPE, whatever that says",
  encoding: "its bytes are not in its encoding, or nobody knows that encoding",
  "too-deep": "more than 64 elements stand inside each other",
  "too-large": "it is longer than the limit",
  "empty-body": "there is nothing",
  "unexpected-root": "the root is another element",
  missing: "a member is not there that has to be",
  duplicate: "an element that may be there once comes twice",
  "unexpected-text": "text stands where only elements belong",
  "unexpected-element": "an element stands in a value",
  "out-of-range": "a value, or the number of items, is beyond its limits",
  "unknown-value": "a value is not in a closed list",
  "unexpected-status": "the status is none of the operation's successes; `status` is that status",
  "invalid-input": "a parameter or a member cannot be sent; nothing was sent",
  network: "no answer came; no case is about it",
  timeout: "no answer came in time; no case is about it",
};

/** What the codes mean. */
export const errorMeanings: readonly Row[] = [
  ...Object.entries(meanings).map(([each, meaning]): Row => [code(each), meaning]),
  [
    "`invalid-` and a type",
    "a text is no value of its type: boolean, int32, int64, integer, double, date-time or base64",
  ],
];

/** Where problems are; of others a case gives no place. */
export const placeRules: readonly Row[] = [
  ["a wrong value of an attribute", "its first character, behind the quotation mark"],
  ["a wrong text of an element", "its first character; if it is empty, that of the end tag"],
  [
    "a member that is missing, too few or too many items",
    "the `<` of the element that has to hold them",
  ],
  ["an element that comes twice", "the `<` of the second one"],
  ["an attribute that comes twice", "the name of the second one"],
  ["an element in a value", "its `<`"],
  ["text where only elements belong", "its first character"],
  ["another root, a DOCTYPE, an element that is too deep", "its `<`"],
  ["a prefix that is not declared", "its first character"],
  ["a reference that stands for nothing, an ampersand alone", "the `&`"],
  ["an end tag of another name", "its `<`"],
  ["a document that ends too early", "its end"],
  ["bytes that are not in the encoding", "the first of them"],
  ["anything else that is not well-formed", "the first character that cannot be where it is"],
];
