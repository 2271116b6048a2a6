import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { printReport, type Report } from "./report.ts";

const FILE = fileURLToPath(new URL("../../docs/figures.md", import.meta.url));

/** Puts what a part found out between its marks in docs/figures.md. */
export function writeFigures(part: string, report: Report): void {
  replaceFigures(part, `${printReport(report)}\n\n${machine()}`);
}

/** What docs/figures.md has between the marks of a part. */
export function readFigures(part: string): string {
  const { text, start, end } = findFigures(part);
  return text.slice(start, end);
}

export function replaceFigures(part: string, figures: string): void {
  const { text, start, end } = findFigures(part);
  const block = `\n\n\`\`\`text\n${figures}\n\`\`\`\n\n`;
  writeFileSync(FILE, text.slice(0, start) + block + text.slice(end));
}

function findFigures(part: string) {
  const text = readFileSync(FILE, "utf8");
  const open = `<!-- ${part} -->`;
  const start = text.indexOf(open) + open.length;
  const end = text.indexOf(`<!-- end of ${part} -->`);
  if (start < open.length || end < start) throw new Error(`docs/figures.md has no ${open} and end`);
  return { text, start, end };
}

/** On what it was measured: times are of that alone, ratios less so. */
function machine(): string {
  const processors = cpus();
  return `node ${process.versions.node} on ${process.platform}, ${processors.length} × ${processors[0]?.model ?? "unknown"}`;
}
