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
];

/** With which code a decoder would refuse what the reading of samples refuses, as far as it tells. */
export function refusalCode(error: unknown): ErrorCode {
  if (!(error instanceof SampleError) || error.kind === "not-well-formed") return "not-well-formed";
  const [, scalar] =
    / is no (boolean|int32|int64|integer|double|base64)$/.exec(error.message) ?? [];
  if (scalar !== undefined) return `invalid-${scalar}`;
  if (error.message.endsWith(" is no dateTime")) return "invalid-date-time";
  return CODES.find(([message]) => message.test(error.message))?.[1] ?? "not-well-formed";
}
