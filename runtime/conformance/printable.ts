/**
 * A text from outside, for a terminal: control characters, line ends, direction marks and halves of
 * surrogate pairs become escapes, so that it can neither steer the terminal nor look like other text.
 */
export function printable(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (char) => {
    return ESCAPES[char] ?? `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
}

const ESCAPES: { readonly [char: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
