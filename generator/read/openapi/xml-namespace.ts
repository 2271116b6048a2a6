import type { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { readXmlPrefix } from "./xml-name.ts";

/** Namespaces that only XML itself may give a prefix to (Namespaces in XML 1.0 §3). */
const reservedNamespaces = new Set([
  "http://www.w3.org/XML/1998/namespace",
  "http://www.w3.org/2000/xmlns/",
]);

export function readNamespace(
  reading: ReadContext,
  fields: ObjectReader | undefined,
): Text | undefined {
  const namespace = fields?.text("namespace");
  if (namespace === undefined) return undefined;
  const problem = namespaceProblem(namespace.value);
  if (problem === undefined) return namespace;
  const hint = "give the namespace's own name, or leave it out";
  reading.diagnostics.report("xml-namespace", namespace.span, { problem }, { hint });
  return undefined;
}

function namespaceProblem(uri: string): string | undefined {
  if (uri === "") return 'a namespace is not empty; without "namespace" there is none';
  if (/[\s<>"]/.test(uri)) return `"${uri}" is no IRI`;
  if (reservedNamespaces.has(uri)) return `"${uri}" belongs to XML itself`;
  return undefined;
}

export function readPrefix(
  reading: ReadContext,
  fields: ObjectReader | undefined,
): Text | undefined {
  const prefix = readXmlPrefix(reading, fields?.text("prefix"));
  if (prefix === undefined || fields?.has("namespace")) return prefix;
  reading.diagnostics.report(
    "xml-namespace",
    prefix.span,
    { problem: `the prefix "${prefix.value}" stands for no namespace` },
    { hint: 'add "namespace", or remove "prefix"' },
  );
  return undefined;
}

/** Undefined where one of them is wrong. */
export function readAliases(
  reading: ReadContext,
  owner: ObjectReader,
  namespace: Text | undefined,
): readonly Text[] | undefined {
  if (!owner.has("x-xml-namespace-aliases")) return [];
  const written = owner.texts("x-xml-namespace-aliases") ?? [];
  const seen = new Set<string>();
  const aliases = written.filter((alias) => {
    const problem = aliasProblem(alias.value, namespace?.value ?? "", seen);
    seen.add(alias.value);
    if (problem === undefined) return true;
    reading.diagnostics.report("xml-namespace", alias.span, { problem }, { hint: "remove it" });
    return false;
  });
  return owner.complete && aliases.length === written.length ? aliases : undefined;
}

function aliasProblem(alias: string, own: string, seen: ReadonlySet<string>): string | undefined {
  if (alias === own) return "an alias is another namespace than the schema's own";
  if (seen.has(alias)) return `the alias "${alias}" is listed twice`;
  return alias === "" ? undefined : namespaceProblem(alias);
}
