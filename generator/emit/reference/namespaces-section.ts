import type { Namespace } from "../../model/model.ts";
import { code, enumerate } from "../markdown/inline.ts";
import type { ShownName } from "./words.ts";

/** What is to be known of the namespaces of names, a sentence for each namespace. */
export function namespaceNotes(names: readonly ShownName[], sent: boolean): readonly string[] {
  const groups = new Map<string, { readonly namespace: Namespace; readonly shown: Set<string> }>();
  for (const { name, shown } of names) {
    const { uri, aliases } = name.namespace;
    const id = JSON.stringify([uri, aliases]);
    const group = groups.get(id) ?? { namespace: name.namespace, shown: new Set() };
    groups.set(id, group);
    group.shown.add(shown);
  }
  return [...groups.values()]
    .filter(({ namespace: { uri, aliases } }) => uri !== "" || aliases.length > 0)
    .map(({ namespace, shown }) => note(namespace, [...shown], sent));
}

function note({ uri, aliases }: Namespace, shown: readonly string[], sent: boolean): string {
  const [are, them] = shown.length === 1 ? ["is", "it"] : ["are", "them"];
  const known =
    uri === ""
      ? `${enumerate(shown)} ${are} in no namespace.`
      : `The namespace of ${enumerate(shown)} is ${code(uri)}.`;
  if (aliases.length === 0) return known;
  const others = enumerate(aliases.map((alias) => (alias === "" ? "no namespace" : code(alias))));
  if (!sent)
    return `${known} Servers also send ${them} in ${others}, and the client reads that too.`;
  const option = "; with the option `requestNamespace`, the client does so";
  return `${known} Clients in use also send ${them} in ${others}${uri === "" ? option : ""}.`;
}
