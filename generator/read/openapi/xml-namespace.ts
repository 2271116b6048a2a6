import { type Diagnostic, diagnose } from "../../diagnostics/diagnostics.ts";
import { XML_NAMESPACE } from "../../model/names.ts";
import { readXmlPrefix } from "./check-xml-name.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";

/** The namespace of declarations, in which nothing else can be (Namespaces in XML 1.0 §3). */
const XMLNS = "http://www.w3.org/2000/xmlns/";

export function readNamespace(
  reading: ReadContext,
  fields: ObjectReader | undefined,
): Text | undefined {
  const namespace = fields?.text("namespace");
  if (namespace === undefined) return undefined;
  const problem = namespaceProblem(namespace);
  if (problem === undefined) return namespace;
  reading.diagnostics.add(problem);
  return undefined;
}

function namespaceProblem({ value: uri, span }: Text): Diagnostic | undefined {
  if (uri === "") return diagnose("xml-namespace/empty", span, {});
  if (/[\s<>"]/.test(uri)) return diagnose("xml-namespace/iri", span, { uri });
  if (uri === XMLNS) return diagnose("xml-namespace/reserved", span, { uri });
  return undefined;
}

export function readPrefix(
  reading: ReadContext,
  fields: ObjectReader | undefined,
): Text | undefined {
  return readXmlPrefix(reading, fields?.text("prefix"));
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
    const problem = aliasProblem(alias, namespace?.value ?? "", seen);
    seen.add(alias.value);
    if (problem === undefined) return true;
    reading.diagnostics.add(problem);
    return false;
  });
  return owner.complete && aliases.length === written.length ? aliases : undefined;
}

function aliasProblem(alias: Text, own: string, seen: ReadonlySet<string>): Diagnostic | undefined {
  const { value, span } = alias;
  if (value === own) return diagnose("xml-namespace/own-alias", span, {});
  if (seen.has(value)) return diagnose("xml-namespace/duplicate-alias", span, { alias: value });
  if (value === XML_NAMESPACE) return diagnose("xml-namespace/reserved", span, { uri: value });
  return value === "" ? undefined : namespaceProblem(alias);
}
