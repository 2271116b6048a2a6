import {
  AMPERSAND,
  BRACKET,
  badAt,
  CR,
  IN_DOUBLE,
  IN_SINGLE,
  IN_TEXT,
  LF,
  LT,
  skipWhile,
} from "./char-classes.ts";

/** The places of characters; each kind of place has its rules. `raw`: nothing is a reference. */
export type TextContext = "text" | "attribute" | "raw";

const REFERENCE = /&(?:#x([\da-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));/y;
const ENTITIES: { readonly [name: string]: string } = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/**
 * What characters of a document stand for: references replaced (§4.6), line ends and the white space
 * of attributes normalised (§2.11, §3.3.3). `refuse` gets the offset of the first one that is not allowed
 * there.
 */
export function resolve(
  text: string,
  codes: Uint8Array | Uint16Array,
  from: number,
  to: number,
  stretch: TextContext,
  refuse: (offset: number) => never,
): string {
  const raw = stretch === "raw";
  const isValue = stretch === "attribute";
  // Where a value ends is known: quotes in it are not the ones around it.
  const kind = isValue ? IN_DOUBLE + IN_SINGLE : IN_TEXT;
  let value = "";
  let done = from;
  for (let pos = from; ; ) {
    pos = skipWhile(kind, codes, pos);
    if (pos >= to) return value + text.slice(done, to);
    const code = codes[pos] as number;
    let next = pos + 1;
    let char = isValue ? " " : "\n";
    if (code === CR) next += +(codes[next] === LF);
    else if (code === AMPERSAND && !raw) {
      REFERENCE.lastIndex = pos;
      const [whole = "", hex, decimal, name = ""] = REFERENCE.exec(text) ?? refuse(pos);
      const number = hex ? parseInt(hex, 16) : Number(decimal ?? 0);
      char = ENTITIES[name] ?? String.fromCodePoint(number <= 0x10ffff ? number : 0);
      if (badAt(char) >= 0) refuse(pos);
      next = pos + whole.length;
    } else if (code === BRACKET || (raw && (code === AMPERSAND || code === LT))) {
      if (!raw && text.startsWith("]]>", pos)) refuse(pos);
      pos = next;
      continue;
    } else if (!isValue || (code !== 9 && code !== LF)) refuse(pos);
    value += text.slice(done, pos) + char;
    pos = done = next;
  }
}
