import type { Document, Held } from "../codec/codec.ts";
import { findElement } from "../codec/struct-rules.ts";
import type { OpenElement } from "../xml/open-element.ts";
import { CLOSE, OPEN, XmlReader } from "../xml/xml-reader.ts";

/** A range of a document: the offset of its first character, and of the one after its last. */
type SkippedRange = readonly [from: number, to: number];

/** A start tag. In a well-formed document nothing but a quoted value hides its end. */
const START_TAG = /<(?:[^"'>]|"[^"]*"|'[^']*')*/y;

/**
 * The same document as servers take it that read a text member without a thought of elements, JAXB's
 * among them: of such a member they keep what follows its last child element. What goes is made
 * blank within the start tag, so that everything else is where it was.
 *
 * @param xml - A well-formed document with the root of `document`.
 */
export function withoutElementsInText({ content }: Document<unknown>, xml: string): string {
  const stretches: SkippedRange[] = [];
  const reader = new XmlReader(xml);
  collect(reader, content, xml, stretches);
  reader.finish();
  let done = 0;
  const parts = stretches.map(([from, to]) => {
    const before = xml.slice(done, from);
    done = to;
    return `${before}${xml.slice(from, to - 1).replace(/[^\n\r]/gu, " ")}>`;
  });
  return parts.join("") + xml.slice(done);
}

/** Finds what goes in the innermost element, and reads to its end. */
function collect(reader: XmlReader, content: Held, xml: string, stretches: SkippedRange[]): void {
  const known = typeof content === "function" ? content() : content;
  if (known.kind === "scalar" || (known.kind === "struct" && known.text)) {
    const { start } = reader.element as OpenElement;
    const end = endOfText(reader);
    START_TAG.lastIndex = start;
    if (end !== undefined && START_TAG.test(xml)) stretches.push([START_TAG.lastIndex, end]);
    return;
  }
  const members = known.kind === "list" ? [known] : known.members;
  for (let token = reader.next(); token !== CLOSE; token = reader.next()) {
    if (token !== OPEN) continue;
    const member = findElement(members, reader);
    if (member) collect(reader, member.content, xml, stretches);
    else reader.skip();
  }
}

/** Where the last child element ends, including comments after it; undefined without child elements. */
function endOfText(reader: XmlReader): number | undefined {
  let end: number | undefined;
  for (let token = reader.next(); token !== CLOSE; ) {
    const isElement = token === OPEN;
    if (isElement) reader.skip();
    token = reader.next();
    if (isElement) end = reader.start;
  }
  return end;
}
