import { ParseOption, XmlDocument } from "libxml2-wasm";
import { readTreeBySaxes, type Tree } from "../support/tree.ts";

/**
 * The tree that libxml2 sees in bytes, whose encoding it finds out by itself. It is written and read
 * once more, so that nothing but its view of the bytes counts.
 */
export function readBytesByLibxml2(bytes: Uint8Array): Tree {
  const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NO_XXE });
  try {
    return readTreeBySaxes(document.toString({ format: false }));
  } finally {
    document.dispose();
  }
}
