import type { Diagnostics } from "../diagnostics.ts";
import { reachable } from "../openapi/reach.ts";
import type { ObjectSchema } from "../openapi/schema.ts";
import type { Xml } from "../openapi/xml.ts";
import type { Span } from "../source.ts";
import type { Rule } from "./rule.ts";

interface Declared {
  readonly prefix: string;
  readonly uri: string;
  readonly span: Span;
}

/** A document declares its prefixes on its root: so each stands for one namespace. */
export const prefixes: Rule = ({ document }, diagnostics) => {
  const known = new Map<ObjectSchema, readonly Declared[]>();
  for (const { use } of document.bodies) {
    if (use === undefined) continue;
    const declared = new Map<string, Declared>();
    for (const each of prefixesIn(use.xml)) declared.set(each.prefix, each);
    for (const schema of reachable(use.schema)) {
      const own = known.get(schema) ?? prefixesOf(schema);
      known.set(schema, own);
      for (const each of own) check(each, declared, diagnostics);
    }
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
  const related = [{ span: first.span, message: "first used here" }];
  const hint = "give each namespace a prefix of its own";
  const names = { prefix, first: first.uri, second: uri };
  diagnostics.report("xml-prefix-clash", span, names, { hint, related });
}
