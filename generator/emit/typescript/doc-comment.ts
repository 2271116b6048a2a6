/**
 * A documentation comment as structures have it, at an indentation of `indent` columns; none where there is
 * no text. Text of the spec in it has to be {@link docText}.
 */
export function jsDoc(lines: readonly string[], indent = 0): string[] {
  const text = commentLines(lines);
  if (text.length === 0) return [];
  return [(fitsOneLine(text, indent) ? "" : "\n") + text.join("\n")];
}

/** The same comment as text, for members of an object, which have no structures. */
export function commentCode(lines: readonly string[], indent: number): string {
  const text = commentLines(lines);
  if (text.length === 0) return "";
  if (fitsOneLine(text, indent)) return `/** ${text} */\n`;
  return `/**\n${text.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function commentLines(lines: readonly string[]): readonly string[] {
  const text = lines
    .flatMap((line) => line.split(/\r\n|[\r\n\u2028\u2029]/))
    .map((line) => line.trimEnd());
  while (text[0] === "") text.shift();
  while (text.at(-1) === "") text.pop();
  return text;
}

function fitsOneLine(text: readonly string[], indent: number): boolean {
  const [only = ""] = text;
  return text.length === 1 && indent + "/**  */".length + only.length <= 100;
}

/** The paragraphs of a description, and a tag where something is deprecated. */
export function described(doc: string, deprecated: boolean): readonly string[] {
  return [...(doc === "" ? [] : [docText(doc)]), ...(deprecated ? ["@deprecated"] : [])];
}

/**
 * Text of the spec in a documentation comment: nothing in it ends the comment or is one of its tags.
 *
 * TypeScript takes `@name` for a tag at the beginning of a line and after white space, and in
 * `{@link}`, `{ @link}`; with `stripInternal` it leaves out what has `@internal` anywhere in its
 * comment. A character reference is shown as `@` where comments are read as Markdown, and by nothing
 * taken for a tag; a backslash would not do for the search.
 */
export function docText(text: string): string {
  return text
    .replaceAll("*/", "*\\/")
    .replace(/(^|[\s\u0085\u180e\u200b\u2060\ufeff{*])@/g, "$1&#64;")
    .replace(/@(?=internal)/g, "&#64;");
}
