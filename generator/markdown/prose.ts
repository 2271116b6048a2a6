/**
 * Descriptions are Markdown (OpenAPI 3.2 §4.1.2.2), and stay it: lists and emphasis are carried over.
 * What would be HTML is shown as text.
 */
export function prose(text: string): string {
  return partsOf(text)
    .map(({ kind, text }) => (kind === "code" ? text : guarded(text)))
    .join("\n");
}

/** The same with its headings below one of ours, however high they are. */
export function proseBelow(level: number, text: string): string {
  const heading = /^ {0,3}(#{1,6})(?=[ \t]|$)/gm;
  const parts = partsOf(text);
  const levels = parts.flatMap((part) =>
    part.kind === "code" ? [] : [...part.text.matchAll(heading)].map(([, marks = ""]) => marks),
  );
  const deeper = Math.max(0, level + 1 - Math.min(...levels.map((marks) => marks.length)));
  const lower = (marks: string) => "#".repeat(Math.min(6, marks.trim().length + deeper));
  return parts
    .map((part) => (part.kind === "code" ? part.text : guarded(part.text).replace(heading, lower)))
    .join("\n");
}

/** The headings of a description, as Markdown. */
export function headingsIn(text: string): readonly string[] {
  return partsOf(text).flatMap((part) =>
    part.kind === "code"
      ? []
      : [...part.text.matchAll(/^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/gm)].map(
          ([, heading = ""]) => heading,
        ),
  );
}

/** Whether a description is one paragraph, so that it can stand in a line of ours. */
export function isParagraph(text: string): boolean {
  if (/\n[ \t]*\n/.test(text)) return false;
  return !text
    .split("\n")
    .some((line) => /^(\s{4}|\s*([-+*]\s|[>|]|\d+[.)]\s|#{1,6}\s|`{3}|~{3}|[=-]+\s*$))/.test(line));
}

/** The first paragraph of a description; nothing where it begins with something else. */
export function firstParagraph(text: string): string {
  const [first = ""] = text.split(/\n[ \t]*\n/);
  return isParagraph(first) ? prose(first) : "";
}

interface Part {
  readonly kind: "code" | "text";
  readonly text: string;
}

/** A description in pieces of whole lines: blocks of code, and the paragraphs between them. */
function partsOf(text: string): readonly Part[] {
  const parts: { kind: Part["kind"]; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const [, marks] = /^[ \t]*(`{3,}|~{3,})/.exec(line) ?? [];
    const kind = fence !== undefined || marks !== undefined ? "code" : "text";
    const last = parts.at(-1);
    // A span of code does not reach over an empty line.
    if (last?.kind === kind && (kind === "code" || line.trim() !== "")) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
    if (fence === undefined) fence = marks;
    else if (marks?.startsWith(fence) && line.trim() === marks) fence = undefined;
  }
  return parts.map(({ kind, lines }) => ({ kind, text: lines.join("\n") }));
}

/** What begins a tag, a comment or the like begins none; links to addresses stay (CommonMark 0.31 §6.5). */
function guarded(text: string): string {
  return text.replace(
    /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|\\.|<(?:https?:[^\s<>]*|[\w.+-]+@[\w.-]+)>|<(?=[A-Za-z/!?])/g,
    (found) => (found === "<" ? "\\<" : found),
  );
}
