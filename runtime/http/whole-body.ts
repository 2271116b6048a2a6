import type { Document, Encodable } from "../codec/codec.ts";
import { type EncodeOptions, encode } from "../codec/encode.ts";
import { InputError } from "../errors.ts";

/**
 * Writes a body that is one member of the input as a whole: a list, or a text.
 *
 * @throws {InputError} where that member is missing or cannot be written, or where there is another one.
 */
export function wholeBody<Key extends string, T>(
  key: Key,
  document: Document<T>,
): (input: { readonly [K in Key]?: Encodable<T> | undefined }, options: EncodeOptions) => string {
  return (input, options) => {
    const given: { readonly [key: string]: unknown } = input;
    const other = Object.keys(given).find((each) => each !== key && given[each] !== undefined);
    if (other !== undefined) throw new InputError(other, "is not known", options.operation);
    const value = input[key];
    if (value === undefined) throw new InputError(key, "is missing", options.operation);
    return encode(document, value, options);
  };
}
