import { codesOf } from "../xml/char-classes.ts";
import { resolve } from "../xml/references.ts";

/** An attribute or a declaration as it is written, with the offsets of its name and of its value. */
export interface Written {
  readonly name: string;
  readonly value: string;
  readonly nameAt: number;
  readonly valueAt: number;
}

/** What precedes the root element: a mark, a declaration, comments, instructions. */
const PROLOG = /\ufeff?(?:[ \t\n\r]+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/y;
const NAME = /<[^ \t\n\r/>]+/y;
const ATTRIBUTE = /[ \t\n\r]+([^ \t\n\r=/>]+)[ \t\n\r]*=[ \t\n\r]*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Where the root element begins, if nothing is wrong before it. */
export function rootAt(text: string): number {
  PROLOG.lastIndex = 0;
  PROLOG.test(text);
  return PROLOG.lastIndex;
}

/** The local name in a start tag. */
export function tagName(text: string, start: number): string {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0].slice(1, 100) ?? "";
  return name.slice(name.indexOf(":") + 1);
}

/**
 * All that a start tag says, including namespace declarations, whose offsets the reader does not give.
 * Where the tag is not well-formed, it is what comes before that.
 */
export function readStartTag(text: string, start: number): readonly Written[] {
  const written: Written[] = [];
  NAME.lastIndex = start;
  if (!NAME.test(text)) return written;
  let at = NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (!found) return written;
    const [all, name = "", double, single] = found;
    const raw = double ?? single ?? "";
    at = ATTRIBUTE.lastIndex;
    written.push({
      name,
      // What is not allowed there is the reader's to refuse.
      value: raw.includes("&") ? resolved(raw) : raw,
      nameAt: found.index + all.search(/[^ \t\n\r]/),
      valueAt: at - 1 - raw.length,
    });
  }
}

function resolved(raw: string): string {
  try {
    return resolve(raw, codesOf(raw), 0, raw.length, "attribute", () => {
      throw new RangeError("no character");
    });
  } catch {
    return raw;
  }
}

/** The prefix that a declaration declares, `""` for the default namespace; nothing for an attribute. */
export function declaredPrefix({ name }: Written): string | undefined {
  if (name === "xmlns") return "";
  return name.startsWith("xmlns:") ? name.slice("xmlns:".length) : undefined;
}
