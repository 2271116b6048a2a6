/**
 * A text from outside, for a terminal: control characters, line ends, direction marks and halves of
 * surrogate pairs become escapes, so that it can neither steer the terminal nor look like other text.
 */
export function printable(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (char) => {
    return ESCAPES[char] ?? `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
}

/** The longest text of a server's in a line, in UTF-16 units. */
const LONGEST = 300;

/** The beginning of a text that may be of any length, and how much more there is. */
export function shortened(text: string, most: number = LONGEST): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… ${text.length - most} more characters`;
}

const ESCAPES: { readonly [char: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
