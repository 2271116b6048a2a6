/** The quotation mark around the value of an attribute. */
export type Quote = '"' | "'";

/** A text as it is written in an attribute (XML 1.0 §2.4, §3.3.3). */
export function escapeAttribute(text: string, quote: Quote = '"'): string {
  return escaped(text, quote === '"' ? /[&<"\t\n\r]/g : /[&<'\t\n\r]/g);
}

/** A text as it is written in an element (§2.4, §2.11). */
export function escapeText(text: string): string {
  return escaped(text, /[&<>\r]/g);
}

const names = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (char) => names.get(char) ?? `&#${char.charCodeAt(0)};`);
}
