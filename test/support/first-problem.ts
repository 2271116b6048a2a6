import { ParseOption, XmlDocument } from "libxml2-wasm";
import { DecodeError } from "../../runtime/errors.ts";
import { readTree } from "./tree.ts";

/** Where a problem is. Lines and columns start at 1; a column is a code point. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where our reader finds the first problem of a document. */
export function ourProblem(xml: string): DecodeError | undefined {
  try {
    readTree(xml);
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}

/** Where libxml2 finds the first problem, in namespaces too. It points behind what is wrong. */
export function libxml2Problem(xml: string): (Place & { readonly message: string }) | undefined {
  const option = ParseOption.XML_PARSE_IGNORE_ENC | ParseOption.XML_PARSE_NO_XXE;
  try {
    XmlDocument.fromBuffer(new TextEncoder().encode(xml), { option }).dispose();
    return undefined;
  } catch (error) {
    const [first] =
      (error as { details?: readonly { line: number; col: number; message: string }[] }).details ??
      [];
    if (first === undefined) throw error;
    return { line: first.line, column: first.col, message: first.message.trim() };
  }
}
