/** Characters that nobody sees, or that are half of a surrogate pair. */
const UNSEEN = /[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

/** A number by itself or after its key, on a line of its own. */
const LARGE = /^(\s*(?:"(?:[^"\\]|\\.)*": )?-?[\d.]+e)\+(?=\d+,?$)/gm;

/** JSON as it is committed: indented, and with escapes for what an editor does not show. */
export function printJson(document: unknown): string {
  const text = JSON.stringify(document, null, 2);
  // The formatter writes `1e21` where JavaScript writes `1e+21`.
  return `${escapeUnseen(text).replace(LARGE, "$1")}\n`;
}

/** A text of JSON or code in which only strings hold such characters. */
export function escapeUnseen(text: string): string {
  // Nearly all texts are ASCII, and looking for that is quicker.
  if (!/[^\n -~]/.test(text)) return text;
  return text.replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
