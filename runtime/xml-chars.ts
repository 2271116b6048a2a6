/** XML 1.0 Fifth Edition §2.3, productions [4] and [4a], without the colon. */
const START =
  "A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME = new RegExp(`[${START}][-.\\d\\xB7\\u0300-\\u036F\\u203F\\u2040${START}]*`, "uy");

/** For ASCII, where nearly all names end: 1 may stand in a name, 2 may also begin one. */
const ASCII_NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Z_a-z]/.test(char) ? 2 : /[-.\d]/.test(char) ? 1 : 0;
});

/** The offset behind the name at `from` (Namespaces in XML 1.0 §3 [4]); `from` where none is. */
export function nameEnd(text: string, from: number): number {
  let pos = from;
  let code = text.charCodeAt(pos);
  if (code < 128 && ASCII_NAME[code] === 1) return pos;
  while (code < 128 && ASCII_NAME[code] !== 0) code = text.charCodeAt(++pos);
  if (!(code >= 128)) return pos;
  NAME.lastIndex = from;
  return NAME.test(text) ? NAME.lastIndex : from;
}

/** The offset behind the white space at `from` (XML 1.0 §2.3 [3]). */
export function spaceEnd(text: string, from: number): number {
  let pos = from;
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code > 32 || (code !== 32 && code !== 10 && code !== 13 && code !== 9)) break;
  }
  return pos;
}

/** Where characters stand; each kind of place has rules of its own. `raw`: nothing is a reference. */
export type Stretch = "text" | "attribute" | "raw";

/** Characters to be looked at: markup, what XML cannot hold, carriage returns (§2.2 [2], §2.11). */
const DOUBTFUL = "\\0-\\x08\\x0b-\\x1f&<\\]\\ud800-\\udfff\\ufffe\\uffff";
const PLAIN_TEXT = new RegExp(`[^${DOUBTFUL}]*`, "y");
/** In attributes tabs and line ends count too (§3.3.3), and the quote ends it. */
const PLAIN_DOUBLE = new RegExp(`[^\\t\\n"${DOUBTFUL}]*`, "y");
const PLAIN_SINGLE = new RegExp(`[^\\t\\n'${DOUBTFUL}]*`, "y");

/** The offset behind the plain characters at `from`; `quotation` ends them where it is a quote. */
export function plainEnd(text: string, from: number, quotation = 0): number {
  const pattern = quotation === 34 ? PLAIN_DOUBLE : quotation === 39 ? PLAIN_SINGLE : PLAIN_TEXT;
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

/** References, line ends, and each character that is not allowed as it stands (§2.2 [2], §2.4). */
const SPECIAL =
  /\r\n?|\]\]>|&(?:#x([\da-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));|[^ -%'-;=-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: { readonly [name: string]: string } = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/**
 * The characters that `raw` stands for: references replaced (§4.6), line ends and the white space
 * of attributes normalised (§2.11, §3.3.3). `refuse` gets what is wrong, and at which offset.
 */
export function resolve(
  raw: string,
  stretch: Stretch,
  refuse: (problem: string, offset: number) => never,
): string {
  return raw.replace(SPECIAL, (found, hex, decimal, name, offset: number) => {
    if (/^[\t\n\r]/.test(found))
      return stretch === "attribute" ? " " : found.replace(/\r\n?/, "\n");
    if (stretch === "raw" && /^[&<\]]/.test(found)) return found;
    if (found === "]]>") {
      return stretch === "attribute" ? found : refuse('"]]>" cannot stand in text', offset);
    }
    if (name) return ENTITIES[name] as string;
    if (hex || decimal) {
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      const char = code <= 0x10ffff ? String.fromCodePoint(code) : "\0";
      return isText(char) ? char : refuse(`${found.slice(0, 20)} is no character of XML`, offset);
    }
    if (found === "&")
      return refuse('"&" begins no known reference; it is written "&amp;"', offset);
    if (found === "<") return refuse('"<" cannot stand in an attribute', offset);
    const code = found.codePointAt(0) as number;
    return refuse(
      `U+${code.toString(16).toUpperCase().padStart(4, "0")} is no character of XML`,
      offset,
    );
  });
}

/** Whether XML can carry every character of a string (§2.2 [2]). */
export function isText(value: string): boolean {
  return !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value);
}
