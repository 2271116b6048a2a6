import { errorCodes } from "../../../runtime/api/error-codes.ts";
import { code } from "../markdown/inline.ts";

type Row = readonly [string, string];

/** What the codes mean. */
export const errorMeanings: readonly Row[] = Object.entries(errorCodes).map(
  ([each, { meaning }]): Row => [code(each), meaning],
);

/** Where problems are; of others a case gives no place. */
export const placeRules: readonly Row[] = [
  ["a wrong value of an attribute", "its first character, after the quotation mark"],
  [
    "a wrong value of an element",
    "its first character, white space included; if it is empty, that of the end tag",
  ],
  [
    "a member that is missing, too few or too many items",
    "the `<` of the element that has to hold them",
  ],
  ["an element that comes twice", "the `<` of the second one"],
  ["an attribute that comes twice", "the name of the second one"],
  ["an element inside a value", "its `<`"],
  ["text where only elements belong", "its first character"],
  ["another root, a DOCTYPE, an element that is too deep", "its `<`"],
  ["a prefix that is not declared", "its first character"],
  ["a reference to an unknown entity or character, an ampersand alone", "the `&`"],
  ["an end tag of another name", "its `<`"],
  ["a document that ends too early", "its end"],
  ["bytes that are not in the encoding", "the first of them"],
  ["anything else that is not well-formed", "the first character that cannot be where it is"],
];
