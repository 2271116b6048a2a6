/** What a page of Markdown holds, as far as tests ask for it. It shares no code with the generator. */
export interface MarkdownFile {
  /** What links to this page can name behind `#`, as GitHub has it. */
  readonly anchors: ReadonlySet<string>;
  /** Where links lead, outside of code. */
  readonly links: readonly string[];
  readonly blocks: readonly CodeBlock[];
  /** Cells, row by row, of all tables. */
  readonly rows: readonly (readonly string[])[];
}

export interface CodeBlock {
  readonly language: string;
  /** Without the line end before its closing fence. */
  readonly text: string;
  /** The last line before it that is not empty. */
  readonly before: string;
  /** The anchor of the heading that it stands under. */
  readonly under: string;
}

export function readMarkdown(page: string): MarkdownFile {
  const anchors = new Set<string>();
  const links: string[] = [];
  const blocks: CodeBlock[] = [];
  const rows: string[][] = [];
  const lines = page.split("\n");
  let before = "";
  let under = "";
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [, fence, language = ""] = /^ *(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
    if (fence !== undefined) {
      const rest = lines.slice(index + 1);
      const length = rest.findIndex((each) => each.trim() === fence);
      if (length < 0) throw new Error(`no fence ends the code below line ${index + 1}`);
      blocks.push({ language, text: rest.slice(0, length).join("\n"), before, under });
      index += length + 1;
      continue;
    }
    const [, heading] = /^#{1,6} (.*)$/.exec(line) ?? [];
    if (heading !== undefined) {
      under = anchorIn(anchors, heading);
      anchors.add(under);
    }
    const prose = line.replace(/(`+)[^`].*?\1/g, (code) => code.replace(/[[\]()]/g, "x"));
    for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]*)\)/g)) links.push(target);
    if (/^\| .* \|$/.test(line) && !/^[|\s-]+$/.test(line)) {
      rows.push(
        line
          .slice(2, -2)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      );
    }
    if (line.trim() !== "") before = line;
  }
  return { anchors, links, blocks, rows };
}

/** Words in small letters, hyphens for spaces, nothing else; a second one of a name is numbered. */
function anchorIn(anchors: ReadonlySet<string>, heading: string): string {
  let anchor = "";
  for (const char of heading.toLowerCase()) {
    if (char === " ") anchor += "-";
    else if (/[\p{L}\p{N}_-]/u.test(char)) anchor += char;
  }
  let unique = anchor;
  for (let number = 1; anchors.has(unique); number++) unique = `${anchor}-${number}`;
  return unique;
}
