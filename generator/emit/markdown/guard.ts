import { decodeString } from "micromark-util-decode-string";
import { type Construct, constructsIn, isCostly } from "./commonmark.ts";
import { fenced } from "./inline.ts";

/** How often a text is looked at again: what is escaped can make something of what follows it. */
const ROUNDS = 8;

/**
 * A description of the spec as Markdown in which nothing is HTML, every link leads to a web page, a
 * mail address or a heading of its page, and no block reaches beyond the end. What is of another
 * kind is escaped, so that it is shown as text. A CommonMark parser decides what is what; a text
 * that it would be busy with, or that does not settle, is shown as a block of code.
 */
export function guarded(description: string): string {
  // At the beginning of a file, but not of a description, this is not a character.
  let text = description.replace(/^\ufeff+/, "");
  if (!/[<[~`]/.test(text) && !isCostly(text)) return text;
  for (let round = 0; round < ROUNDS && !isCostly(text); round++) {
    const plain = constructsIn(text, "commonmark");
    const tables = text.includes("|") ? constructsIn(text, "tables") : undefined;
    const escapes = new Set([
      ...tagsIn(text, tables === undefined ? [plain] : [plain, tables]),
      ...escapesIn(text, plain),
      ...escapesIn(text, tables ?? []),
    ]);
    if (escapes.size === 0) return closed(text, plain);
    text = escaped(text, escapes);
  }
  return fenced("text", description);
}

/** The same of a text in a line of ours: it begins no block. */
export function guardedLine(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  const lead = "x ";
  const guardedText = guarded(lead + line);
  return guardedText.startsWith(lead) ? guardedText.slice(lead.length) : everythingEscaped(line);
}

function everythingEscaped(line: string): string {
  return line.replace(/[\\`*_[\]<>~&!]/g, "\\$&");
}

/** What may begin a tag, a comment or an instruction (CommonMark 0.31 §6.6). */
const TAG = /<(?=[A-Za-z/!?])/g;

/**
 * Whatever looks like the beginning of a tag, but for code, addresses, and what is escaped already in
 * every dialect. Whether it is one is not asked: parsers differ there, as in `<a b=//c>`.
 */
function tagsIn(text: string, dialects: readonly (readonly Construct[])[]): readonly number[] {
  const found = [...text.matchAll(TAG)].map(({ index }) => index);
  const kept = dialects.map((constructs) => keptIn(text, constructs));
  return found.filter((place) => !kept.every((places) => places[place] === 1));
}

/** For each offset of a text, 1 where something looks like a tag but is not one. */
function keptIn(text: string, constructs: readonly Construct[]): Uint8Array {
  const places = new Uint8Array(text.length);
  for (const { type, start, end } of constructs) {
    switch (type) {
      case "codeText":
      case "codeFenced":
      case "codeIndented":
        places.fill(1, start, end);
        break;
      case "characterEscape":
        places[start + 1] = 1;
        break;
      case "autolink":
      case "definitionDestinationLiteral":
      case "resourceDestinationLiteral":
        places[start] = 1;
        break;
    }
  }
  return places;
}

/** Before which characters a backslash is needed, so that what is not safe is text. */
function escapesIn(text: string, constructs: readonly Construct[]): readonly number[] {
  return constructs.flatMap(({ type, start, end }, index) => {
    switch (type) {
      case "autolinkProtocol":
        return isSafe(text.slice(start, end)) ? [] : [start - 1];
      case "link":
      case "image": {
        const address = resourceOf(text, constructs, index);
        return address === undefined || isSafe(address) ? [] : [text.indexOf("[", start)];
      }
      case "definition": {
        const address = addressIn(text, constructs, index, "definitionDestinationString");
        // GitHub takes [^…] for a footnote, and what is indented below it for more of that.
        return isSafe(address) && !text.startsWith("[^", start) ? [] : [start];
      }
      default:
        return [];
    }
  });
}

/** Where a link leads; undefined where a definition says so, which is looked at by itself. */
function resourceOf(
  text: string,
  constructs: readonly Construct[],
  index: number,
): string | undefined {
  const end = constructs[index]?.end ?? 0;
  for (let at = index + 1; (constructs[at]?.start ?? end) < end; at++) {
    const each = constructs[at];
    if (each?.type === "resource" && each.end === end) {
      return addressIn(text, constructs, at, "resourceDestinationString");
    }
  }
  return undefined;
}

/** The address in a construct; empty where there is none. */
function addressIn(
  text: string,
  constructs: readonly Construct[],
  index: number,
  type: string,
): string {
  const end = constructs[index]?.end ?? 0;
  for (let at = index + 1; (constructs[at]?.start ?? end) < end; at++) {
    const each = constructs[at];
    if (each?.type === type) return decodeString(text.slice(each.start, each.end));
  }
  return "";
}

function isSafe(address: string): boolean {
  return /^(?:https?:|mailto:|#)/i.test(address);
}

function escaped(text: string, places: ReadonlySet<number>): string {
  let result = "";
  let from = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    result += `${text.slice(from, place)}\\`;
    from = place;
  }
  return result + text.slice(from);
}

/** Ends a fence that nothing ends: it would go on over the rest of the page. */
function closed(text: string, constructs: readonly Construct[]): string {
  const fence = constructs.filter(({ type, depth }) => type === "codeFenced" && depth === 0).at(-1);
  if (fence === undefined) return text;
  const within = constructs.filter(
    ({ type, start }) => type === "codeFencedFenceSequence" && start >= fence.start,
  );
  if (within.length > 1) return text;
  const [marks] = within;
  return marks === undefined ? text : `${text}\n${text.slice(marks.start, marks.end)}`;
}
