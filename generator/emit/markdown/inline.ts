import { widthOf } from "../../../runtime/text/layout.ts";

/** Text of the spec on one line, without what would mean something in Markdown. */
export function plain(text: string): string {
  return onOneLine(text)
    .replace(/[\\`*_[\]<>~]|&(?=#?\w+;)/g, "\\$&")
    .replace(/^[-+](?![^\s+-])|^[=#|]|^(\d{1,9})(?=[.)](?:\s|$))/, (mark, digits?: string) =>
      digits === undefined ? `\\${mark}` : `${digits}\\`,
    );
}

/** `text`, as it is: in backticks, more of them than it has in a row (CommonMark 0.31 §6.1). */
export function code(text: string): string {
  const line = /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text;
  if (!line.includes("`") && line.trim() === line) return `\`${line}\``;
  const marks = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .*[^ ].* $/.test(line) ? " " : "";
  return marks + pad + line + pad + marks;
}

/** A block of code; its fence is longer than any run of backticks in it (§4.5). */
export function fenced(language: string, text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A block of TypeScript that is being formatted. */
export async function typescript(code: Promise<string>): Promise<string> {
  return fenced("ts", (await code).trimEnd());
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** `label` is Markdown. */
export function link(label: string, target: string): string {
  return `[${label}](${target})`;
}

/** `a`, `a` and `b`, `a`, `b` and `c`. */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** A table, its columns aligned; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) =>
    row.map((text) => {
      const line = cell(text);
      return { line, width: widthOf(line) };
    }),
  );
  const [head = [], ...body] = cells;
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.width ?? 0)),
  );
  const print = (row: typeof head): string =>
    `| ${row.map(({ line, width }, column) => line + " ".repeat((widths[column] ?? 0) - width)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [print(head), rule, ...body.map(print)].join("\n");
}

/** A cell is one line, and only a bar of ours ends it: one that is escaped already stays so. */
function cell(text: string): string {
  const line = onOneLine(text);
  if (!line.includes("|")) return line;
  return line.replace(/(\\*)\|/g, (bar, escapes: string) =>
    escapes.length % 2 === 1 ? bar : `${escapes}\\|`,
  );
}

/** A text with single spaces only. */
function onOneLine(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.trim().replace(/\s+/g, " ") : text.trim();
}
