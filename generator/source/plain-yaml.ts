import { CST, Lexer } from "yaml";
import type { SourceFile, Span } from "../diagnostics/source-file.ts";
import { DEEPEST, unsafe } from "./build-tree.ts";
import { notPlain, type ScalarToken, scalarValue } from "./plain-scalars.ts";
import { child } from "./pointer.ts";
import type { Entry, ListNode, MapNode, Node, ValueNode } from "./tree.ts";

/** How far the colon may be from the start of its key (YAML 1.2 §7.4.3). */
const LONGEST_KEY = 1024;

const DOUBLE = "double-quoted-scalar";
const SINGLE = "single-quoted-scalar";

/**
 * The tree of a document of plain YAML that has nothing wrong with it, straight from the lexer: what the parser
 * makes on the way to the same tree takes most of the time and memory of reading. `undefined` for all
 * else, of which the parser has more to say: tags, anchors, aliases, empty values, tabs beside text, several documents,
 * odd or repeated keys, comments at unusual places, and everything that is an error.
 */
export function readPlain(file: SourceFile): Node | undefined {
  if (file.text.includes("\r")) return undefined;
  try {
    return new PlainReader(file).read();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

class PlainReader {
  readonly #file: SourceFile;
  readonly #lexemes: Iterator<string>;
  /** The current lexeme; undefined at the end. */
  #lexeme: string | undefined;
  /** Where it begins. */
  #at = 0;
  #lineStart = 0;
  /** Where the last value ends, a comment on its line included. */
  #end = 0;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#lexemes = new Lexer().lex(file.text);
    this.#take();
  }

  read(): Node {
    this.#toContent();
    this.#expect(CST.DOCUMENT);
    if (this.#lexeme === "---") {
      this.#expect("---");
      this.#endLine();
    }
    this.#toContent();
    const root = this.#block("", 1, -1, true);
    this.#toContent();
    if (this.#lexeme !== undefined) throw notPlain;
    return root;
  }

  #take(): void {
    const next = this.#lexemes.next();
    this.#lexeme = next.done ? undefined : next.value;
  }

  #advance(): void {
    // Marks are no part of the text.
    if (this.#lexeme !== CST.DOCUMENT && this.#lexeme !== CST.SCALAR) {
      this.#at += this.#lexeme?.length ?? 0;
    }
    if (this.#lexeme === "\n") this.#lineStart = this.#at;
    this.#take();
  }

  #expect(lexeme: string): void {
    if (this.#lexeme !== lexeme) throw notPlain;
    this.#advance();
  }

  /** Goes past spaces; whether there were any. */
  #spaces(): boolean {
    if (this.#lexeme?.charAt(0) !== " ") return false;
    if (this.#lexeme.includes("\t")) throw notPlain;
    this.#advance();
    return true;
  }

  /** Goes past blank lines and comments to what comes next; its column, or -1 at the end. */
  #toContent(): number {
    let commented = 0;
    for (;;) {
      if (this.#lexeme === "\n") this.#advance();
      else if (this.#lexeme?.charAt(0) === "#") {
        commented = Math.max(commented, this.#at - this.#lineStart);
        this.#advance();
      } else if (!this.#spaces()) break;
    }
    const column = this.#lexeme === undefined ? -1 : this.#at - this.#lineStart;
    // One that is indented more could belong to what precedes it.
    if (commented > Math.max(column, 0)) throw notPlain;
    return column;
  }

  /** Goes past a comment to the end of the line, where nothing else is allowed. */
  #endLine(spaced = this.#spaces()): void {
    if (this.#lexeme?.charAt(0) === "#" && spaced) this.#advance();
    if (this.#lexeme !== undefined && this.#lexeme !== "\n") throw notPlain;
    this.#end = this.#at;
  }

  /** The node after `key:` or `-`, on the same line or on lines below. */
  #after(pointer: string, depth: number, indent: number, isKey: boolean): Node {
    const spaced = this.#spaces();
    const first = this.#lexeme?.charAt(0);
    if (first !== undefined && first !== "\n" && first !== "#") {
      return this.#block(pointer, depth, indent, !isKey);
    }
    this.#endLine(spaced);
    const column = this.#toContent();
    const isBelow = column > indent || (isKey && column === indent && this.#lexeme === "-");
    if (!isBelow) throw notPlain;
    return this.#block(pointer, depth, indent, true);
  }

  /** A node that begins here. `indent` is that of what holds it; maps and lists may begin where `isFree`. */
  #block(pointer: string, depth: number, indent: number, isFree: boolean): Node {
    if (depth > DEEPEST) throw notPlain;
    switch (this.#lexeme?.charAt(0)) {
      case "-":
        if (!isFree || this.#lexeme !== "-") throw notPlain;
        return this.#list(pointer, depth);
      case "|":
      case ">":
        return this.#blockScalar(pointer, indent);
      case "[":
      case "{": {
        const node = this.#flow(pointer, depth);
        this.#endLine();
        return node;
      }
      default: {
        const token = this.#scalar();
        const spaced = this.#spaces();
        if (this.#lexeme !== ":") {
          this.#endLine(spaced);
          return this.#value(token, pointer);
        }
        if (!isFree) throw notPlain;
        return this.#map(token, pointer, depth);
      }
    }
  }

  /** The entries at the column of a key that has been read already. */
  #map(first: CST.FlowScalar, pointer: string, depth: number): MapNode {
    const column = first.offset - this.#lineStart;
    const entries = new Map<string, Entry>();
    for (let token = first; ; token = this.#scalar()) {
      this.#spaces();
      this.#colon(token);
      const key = this.#key(token, entries);
      const keySpan = this.#span(token.offset, token.offset + token.source.length);
      const value = this.#after(child(pointer, key), depth + 1, column, true);
      entries.set(key, { key, keySpan, value });
      if (this.#toContent() !== column || this.#lexeme === "-") break;
    }
    return { kind: "map", pointer, span: this.#span(first.offset, this.#end), entries };
  }

  #list(pointer: string, depth: number): ListNode {
    const start = this.#at;
    const column = start - this.#lineStart;
    const items: Node[] = [];
    do {
      this.#advance();
      items.push(this.#after(child(pointer, items.length), depth + 1, column, false));
    } while (this.#toContent() === column && this.#lexeme === "-");
    return { kind: "list", pointer, span: this.#span(start, this.#end), items };
  }

  /** A map or list in brackets. */
  #flow(pointer: string, depth: number): MapNode | ListNode {
    if (depth > DEEPEST) throw notPlain;
    const start = this.#at;
    const isMap = this.#lexeme === "{";
    const close = isMap ? "}" : "]";
    const entries = new Map<string, Entry>();
    const items: Node[] = [];
    do {
      this.#advance();
      this.#gap();
      if (this.#lexeme === close) break;
      if (isMap) {
        const token = this.#scalar();
        this.#spaces();
        this.#colon(token);
        const key = this.#key(token, entries);
        const keySpan = this.#span(token.offset, token.offset + token.source.length);
        this.#gap();
        entries.set(key, { key, keySpan, value: this.#item(child(pointer, key), depth + 1) });
      } else items.push(this.#item(child(pointer, items.length), depth + 1));
      this.#gap();
    } while (this.#lexeme === ",");
    this.#expect(close);
    const span = this.#span(start, this.#at);
    return isMap ? { kind: "map", pointer, span, entries } : { kind: "list", pointer, span, items };
  }

  #item(pointer: string, depth: number): Node {
    return this.#lexeme === "[" || this.#lexeme === "{"
      ? this.#flow(pointer, depth)
      : this.#value(this.#scalar(), pointer);
  }

  /** Goes past spaces, tabs and line ends within brackets. */
  #gap(): void {
    while (this.#lexeme !== undefined && /^[ \t\n]/.test(this.#lexeme)) this.#advance();
  }

  #colon({ offset, source }: CST.FlowScalar): void {
    if (source.includes("\n") || this.#at - offset > LONGEST_KEY) throw notPlain;
    this.#expect(":");
  }

  #key(token: CST.FlowScalar, entries: ReadonlyMap<string, Entry>): string {
    const value = scalarValue(token);
    const key = String(value);
    if (typeof value !== "string" && key !== token.source) throw notPlain;
    if (entries.has(key) || unsafe.has(key) || key === "<<") throw notPlain;
    return key;
  }

  /** Plain or quoted. */
  #scalar(): CST.FlowScalar {
    const type =
      this.#lexeme === CST.SCALAR
        ? "scalar"
        : this.#lexeme?.startsWith('"')
          ? DOUBLE
          : this.#lexeme?.startsWith("'")
            ? SINGLE
            : undefined;
    if (type === undefined) throw notPlain;
    if (type === "scalar") this.#advance();
    const source = this.#lexeme;
    if (!source) throw notPlain;
    const token = { type, offset: this.#at, indent: 0, source } as const;
    this.#advance();
    return token;
  }

  #blockScalar(pointer: string, indent: number): ValueNode {
    const start = this.#at;
    // No comment: all that is left on the line is a line end.
    const props = [this.#header("block-scalar-header", indent)];
    if (this.#lexeme !== "\n") props.push(this.#header("space", indent));
    if (this.#lexeme !== "\n") throw notPlain;
    props.push(this.#header("newline", indent));
    this.#expect(CST.SCALAR);
    const source = this.#lexeme ?? "";
    this.#advance();
    if (source.endsWith("\n")) this.#lineStart = this.#at;
    this.#end = this.#at;
    const parent = Math.max(indent, 0);
    return this.#value(
      { type: "block-scalar", offset: start, indent: parent, props, source },
      pointer,
    );
  }

  /** A part of a block scalar's first line. */
  #header(type: CST.SourceToken["type"], indent: number): CST.SourceToken {
    const source = this.#lexeme;
    if (source === undefined || (type === "space" && /[^ ]/.test(source))) throw notPlain;
    const token = { type, offset: this.#at, indent, source };
    this.#advance();
    return token;
  }

  #value(token: ScalarToken, pointer: string): ValueNode {
    const end = token.type === "block-scalar" ? this.#at : token.offset + token.source.length;
    return {
      kind: "value",
      pointer,
      span: this.#span(token.offset, end),
      value: scalarValue(token),
    };
  }

  #span(start: number, end: number): Span {
    const last = this.#file.text.charCodeAt(end - 1);
    // Only what may be white space is worth a look.
    const isTrimmed = last > 0x20 && last < 0x80;
    const length = isTrimmed ? end - start : this.#file.text.slice(start, end).trimEnd().length;
    return { file: this.#file, start, end: start + length };
  }
}
