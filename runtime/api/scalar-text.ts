import type { FormatFail, Scalar } from "../codec/scalars.ts";

/** A value of a parameter, and the one text that stands for all values equal to it: `1000` for `01000`. */
interface ScalarText {
  readonly value: unknown;
  readonly text: string;
}

/** What a text stands for; nothing where it is not a value of the type. */
export function readScalarText(type: Scalar<unknown>, given: string): ScalarText | undefined {
  const noValue = new Error("no value of the type");
  const fail: FormatFail = () => {
    throw noValue;
  };
  try {
    const value = type.parse(given, fail);
    return { value, text: type.format(value, fail) };
  } catch (error) {
    if (error === noValue) return undefined;
    throw error;
  }
}

/** A segment of a path without its percent-encoding; nothing where that is not of UTF-8. */
export function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** For values that are known to be of their type. */
export const cannotFail: FormatFail = (_code, problem) => {
  throw new TypeError(problem);
};
