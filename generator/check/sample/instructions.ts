import { sampleProblems } from "../../diagnostics/sample-messages.ts";
import { malformed } from "./sample-error.ts";

/**
 * The text with nothing in its processing instructions but their names, and of the same length.
 * fast-xml-parser looks for attributes in them and refuses `<?note it's fine?>`; what is in them means
 * nothing to a reader of the document (XML 1.0 §2.6).
 *
 * @throws {SampleError} where one has no name, or that of the XML declaration.
 */
export function withoutInstructions(text: string): string {
  if (!text.includes("<?")) return text;
  let result = "";
  let from = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    if (text.startsWith("<?", at)) {
      const end = instructionEnd(text, "?>", at);
      if (!isDeclaration(text, at)) {
        const name = nameOf(text, at, end);
        result += `${text.slice(from, at)}<?${name}${blank(text.slice(at + 2 + name.length, end - 2))}?>`;
        from = end;
      }
      at = end;
    } else if (text.startsWith("<!--", at)) at = instructionEnd(text, "-->", at);
    else if (text.startsWith("<![CDATA[", at)) at = instructionEnd(text, "]]>", at);
    else at = endOfTag(text, at);
  }
  return result + text.slice(from);
}

/** The XML declaration looks like an instruction; it is checked by itself. A byte order mark may precede it. */
function isDeclaration(text: string, at: number): boolean {
  return /^\ufeff?<\?xml[ \t\r\n]/.test(text.slice(0, 7)) && at === text.indexOf("<");
}

function nameOf(text: string, at: number, end: number): string {
  const content = text.slice(at + 2, Math.max(at + 2, end - 2));
  const [name] = /^[:_\p{L}][-:.\w\p{L}\p{N}\p{M}·]*/u.exec(content) ?? [];
  if (name === undefined) throw malformed(sampleProblems.namelessInstruction(), at);
  if (name.toLowerCase() === "xml") {
    throw malformed(sampleProblems.lateDeclaration(), at);
  }
  const after = content.charAt(name.length);
  if (!/^[ \t\r\n]?$/.test(after)) {
    throw malformed(sampleProblems.instructionName({ character: after }), at);
  }
  return name;
}

/** Line ends stay, so that places do. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function instructionEnd(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at + 2);
  // What does not end is reported by the parser.
  return end === -1 ? text.length : end + mark.length;
}

/** After a tag: what is in quotation marks does not end it. */
function endOfTag(text: string, at: number): number {
  let quote = "";
  for (let index = at + 1; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">" || character === "<") return index + (character === ">" ? 1 : 0);
    else if (character === '"' || character === "'") quote = character;
  }
  return text.length;
}
