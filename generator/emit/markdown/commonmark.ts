import { parse, postprocess, preprocess } from "micromark";
import { gfmTable } from "micromark-extension-gfm-table";

/** A construct of Markdown in a text, in UTF-16 offsets; `end` is the first offset after it. */
export interface Construct {
  /** As micromark calls it: `htmlText`, `codeFenced`, `atxHeading`. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** How many quotations and lists contain it. */
  readonly depth: number;
}

/** How Markdown is read: as CommonMark has it, and as GitHub does, where a bar can split code in two. */
type Dialect = "commonmark" | "tables";

/** The constructs of a text, each before those in it. */
export function constructsIn(text: string, dialect: Dialect): readonly Construct[] {
  const extensions = dialect === "tables" ? [gfmTable()] : [];
  const written = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true));
  const constructs: Construct[] = [];
  let depth = 0;
  for (const [kind, { type, start, end }] of postprocess(written)) {
    const contains = containers.has(type);
    if (kind === "exit") depth -= contains ? 1 : 0;
    else {
      constructs.push({ type, start: start.offset, end: end.offset, depth });
      depth += contains ? 1 : 0;
    }
  }
  return constructs;
}

const containers: ReadonlySet<string> = new Set(["blockQuote", "listOrdered", "listUnordered"]);

/** Longer than any description, and short enough to be parsed in no time. */
const LONGEST = 20_000;
/** What may begin a comment or an instruction is looked for to the end of the text, each time. */
const MOST_OPENED = 50;
const OPENED = /<[!?]/g;
/** A line that nests deeper than a reader can follow. */
const NESTED = /^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)])){30}/m;

/** Whether a text is not a description but an attack on those who parse it. */
export function isCostly(text: string): boolean {
  return (
    text.length > LONGEST || NESTED.test(text) || (text.match(OPENED) ?? []).length > MOST_OPENED
  );
}
