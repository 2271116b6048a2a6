import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import { malformed, type SampleError } from "./sample-error.ts";

/** What is not of production Char (XML 1.0 §2.2). */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

export function checkCharacters(text: string): void {
  const found = NO_CHARACTER.exec(text);
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

const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["apos", "'"],
  ["quot", '"'],
]);

/** Expands the references that a document without a DOCTYPE may have (XML 1.0 §4.1, §4.6). */
export function expand(text: string, fail: (problem: string) => SampleError): string {
  return text.replace(/&([^;&\s]*);?/g, (reference, name: string) => {
    const character = reference.endsWith(";") ? (named.get(name) ?? numbered(name)) : undefined;
    if (character === undefined) throw fail(sampleProblems.reference({ reference }));
    return character;
  });
}

function numbered(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return undefined;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const character = code > 0x10ffff ? "" : String.fromCodePoint(code);
  return character === "" || NO_CHARACTER.test(character) ? undefined : character;
}
