import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import { malformed } from "./sample-error.ts";

/** XML 1.0 §2.2, production Char. */
export function checkCharacters(text: string): void {
  const found = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (found !== null) throw malformed(sampleProblems.character(), found.index);
}

/** XML 1.0 §2.8, production XMLDecl. */
export function checkDeclaration(text: string): void {
  if (!/^<\?xml[\s?]/.test(text)) return;
  const declaration =
    /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>/;
  if (!declaration.test(text)) throw malformed(sampleProblems.declaration(), 0);
}

/** Around the root element only comments and processing instructions are allowed (XML 1.0 §2.1). */
export function checkAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  for (const [from, to] of [
    [0, start],
    [end, text.length],
  ] as const) {
    const between = text.slice(from, to);
    const rest = between.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
    if (/<!DOCTYPE/i.test(rest)) throw malformed(sampleProblems.doctype(), from);
    if (/[^ \t\r\n]/.test(rest)) throw malformed(sampleProblems.outsideRoot(), from);
  }
}
