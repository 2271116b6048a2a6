import type { ValueForm } from "./scalar-form.ts";

function right(what: string, value: string, documentation: string): ValueForm {
  return { kind: "right", what, value, documentation };
}

function wrong(what: string, value: string, documentation: string): ValueForm {
  return { kind: "wrong", what, value, documentation };
}

/** Strings that are hard to write as XML, and those that XML cannot carry. */
export const bodyStrings: readonly ValueForm[] = [
  right("markup", "<a b=\"c\" d='e'>&amp;</a>", "Text is never markup (XML 1.0 §2.4)."),
  right("cdata-end", "a]]>b", "In text the end of a CDATA section is escaped (XML 1.0 §2.4)."),
  right(
    "line-ends",
    "a\nb\rc\r\nd\te",
    "Line ends and tabs come back as they were only if they are references where that is needed (XML 1.0 §2.11, §3.3.3).",
  ),
  right("blanks", "  a  b  ", "In a string every blank counts."),
  right(
    "beyond-ascii",
    "Gr\u00f6\u00dfe \u5927\u304d\u3055 \u{1f600}",
    "Text is Unicode, beyond its first 65,536 characters too.",
  ),
  right("empty", "", "A string may be empty, and is there all the same."),
  wrong("control-character", "a\u0001b", "XML has no control characters (XML 1.0 §2.2)."),
  wrong("noncharacter", "a\ufffeb", "XML excludes some characters (XML 1.0 §2.2)."),
];
