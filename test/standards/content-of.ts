import { readTreeBySaxes, type Tree } from "../support/tree.ts";

/**
 * What a document says, without the white space that lays it out. A whole double is written as 42.0, which is the number
 * that others write as 42.
 */
export function contentOf(xml: string): unknown {
  return withoutLayout(readTreeBySaxes(xml));
}

function plain(text: string): string {
  return text.trim().replace(/^(\d+)\.0$/, "$1");
}

function withoutLayout({ name, attributes, content }: Tree): unknown {
  const isLaidOut = content.every((node) => typeof node !== "string" || node.trim() === "");
  const kept = content.flatMap((node): readonly unknown[] => {
    if (typeof node !== "string") return [withoutLayout(node)];
    return isLaidOut && content.length > 1 ? [] : [plain(node)];
  });
  const values = attributes.map(([attribute, value]) => [attribute, plain(value)]);
  return { name, attributes: values, content: kept };
}
