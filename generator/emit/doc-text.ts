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
