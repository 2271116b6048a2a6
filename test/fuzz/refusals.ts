import { SampleError } from "../../generator/check/sample/sample.ts";
import type { ErrorCode } from "../../runtime/errors.ts";

/** What the reading of samples says of a document, and the code that decoders have for it. */
const CODES: readonly (readonly [message: RegExp, code: ErrorCode])[] = [
  [/^the root is /, "unexpected-root"],
  [/ has no (attribute|<)/, "missing"],
  [/^a second /, "duplicate"],
  [/ has the text "/, "unexpected-text"],
  [/ stands in text$/, "unexpected-element"],
  [/ is (below|above) [^ ]+$|, not at (least|most) \d+$/, "out-of-range"],
  [/ is no value of \w+$/, "unknown-value"],
  [/ is no boolean$/, "invalid-boolean"],
  [/ is no int32$/, "invalid-int32"],
  [/ is no int64$/, "invalid-int64"],
  [/ is no integer$/, "invalid-integer"],
  [/ is no double$/, "invalid-double"],
  [/ is no dateTime$/, "invalid-date-time"],
  [/ is no base64$/, "invalid-base64"],
];

/** With which code a decoder would refuse what the reading of samples refuses, as far as it tells. */
export function refusalCode(error: unknown): ErrorCode {
  if (!(error instanceof SampleError) || error.kind === "not-well-formed") return "not-well-formed";
  return CODES.find(([message]) => message.test(error.message))?.[1] ?? "not-well-formed";
}
