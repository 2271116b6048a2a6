/** A stretch of a document: a tag, a text between tags, or what is neither. */
export interface Token {
  readonly kind: "start" | "end" | "text" | "aside";
  readonly text: string;
}

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/?[^<>]*>|[^<]+|</g;

/** All of a document, whether it is well-formed or not: what cannot be a tag counts as text. */
export function tokensOf(xml: string): readonly Token[] {
  return (xml.match(TOKEN) ?? []).map((text) => ({ kind: kindOf(text), text }));
}

function kindOf(text: string): Token["kind"] {
  if (/^<[!?]/.test(text)) return "aside";
  if (!/^<.*>$/s.test(text)) return "text";
  return text.startsWith("</") ? "end" : "start";
}

/** From where to where an element goes, its tags included; a lone tag is all that there is of it. */
export function subtreeAt(tokens: readonly Token[], from: number): readonly [number, number] {
  let depth = 0;
  for (let to = from; to < tokens.length; to++) {
    const { kind, text } = tokens[to] as Token;
    if (kind === "start" && !text.endsWith("/>")) depth++;
    if (kind === "end") depth--;
    if (depth <= 0) return [from, to + 1];
  }
  return [from, from + 1];
}

/** The attributes of a start tag, declarations too, each with the white space before it. */
export function attributesOf(tag: string): readonly string[] {
  return tag.match(/\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? [];
}
