import type { Tree } from "../support/tree.ts";

/** Names that fast-xml-parser takes for an attack, wherever they stand. The spec has none of them. */
const REFUSED = /^(__proto__|constructor|prototype)$/;

/**
 * A tree written so plainly that any parser reads it alike: no default namespaces, no CDATA, and
 * references for all that is not a letter or a digit.
 */
export function canonical({ name, attributes, content }: Tree): string {
  const declared: string[] = [];
  const written = (full: string): string => {
    const [, uri, local] = /^\{(.*)\}([^}]*)$/s.exec(full) ?? [];
    if (uri === undefined || local === undefined) return REFUSED.test(full) ? `${full}-` : full;
    if (uri === "http://www.w3.org/XML/1998/namespace") return `xml:${local}`;
    declared.push(` xmlns:c${declared.length}="${plain(uri)}"`);
    return `c${declared.length - 1}:${local}`;
  };
  const element = written(name);
  const values = attributes.map(([each, value]) => ` ${written(each)}="${plain(value)}"`);
  const inside = content.map((node) => (typeof node === "string" ? plain(node) : canonical(node)));
  return `<${element}${declared.join("")}${values.join("")}>${inside.join("")}</${element}>`;
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]/gu, (character) => `&#${character.codePointAt(0)};`);
}
