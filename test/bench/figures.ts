import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { printReport, type Report } from "./report.ts";

const FILE = fileURLToPath(new URL("../../docs/figures.md", import.meta.url));

/** Puts what a part found out between its marks in docs/figures.md. */
export function writeFigures(part: string, report: Report): void {
  const text = readFileSync(FILE, "utf8");
  const [open, close] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/figures.md has no ${open} … ${close}`);
  const block = `${open}\n\n\`\`\`text\n${printReport(report)}\n\n${machine()}\n\`\`\`\n\n`;
  writeFileSync(FILE, text.slice(0, start) + block + text.slice(end));
}

/** On what it was measured: times are of that alone, ratios less so. */
function machine(): string {
  const processors = cpus();
  return `node ${process.versions.node} on ${process.platform}, ${processors.length} × ${processors[0]?.model ?? "unknown"}`;
}
