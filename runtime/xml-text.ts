import { badAt } from "./xml-kinds.ts";

/** Where characters stand; each kind of place has its rules. `raw`: nothing is a reference. */
export type Stretch = "text" | "attribute" | "raw";

const SPECIAL =
  /\r\n?|[\t\n]|\]\]>|&(?:#x([\da-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));|[&<]|[^ -\uffff]/g;

/**
 * The characters that a stretch stands for: references replaced (§4.6), line ends and the white
 * space of attributes normalised (§2.11, §3.3.3). `refuse` gets the offset of what cannot stand there.
 */
export function resolve(raw: string, stretch: Stretch, refuse: (offset: number) => never): string {
  return raw.replace(SPECIAL, (found, hex, decimal, name, offset: number) => {
    if (/^[\t\n\r]/.test(found))
      return stretch === "attribute" ? " " : found.replace(/\r\n?/, "\n");
    if (
      /^[&<\]]/.test(found) &&
      (stretch === "raw" || (stretch === "attribute" && found === "]]>"))
    )
      return found;
    if (name) return { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }[name as string] as string;
    const code = hex ? parseInt(hex, 16) : Number(decimal ?? 0);
    const char = String.fromCodePoint(code <= 0x10ffff ? code : 0);
    return badAt(char) < 0 ? char : refuse(offset);
  });
}
