import { styleText } from "node:util";

/** A stream that text is written to. */
export interface Output {
  write(text: string): void;
  /** Whether a person looks at it who can see it change: the cursor can be moved. */
  readonly isTTY: boolean;
  readonly colour: boolean;
  /** How many characters fit on a line; asked for again when a line is printed. */
  columns(): number | undefined;
  rows(): number | undefined;
}

/** The properties of a stream that decide whether it shows styles. */
interface StyledStream {
  readonly isTTY?: boolean;
  hasColors(): boolean;
}

/**
 * Whether a stream shows styles: a terminal with colours does, unless `NO_COLOR` is set. `FORCE_COLOR` decides for
 * any stream, and is off by `0` and `false`, as Node has it.
 */
export function showsStyles(
  stream: StyledStream,
  { FORCE_COLOR: forced }: { readonly [name: string]: string | undefined },
): boolean {
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && stream.hasColors();
}

export type Style = "red" | "yellow" | "green" | "cyan" | "gray" | "bold";

/** Text in a style, where the output shows styles. */
export function paint({ colour }: Pick<Output, "colour">, style: Style, text: string): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}

/** East Asian wide characters and pictures take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  // Nearly all of it is ASCII, and counting takes far longer than looking.
  if (!/[^ -~]/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** A text padded with spaces to a width. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** As much of a text as fits, with a mark where more would follow. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let shown = "";
  let used = 1;
  for (const char of text) {
    used += widthOf(char);
    if (used > width) break;
    shown += char;
  }
  return `${shown}…`;
}

/** A text in lines of some width, broken between words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** Lines below something that they belong to. */
export function indented(lines: readonly string[], depth = 1): readonly string[] {
  return lines.map((line) => ("  ".repeat(depth) + line).trimEnd());
}

/** Terms, and beside each what it is. */
export function definitions(rows: readonly (readonly [string, string])[], columns = 100): string[] {
  const width = Math.max(0, ...rows.map(([term]) => widthOf(term)));
  return rows.flatMap(([term, text]) => {
    const [first = "", ...more] = wrap(text, Math.max(20, columns - width - 4));
    const margin = " ".repeat(width + 4);
    return [`  ${pad(term, width)}  ${first}`.trimEnd(), ...more.map((line) => margin + line)];
  });
}
