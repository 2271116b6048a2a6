import { invalid, type Scalar } from "./scalars.ts";

/** Bytes that are written at once: a multiple of three, so that only the last ones are padded. */
const GROUP = 3072;

/** Which six bits a letter of base64 stands for (RFC 4648 §4); -1 = none. */
function sixBits(code: number): number {
  if (code > 96) return code < 123 ? code - 71 : -1;
  if (code > 64) return code < 91 ? code - 65 : -1;
  if (code > 46) return code < 58 ? (code === 47 ? 63 : code + 4) : -1;
  return code === 43 ? 62 : -1;
}

/** Bytes, as base64 (XML Schema Part 2 §3.2.16). */
export const base64: Scalar<Uint8Array> = {
  kind: "scalar",
  name: "base64",
  parse(text, fail) {
    // Letter by letter, since a pattern over megabytes ends in a RangeError in V8.
    const bytes = new Uint8Array((text.length * 3) >> 2);
    let length = 0;
    let held = 0;
    let bits = 0;
    let padding = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 32 || code === 9 || code === 10 || code === 13) continue;
      if (code === 61) {
        padding++;
        continue;
      }
      const six = padding ? -1 : sixBits(code);
      if (six < 0) invalid(fail, "base64", text);
      held = (held << 6) | six;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[length++] = held >> bits;
      held &= (1 << bits) - 1;
    }
    // Two bits are left of three letters and four of two, all of them zero; six would be of one.
    if (held !== 0 || bits === 6 || padding !== bits / 2) invalid(fail, "base64", text);
    return bytes.slice(0, length);
  },
  format(value, fail) {
    if (!(value instanceof Uint8Array)) return invalid(fail, "base64", value);
    let text = "";
    for (let from = 0; from < value.length; from += GROUP) {
      text += btoa(String.fromCharCode(...value.subarray(from, from + GROUP)));
    }
    return text;
  },
};
