import { create } from "xmlbuilder2";

/** An element in the making. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly (XmlNode | string)[];
}

type Attributes = { readonly [name: string]: string | undefined };

/** An element with its attributes, those that are `undefined` left out, and its content. */
export function node(
  name: string,
  attributes: Attributes,
  ...children: readonly (XmlNode | string | undefined)[]
): XmlNode {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return {
    name,
    attributes: Object.fromEntries(given),
    children: children.filter((child) => child !== undefined),
  };
}

/** A document, indented, with a comment before its root. */
export function printDocument(root: XmlNode, comment: string): string {
  const document = create({ version: "1.0", encoding: "UTF-8" });
  // §2.5: a comment contains no two hyphens, and none at its end.
  document.com(` ${comment.replaceAll("--", "- -")} `);
  add(document, root);
  return `${document.end({ prettyPrint: true })}\n`;
}

function add(parent: ReturnType<typeof create>, { name, attributes, children }: XmlNode): void {
  const element = parent.ele(name, attributes);
  for (const child of children) {
    if (typeof child === "string") element.txt(child);
    else add(element, child);
  }
}
