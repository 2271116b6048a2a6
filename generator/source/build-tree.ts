import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import {
  type Diagnostic,
  type Diagnostics,
  diagnose,
  related,
} from "../diagnostics/diagnostics.ts";
import { cut } from "../diagnostics/hints.ts";
import type { SourceFile, Span } from "../diagnostics/source-file.ts";
import { child } from "./pointer.ts";
import type { Entry, Node, ValueNode } from "./tree.ts";

/** Deeper than any spec, and shallow enough for every recursive walk over the tree. */
export const DEEPEST = 200;

/** How many nodes a file's aliases may add in all: plenty for a spec, too few for an alias bomb. */
const MOST_COPIES = 100_000;

/** Names that every object has from birth. What is generated uses the spec's names as such. */
export const unsafe: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Which characters texts may have: those of XML, or any, as in cases about what is refused. */
export type Characters = "xml" | "any";

/** What is not among the characters of XML 1.0 §2.2, production Char. */
export const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** What is left out of a tree because it is reported, so that the rest can still be looked at. */
const nothing = { kind: "value", value: null } as const;

/**
 * Makes a tree of a YAML document: keys are text, numbers are exact, and an alias is a copy of what
 * it stands for. `undefined` where the document says something that the tree would not.
 */
export function buildTree(
  file: SourceFile,
  document: Document.Parsed<ParsedNode>,
  diagnostics: Diagnostics,
  characters: Characters,
): Node | undefined {
  if (document.contents === null) {
    diagnostics.report("empty-file", { file, start: 0, end: 0 }, {});
    return undefined;
  }
  const builder = new TreeBuilder(file, document, diagnostics, characters);
  const root = builder.build(document.contents, "", 1);
  return builder.complete ? root : undefined;
}

/** An integer as the tree has it. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

class TreeBuilder {
  complete = true;
  readonly #file: SourceFile;
  readonly #document: Document.Parsed<ParsedNode>;
  readonly #diagnostics: Diagnostics;
  readonly #characters: Characters;
  #anchors: ReadonlyMap<Alias, ParsedNode> | undefined;
  /** What the aliases being copied stand for. */
  readonly #copying = new Set<ParsedNode>();
  #copies = 0;
  /** The first alias that is one too many: the others need not be named. */
  #tooMany: Span | undefined;

  constructor(
    file: SourceFile,
    document: Document.Parsed<ParsedNode>,
    diagnostics: Diagnostics,
    characters: Characters,
  ) {
    this.#characters = characters;
    this.#file = file;
    this.#document = document;
    this.#diagnostics = diagnostics;
  }

  build(node: ParsedNode, pointer: string, depth: number): Node {
    const span = this.#span(node);
    if (this.#copying.size > 0) this.#copies++;
    if (isAlias(node)) return this.#copy(node, pointer, depth);
    if (depth > DEEPEST) {
      this.complete = false;
      this.#diagnostics.report("too-deep", span, { limit: DEEPEST });
      return { ...nothing, pointer, span };
    }
    if (isMap(node)) {
      return { kind: "map", pointer, span, entries: this.#entries(node, pointer, depth) };
    }
    if (isSeq(node)) {
      const items = node.items.map((item, index) =>
        this.build(item, child(pointer, index), depth + 1),
      );
      return { kind: "list", pointer, span, items };
    }
    return { kind: "value", pointer, span, value: this.#value(node, span) };
  }

  #entries(
    map: YAMLMap.Parsed<ParsedNode, ParsedNode | null>,
    pointer: string,
    depth: number,
  ): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const { key: node, value } of map.items) {
      const keySpan = this.#span(node);
      const key = this.#key(node, keySpan);
      if (key === undefined) continue;
      const first = entries.get(key);
      if (first !== undefined) {
        this.#diagnostics.report("duplicate-key", keySpan, { key }, [
          related("first", first.keySpan),
        ]);
        continue;
      }
      const below = child(pointer, key);
      const empty = { ...nothing, pointer: below, span: keySpan };
      entries.set(key, {
        key,
        keySpan,
        value: value ? this.build(value, below, depth + 1) : empty,
      });
    }
    return entries;
  }

  #key(node: ParsedNode, span: Span): string | undefined {
    const source = this.#file.text.slice(span.start, span.end);
    // A status code (`200:`) reads as a number and means its digits; `1.0` or `0x10` could mean two things.
    if (!isScalar(node) || (typeof node.value !== "string" && String(node.value) !== source)) {
      this.#diagnostics.report("odd-key", span, { key: cut(source, 40) || "(nothing)" });
      return undefined;
    }
    const key = String(node.value);
    this.#checkCharacters(key, span);
    if (key === "<<" && node.type === "PLAIN") {
      this.complete = false;
      this.#diagnostics.report("yaml-merge", span, {});
      return undefined;
    }
    if (unsafe.has(key)) {
      this.#diagnostics.report("unsafe-key", span, { key });
      return undefined;
    }
    return key;
  }

  #value(node: Scalar.Parsed, span: Span): ValueNode["value"] {
    const value: unknown = node.value;
    if (typeof value === "bigint") return exactInteger(value);
    if (typeof value === "number") {
      if (!Number.isFinite(value) && /\d/.test(node.source)) {
        this.#diagnostics.report("yaml-syntax/number", span, { source: node.source });
      }
      return value;
    }
    if (typeof value === "string") this.#checkCharacters(value, span);
    if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
    throw new Error(`A ${typeof value} came out of the YAML core schema`);
  }

  /** All text of a spec gets into documents, or into files that a document must be able to quote. */
  #checkCharacters(text: string, span: Span): void {
    const [found] = (this.#characters === "xml" && notXml.exec(text)) || [];
    if (found === undefined) return;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    this.#diagnostics.report("forbidden-character", span, { code });
  }

  #copy(alias: Alias.Parsed, pointer: string, depth: number): Node {
    const span = this.#span(alias);
    this.#anchors ??= findAnchors(this.#document);
    const target = this.#anchors.get(alias);
    if (target === undefined) {
      return this.#refuse(pointer, diagnose("yaml-alias/undefined", span, { name: alias.source }));
    }
    if (this.#copying.has(target) || contains(target, alias)) {
      return this.#refuse(pointer, diagnose("yaml-alias/recursive", span, { name: alias.source }));
    }
    if (this.#copies > MOST_COPIES) {
      this.#tooMany ??= span;
      const limit = MOST_COPIES;
      return this.#refuse(pointer, diagnose("yaml-alias/too-many", this.#tooMany, { limit }));
    }
    this.#copying.add(target);
    const copy = this.build(target, pointer, depth);
    this.#copying.delete(target);
    return copy;
  }

  #refuse(pointer: string, diagnostic: Diagnostic): Node {
    this.complete = false;
    this.#diagnostics.add(diagnostic);
    return { ...nothing, pointer, span: diagnostic.span };
  }

  #span(node: ParsedNode): Span {
    const [start, end] = node.range;
    // A block's range goes on to the next line that has something on it.
    const text = this.#file.text.slice(start, end).trimEnd();
    return { file: this.#file, start, end: start + text.length };
  }
}

/** What each alias stands for: the nearest node before it that has its name. */
function findAnchors(document: Document.Parsed<ParsedNode>): ReadonlyMap<Alias, ParsedNode> {
  const named = new Map<string, ParsedNode>();
  const anchors = new Map<Alias, ParsedNode>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (target !== undefined) anchors.set(node, target);
    } else if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
      named.set(node.anchor, node as ParsedNode);
    }
  });
  return anchors;
}

/** Whether a node lies within another. */
function contains(outer: ParsedNode, inner: ParsedNode): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
