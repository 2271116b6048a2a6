import type { FormatFail, Scalar } from "../../../runtime/codec/scalars.ts";

export const fail: FormatFail = (code, problem) => {
  throw new Error(`${code}: ${problem}`);
};

/** What a text is read as, or why it is not. */
export function parse(scalar: Scalar<unknown>, text: string): unknown {
  try {
    return scalar.parse(text, fail);
  } catch (error) {
    return String(error);
  }
}

/** What a value is written as, or why it is not. */
export function format(scalar: Scalar<unknown>, value: unknown): string {
  try {
    return scalar.format(value, fail);
  } catch (error) {
    return String(error);
  }
}
