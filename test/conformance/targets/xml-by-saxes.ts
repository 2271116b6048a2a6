import { SaxesParser } from "saxes";
import type { XmlTree } from "../../../runtime/conformance/xml-tree.ts";

const XMLNS = "http://www.w3.org/2000/xmlns/";

/** A document as saxes reads it, on every platform alike; what is not well-formed is an error. */
export function readXmlBySaxes(xml: string): XmlTree {
  const document = { children: [] as (XmlTree | string)[] };
  const open: { children: (XmlTree | string)[] }[] = [document];
  const text = (characters: string): void => {
    if (open.length > 1) open.at(-1)?.children.push(characters);
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const element = {
      name: { uri, local },
      attributes: Object.values(attributes)
        .filter((each) => each.uri !== XMLNS)
        .map((each) => ({ name: { uri: each.uri, local: each.local }, value: each.value })),
      children: [] as (XmlTree | string)[],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  const root = document.children.find((child) => typeof child !== "string");
  if (root === undefined) throw new Error("the document has no root element");
  return root;
}
