import type { Json } from "../api/case.ts";
import type { EnumDescription } from "../api/description.ts";
import { toJson } from "../api/json-value.ts";
import { type Document, type Held, heldBy, type Struct } from "../codec/codec.ts";
import { type KnownValues, known } from "../probe/knowledge.ts";
import { oneLine, printable } from "../text/printable.ts";

/**
 * A decoded value for people: a line for each simple value in it, in the order of the spec. A line has the
 * value's key, such as `a.b[2].c`, and what the spec says of it if it is one of a list.
 */
export function valueLines(
  document: Document<unknown>,
  value: unknown,
  values: KnownValues,
): readonly string[] {
  const { content } = document;
  return lines("", toJson(value, content), value, content, values.root(document), values);
}

/** @param key - Empty for a value that is all there is. */
function line(key: string, text: string, meaning?: string): string {
  const named = key === "" ? text : `${key}: ${text}`;
  return meaning === undefined ? named : `${named} (${oneLine(meaning)})`;
}

function lines(
  key: string,
  shown: Json,
  value: unknown,
  content: Held,
  list: EnumDescription | undefined,
  values: KnownValues,
): readonly string[] {
  const held = typeof content === "function" ? content() : content;
  if (held.kind === "struct") return members(key, shown, value, held, list, values);
  if (held.kind === "list") {
    const all = shown as readonly Json[];
    if (all.length === 0) return [line(key, "(none)")];
    const items = value as readonly unknown[];
    return all.flatMap((each, i) =>
      lines(`${key}[${i + 1}]`, each, items[i], held.content, list, values),
    );
  }
  return [line(key, printable(String(shown)), list && known(list, value)?.doc)];
}

function members(
  key: string,
  shown: Json,
  value: unknown,
  struct: Struct<unknown>,
  list: EnumDescription | undefined,
  values: KnownValues,
): readonly string[] {
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
