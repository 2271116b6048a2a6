import type { Json } from "../api/case.ts";
import type { EnumDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { type Document, type Held, heldBy, type Struct } from "../codec/codec.ts";
import { type KnownValues, known } from "../probe/knowledge.ts";
import { printable } from "../text/printable.ts";

/** A simple value somewhere in what was decoded. */
export interface ValueLine {
  /** `a.b[2].c`; empty for a value that is all there is. */
  readonly key: string;
  readonly text: string;
  /** What the spec says of it, if it is one of a list. */
  readonly meaning: string | undefined;
}

/** A decoded value for people: its simple values, in the order of the spec. */
export function linesOf(
  document: Document<unknown>,
  value: unknown,
  values: KnownValues,
): readonly ValueLine[] {
  const { content } = document;
  return lines("", toJson(value, content), value, content, values.root(document), values);
}

/** A line as it is printed. */
export function printed({ key, text, meaning }: ValueLine): string {
  const named = key === "" ? text : `${key}: ${text}`;
  return meaning === undefined ? named : `${named} (${meaning})`;
}

function lines(
  key: string,
  shown: Json,
  value: unknown,
  content: Held,
  list: EnumDescription | undefined,
  values: KnownValues,
): readonly ValueLine[] {
  const held = typeof content === "function" ? content() : content;
  if (held.kind === "struct") return members(key, shown, value, held, list, values);
  if (held.kind === "list") {
    const all = shown as readonly Json[];
    if (all.length === 0) return [{ key, text: "(none)", meaning: undefined }];
    const items = value as readonly unknown[];
    return all.flatMap((each, i) =>
      lines(`${key}[${i + 1}]`, each, items[i], held.content, list, values),
    );
  }
  const meaning = list && known(list, value)?.doc;
  return [{ key, text: printable(String(shown)), meaning: meaning && oneLine(meaning) }];
}

function members(
  key: string,
  shown: Json,
  value: unknown,
  struct: Struct<unknown>,
  list: EnumDescription | undefined,
  values: KnownValues,
): readonly ValueLine[] {
  const texts = shown as { readonly [key: string]: Json };
  const given = value as { readonly [key: string]: unknown };
  return struct.members
    .filter((member) => given[member.key] !== undefined)
    .flatMap((member) => {
      const inner = key === "" ? member.key : `${key}.${member.key}`;
      const path = struct.tuple ? `${key}[${member.index + 1}]` : inner;
      const own = list ?? values.member(struct, member.key);
      return lines(path, texts[member.key] ?? null, given[member.key], heldBy(member), own, values);
    });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
