import { SampleError } from "../../generator/check/sample/sample.ts";
import type { ErrorCode } from "../../runtime/errors.ts";

/** What the reading of samples says of a document, and the code that decoders have for it. */
const CODES: readonly (readonly [message: RegExp, code: ErrorCode])[] = [
  [/^the root is /, "unexpected-root"],
  [/ has no (attribute|<)/, "missing"],
  [/^duplicate </, "duplicate"],
  [/^unexpected text "/, "unexpected-text"],
  [/ within text$/, "unexpected-element"],
  [/ is (less|greater) than [^ ]+$|, but (must|may) occur /, "out-of-range"],
  [/ is not a value of \w+$/, "unknown-value"],
  [/ is not a boolean$/, "invalid-boolean"],
  [/ is not a valid int32$/, "invalid-int32"],
  [/ is not a valid int64$/, "invalid-int64"],
  [/ is not a valid integer$/, "invalid-integer"],
  [/ is not a valid double$/, "invalid-double"],
  [/ is not a valid dateTime$/, "invalid-date-time"],
  [/ is not a valid base64$/, "invalid-base64"],
];

/** With which code a decoder would refuse what the reading of samples refuses, as far as its message shows. */
export function refusalCode(error: unknown): ErrorCode {
  if (!(error instanceof SampleError) || error.kind === "not-well-formed") return "not-well-formed";
  return CODES.find(([message]) => message.test(error.message))?.[1] ?? "not-well-formed";
}
