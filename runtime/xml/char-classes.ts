/** UTF-16 codes of characters of markup. */
export const LF = 10;
export const CR = 13;
export const BANG = 33;
export const DOUBLE_QUOTE = 34;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const SLASH = 47;
export const COLON = 58;
export const LT = 60;
export const EQUALS = 61;
export const GT = 62;
export const QUESTION = 63;
export const BRACKET = 93;

/** What a character may be, as bits. */
export const SPACE = 1;
/** May occur in a name; only ASCII is known, {@link nameEnd} knows the rest. */
export const NAME = 2;
/** Stands for itself in text. */
export const IN_TEXT = 4;
/** Stand for themselves in a value between such quotes, and do not end it. */
export const IN_DOUBLE = 8;
export const IN_SINGLE = 16;

/** The kinds of every UTF-16 code. Halves of surrogate pairs have none: {@link skipWhile} looks at pairs. */
const KINDS = /* @__PURE__ */ kinds();

function kinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(IN_TEXT + IN_DOUBLE + IN_SINGLE);
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code);
    const plain = /[ -%'-;=-\x7f]/.test(char);
    kinds[code] =
      +/[ \t\n\r]/.test(char) * SPACE +
      +/[-.\w]/.test(char) * NAME +
      +((plain && char !== "]") || /[\t\n]/.test(char)) * IN_TEXT +
      +(plain && char !== '"') * IN_DOUBLE +
      +(plain && char !== "'") * IN_SINGLE;
  }
  return kinds.fill(0, 0xd800, 0xe000).fill(0, 0xfffe);
}

/** The offset after characters of a kind. */
export function skipWhile(kind: number, codes: Uint8Array | Uint16Array, from: number): number {
  const kinds = KINDS;
  let pos = from;
  for (;;) {
    while ((kinds[codes[pos] as number] as number) & kind) pos++;
    const isPair =
      (codes[pos] as number) >> 10 === 0x36 && (codes[pos + 1] as number) >> 10 === 0x37;
    if (kind < IN_TEXT || !isPair) return pos;
    pos += 2;
  }
}

/** XML 1.0 Fifth Edition §2.3, productions [4] and [4a], without the colon. */
const START =
  "A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";

/**
 * A part of a name. The limit is there because an engine may keep a state to backtrack to for each
 * character of two units.
 */
const NAME_PART = /* @__PURE__ */ new RegExp(
  `[-.\\d\\xB7\\u0300-\\u036F\\u203F\\u2040${START}]{1,999}`,
  "uy",
);
const NAME_START = /* @__PURE__ */ new RegExp(`[${START}]`, "uy");

/** The offset after a name that is not all ASCII. */
export function nameEnd(text: string, from: number): number {
  let end = from;
  for (let part = NAME_START; ; part = NAME_PART) {
    part.lastIndex = end;
    if (!part.test(text)) return end;
    end = part.lastIndex;
  }
}

/** Where a text first holds something that is no character of XML (§2.2 [2]); -1 = nowhere. */
export function badAt(text: string): number {
  return text.search(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
}

const SHORT = 4096;
/** Made at the first use: some platforms have none, and importing this must not fail there. */
let encoder: InstanceType<typeof TextEncoder> | undefined;
let spare: Uint8Array | undefined;

/**
 * The UTF-16 codes of a text, and a zero after them: an array is far quicker to look into than a
 * string. Most documents are short and ASCII; theirs go into a buffer that is used again once it is
 * given back by {@link giveBack}.
 */
export function codesOf(text: string): Uint8Array | Uint16Array {
  const { length } = text;
  if (length < SHORT && typeof TextEncoder !== "undefined") {
    encoder ??= new TextEncoder();
    const buffer = spare ?? new Uint8Array(SHORT);
    const { read, written } = encoder.encodeInto(text, buffer);
    if (read === length && written === length) {
      spare = undefined;
      buffer[length] = 0;
      return buffer;
    }
  }
  const codes = new Uint16Array(length + 1);
  for (let i = 0; i < length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

/** Lets a buffer be used for the next document. */
export function giveBack(codes: Uint8Array | Uint16Array): void {
  if (codes instanceof Uint8Array) spare = codes;
}
