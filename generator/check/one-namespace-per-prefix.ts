import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { reachable } from "../read/openapi/reach.ts";
import type { ObjectSchema } from "../read/openapi/schema.ts";
import type { Xml } from "../read/openapi/xml.ts";
import type { Rule } from "./rule.ts";

interface Declared {
  readonly prefix: string;
  readonly uri: string;
  readonly span: Span;
}

/** A document declares its prefixes on its root: so each stands for one namespace. */
export const oneNamespacePerPrefix: Rule = ({ document }, diagnostics) => {
  const own = new Map<ObjectSchema, readonly Declared[]>();
  for (const schema of document.schemas) {
    if (schema.kind === "object") own.set(schema, prefixesOf(schema));
  }
  const roots = document.bodies.flatMap(({ use }) => (use === undefined ? [] : [use]));
  const all = [...own.values(), ...roots.map(({ xml }) => prefixesIn(xml))].flat();
  const pairs = new Set(all.map(({ prefix, uri }) => `${prefix} ${uri}`));
  // Nearly always nothing clashes in the whole spec: then no document has to be gone through.
  if (pairs.size === new Set(all.map(({ prefix }) => prefix)).size) return;
  for (const { schema, xml } of roots) {
    const declared = new Map<string, Declared>();
    const inside = [...reachable(schema)].flatMap((each) => own.get(each) ?? []);
    for (const each of [...prefixesIn(xml), ...inside]) check(each, declared, diagnostics);
  }
};

function prefixesOf({ properties }: ObjectSchema): readonly Declared[] {
  return properties.flatMap(({ use }) => {
    if (use === undefined) return [];
    const items = use.schema.kind === "array" ? use.schema.items : undefined;
    return [...prefixesIn(use.xml), ...(items === undefined ? [] : prefixesIn(items.xml))];
  });
}

function prefixesIn({ prefix, namespace }: Xml): readonly Declared[] {
  if (prefix === undefined || namespace === undefined) return [];
  return [{ prefix: prefix.value, uri: namespace.value, span: prefix.span }];
}

function check(
  { prefix, uri, span }: Declared,
  declared: Map<string, Declared>,
  diagnostics: Diagnostics,
): void {
  const first = declared.get(prefix);
  if (first === undefined) declared.set(prefix, { prefix, uri, span });
  if (first === undefined || first.uri === uri) return;
  const names = { prefix, first: first.uri, second: uri };
  diagnostics.report("xml-prefix-clash", span, names, [related("firstUse", first.span)]);
}
