/**
 * A text from outside, for a terminal: control characters, line ends, direction marks and halves of
 * surrogate pairs become escapes, so that it can neither steer the terminal nor look like other text.
 */
export function printable(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (char) => {
    return ESCAPES[char] ?? `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
}

/** As {@link printable}, but tabs stay: text that a line of carets is aligned with. */
export function printableLine(line: string): string {
  return line.split("\t").map(printable).join("\t");
}

/** A JSON document for a tool on one line, which a terminal does not obey either, with its line end. */
export function printJson(document: unknown): string {
  return `${JSON.stringify(document).replace(/[\p{C}\u2028\u2029]/gu, escapeUnits)}\n`;
}

/** Every UTF-16 unit of a character: JSON has no longer escapes. */
function escapeUnits(char: string): string {
  return Array.from({ length: char.length }, (_, i) => {
    return `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** A text of several lines on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The message of what was thrown; anything may be. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A word for a POSIX shell (§2.2.2: within single quotation marks every character is literal). */
export function shellWord(text: string): string {
  return /^[\w%+,./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The longest text of a server's in a line, in UTF-16 units. */
const LONGEST = 300;

/** The beginning of a text that may be of any length, with a mark where more would follow. */
export function beginning(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The beginning of a text that may be of any length, and how much more there is. */
export function shortened(text: string, most: number = LONGEST): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… ${text.length - most} more characters`;
}

const ESCAPES: { readonly [char: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
