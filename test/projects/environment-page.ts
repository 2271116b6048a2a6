/** The programs of docs/environments.md: what they are, and folders in which they can be run. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PAGE = fileURLToPath(new URL("../../docs/environments.md", import.meta.url));

/** Where the page's programs look for the mock. */
const MOCK = "http://127.0.0.1:4010";

function readPage(): string {
  return readFileSync(PAGE, "utf8").replaceAll("\r\n", "\n");
}

/** The sections of the page. */
export function sections(): readonly string[] {
  return [...readPage().matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);
}

/** The files of a section by their names, as they stand on the page. */
function filesOf(section: string): ReadonlyMap<string, string> {
  const page = `${readPage()}\n## `;
  const start = page.indexOf(`\n## ${section}\n`);
  if (start < 0) throw new Error(`the page has no section ${section}`);
  const text = page.slice(start, page.indexOf("\n## ", start + 1));
  const blocks = text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, name = "", code = ""]) => [name, code]));
}

/** Writes the files of a section to a folder; they ask the server of a URL. */
export function writeFiles(section: string, folder: string, url = MOCK): void {
  for (const [name, text] of filesOf(section)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll(MOCK, url));
  }
}
