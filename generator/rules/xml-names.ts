import { assertNever } from "../assert-never.ts";
import type { Diagnostics } from "../diagnostics.ts";
import type { Name } from "../model.ts";
import type { ObjectSchema, Placement, Property } from "../openapi/schema.ts";
import type { Span } from "../source.ts";
import type { Rule } from "./rule.ts";

/** What one element holds can be told apart: by names, and text from elements. */
export const xmlNames: Rule = ({ document }, diagnostics) => {
  for (const schema of document.schemas) {
    if (schema.kind !== "object") continue;
    checkNames(schema, diagnostics);
    checkText(schema, diagnostics);
  }
};

interface Written {
  readonly kind: "attribute" | "element";
  readonly name: Name;
  readonly property: string;
  readonly span: Span;
}

function checkNames({ properties }: ObjectSchema, diagnostics: Diagnostics): void {
  const written = new Map<string, Written[]>();
  for (const property of properties) {
    const next = writtenAs(property);
    if (next === undefined) continue;
    const alike = written.get(`${next.kind} ${next.name.local}`) ?? [];
    const first = alike.find((other) => overlap(other.name, next.name));
    if (first !== undefined) reportClash(first, next, diagnostics);
    written.set(`${next.kind} ${next.name.local}`, [...alike, next]);
  }
}

function writtenAs({ name, placement }: Property): Written | undefined {
  if (placement === undefined) return undefined;
  const found = nodeOf(placement);
  return found && { ...found, property: name.value, span: placement.span };
}

function nodeOf({ place }: Placement): Pick<Written, "kind" | "name"> | undefined {
  switch (place.kind) {
    case "attribute":
    case "element":
      return { kind: place.kind, name: place.name };
    case "list":
      return { kind: "element", name: place.name };
    case "wrapped":
      return { kind: "element", name: place.wrapper };
    case "text":
      return undefined;
    default:
      return assertNever(place);
  }
}

/** Whether two names with one local part may be the same: each stands for its namespace and the aliases. */
function overlap(one: Name, other: Name): boolean {
  const uris = new Set([one.namespace.uri, ...one.namespace.aliases]);
  return [other.namespace.uri, ...other.namespace.aliases].some((uri) => uris.has(uri));
}

function reportClash(first: Written, second: Written, diagnostics: Diagnostics): void {
  const { local } = second.name;
  const written = second.kind === "attribute" ? `the attribute ${local}` : `<${local}>`;
  const names = { first: first.property, second: second.property, written };
  const related = [{ span: first.span, message: "first used here" }];
  const hint = "give one of them another name or namespace with xml";
  diagnostics.report("xml-name-clash", second.span, names, { hint, related });
}

/** Text stands beside attributes only: among elements, it could not be told from white space. */
function checkText({ properties }: ObjectSchema, diagnostics: Diagnostics): void {
  const placed = properties.filter(({ placement }) => placement !== undefined);
  const [text, ...more] = placed.filter(({ placement }) => placement?.place.kind === "text");
  if (text?.placement === undefined) return;
  const others = placed.filter(
    (property) => property !== text && property.placement?.place.kind !== "attribute",
  );
  const [other] = more.length > 0 ? more : others;
  if (other?.placement === undefined) return;
  const names = { text: text.name.value, other: other.name.value };
  const related = [{ span: other.placement.span, message: `"${names.other}" is here` }];
  const hint = "make it an attribute or an element";
  diagnostics.report("mixed-content", text.placement.span, names, { hint, related });
}
