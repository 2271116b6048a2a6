import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import type { SampleError } from "./sample-error.ts";

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
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0 §2.2, production Char. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return code <= 0x10ffff && code !== 0xfffe && code !== 0xffff;
}
