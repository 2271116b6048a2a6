import type { Erratum, Operation } from "../../model/model.ts";
import type { Types } from "../../model/types.ts";
import { code, table } from "../markdown/inline.ts";
import { proseLine } from "../markdown/prose.ts";

/** What the vendor's text gets wrong about an operation, its messages and their samples. */
export function errataOf(operation: Operation): readonly Erratum[] {
  const { parameters, body, responses, failures } = operation;
  const messages = [body, ...responses, ...failures].filter((each) => each !== undefined);
  const samples = messages.flatMap(({ examples }) => examples);
  return [operation, ...parameters, ...messages, ...samples].flatMap(({ errata }) => errata);
}

/** What it gets wrong about types. */
export function errataOfTypes(
  names: readonly string[],
  { structs, enums }: Types,
): readonly Erratum[] {
  return names.flatMap((name) => {
    const type = structs.get(name) ?? enums.get(name);
    const members = structs.get(name)?.members ?? [];
    return [...(type?.errata ?? []), ...members.flatMap(({ errata }) => errata)];
  });
}

export function misprintTable(errata: readonly Erratum[]): string {
  const rows = errata.map(({ where, printed, correct }) => [
    proseLine(where),
    literally(printed),
    literally(correct),
  ]);
  return table([["where", "printed", "correct"], ...rows]);
}

/** Markup and single words are shown to the letter; anything else is a sentence. */
function literally(text: string): string {
  return /^[^\s(]+$|[<>=]/.test(text) ? code(text) : proseLine(text);
}
