import { readTreeBySaxes, type Tree } from "../support/tree.ts";

/** What a document says, without the white space that lays it out. */
export function contentOf(xml: string): unknown {
  return withoutLayout(readTreeBySaxes(xml));
}

function withoutLayout({ name, attributes, content }: Tree): unknown {
  const isLaidOut = content.every((node) => typeof node !== "string" || node.trim() === "");
  const kept = content.flatMap((node): readonly unknown[] => {
    if (typeof node !== "string") return [withoutLayout(node)];
    return isLaidOut && content.length > 1 ? [] : [node.trim()];
  });
  return { name, attributes, content: kept };
}
