import {
  Composer,
  type Document,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLParseError,
} from "yaml";
import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { SourceFile } from "../diagnostics/source-file.ts";
import { buildTree, type Characters, DEEPEST } from "./build-tree.ts";
import { foreignText } from "./foreign-text.ts";
import { YAML } from "./plain-scalars.ts";
import { readPlain } from "./plain-yaml.ts";
import type { Node } from "./tree.ts";

/** What YAML cannot carry. The parser lets these pass, and uses some of them as marks of its own. */
const forbidden = /[^\P{Cc}\t\n\r\u0085]|\p{Surrogate}|[\ufffe\uffff]/u;

/** A file, and its tree if it has one. */
export interface ParsedFile {
  readonly file: SourceFile;
  readonly root: Node | undefined;
}

/**
 * Reads YAML, and with it JSON, as a tree that knows where everything is. A text that is not
 * YAML, or uses more of YAML than a tree can show, has no root: it has been reported. What its
 * escapes stand for must be `characters`.
 */
export function parseSource(
  path: string,
  source: string,
  diagnostics: Diagnostics,
  characters: Characters = "xml",
): ParsedFile {
  // A line end is one line feed (YAML 1.2 §5.4), also in what is copied from the text as it is.
  const text = source.replaceAll("\r\n", "\n");
  const file = sourceFile(path, text);
  if (hasForeignText(file, diagnostics)) return { file, root: undefined };
  return { file, root: readPlain(file) ?? readAny(file, diagnostics, characters) };
}

/** Reads whatever YAML a text holds, by way of the parser, and reports what is wrong with it. */
export function readAny(
  file: SourceFile,
  diagnostics: Diagnostics,
  characters: Characters = "xml",
): Node | undefined {
  const document = composeDocument(file, diagnostics);
  return document && buildTree(file, document, diagnostics, characters);
}

/** A file as positions in it are told. */
export function sourceFile(path: string, text: string): SourceFile {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    lines.addNewLine(at + 1);
  }
  return { path, text, lines };
}

/** Whether a text is something else than YAML, which is reported. */
function hasForeignText(file: SourceFile, diagnostics: Diagnostics): boolean {
  const foreign = foreignText(file.text);
  if (foreign !== undefined) {
    const span = { file, start: foreign.at, end: foreign.at + 1 };
    if (foreign.kind === "comment") diagnostics.report("yaml-syntax/comment", span, {});
    else diagnostics.report("yaml-syntax/other-format", span, { format: foreign.format });
    return true;
  }
  const bad = forbidden.exec(file.text);
  if (bad !== null) {
    const code = bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const span = { file, start: bad.index, end: bad.index + 1 };
    diagnostics.report("yaml-syntax/character", span, { code });
    return true;
  }
  return false;
}

function composeDocument(
  file: SourceFile,
  diagnostics: Diagnostics,
): Document.Parsed<ParsedNode> | undefined {
  // Composing recurses, so how deep the text nests is looked at before.
  const tokens = [...new Parser().parse(file.text)];
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) {
    const span = { file, start: tooDeep, end: tooDeep + 1 };
    diagnostics.report("too-deep", span, { limit: DEEPEST });
    return undefined;
  }

  const composer = new Composer({
    ...YAML,
    // Compares each key with all others; buildTree finds duplicates at once, and names both.
    uniqueKeys: false,
  });
  const [document, second] = composer.compose(tokens, true, file.text.length);
  const problems = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  for (const problem of problems) reportSyntax(file, problem, problems, diagnostics);
  if (second !== undefined) {
    const span = { file, start: second.range[0], end: second.range[1] };
    diagnostics.report("yaml-syntax/second-document", span, {});
    return undefined;
  }
  return problems.length > 0 ? undefined : document;
}

type SyntaxProblem = Pick<YAMLParseError, "code" | "message" | "pos">;

/**
 * A line that is indented too far or too little is pointed at where its text begins. The parser points at the space
 * before it, or takes a line that is indented further than its neighbours for a part of the value above it.
 */
function reportSyntax(
  file: SourceFile,
  { code, message, pos: [start, end] }: SyntaxProblem,
  all: readonly SyntaxProblem[],
  diagnostics: Diagnostics,
): void {
  const { text } = file;
  const isGoneOn = (each: SyntaxProblem): boolean =>
    each.code === "MULTILINE_IMPLICIT_KEY" && /^[^"'\n]*\n/.test(text.slice(...each.pos));
  if (
    code === "BLOCK_AS_IMPLICIT_KEY" &&
    all.some((each) => each.pos[0] === start && isGoneOn(each))
  )
    return;
  const from = isGoneOn({ code, message, pos: [start, end] })
    ? text.lastIndexOf("\n", end - 1) + 1
    : start;
  const before = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  const [space = ""] = /^ */.exec(text.slice(from)) ?? [];
  const at = from + space.length;
  const isIndented = from !== start || (space !== "" && /^ *$/.test(before));
  const span = isIndented ? { file, start: at, end: Math.max(end, at + 1) } : { file, start, end };
  diagnostics.report("yaml-syntax", span, { problem: message, code, isIndented });
}

type Token = ReturnType<Parser["parse"]> extends Iterable<infer T> ? T : never;

/** The offset of the first token that is nested too deep. Does not recurse itself. */
function findTooDeep(tokens: readonly Token[]): number | undefined {
  const open: { token: Token; depth: number }[] = [];
  const enter = (token: Token | null | undefined, depth: number) => {
    if (token) open.push({ token, depth });
  };
  for (const token of tokens) enter(token, 0);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return token.offset;
    if (token.type === "document") enter(token.value, depth + 1);
    if (!("items" in token)) continue;
    for (const item of token.items) {
      enter(item.key, depth + 1);
      enter(item.value, depth + 1);
    }
  }
  return undefined;
}
