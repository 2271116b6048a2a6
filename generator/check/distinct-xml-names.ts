import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Name } from "../model/model.ts";
import type { Placed } from "../read/openapi/placed.ts";
import type { ObjectSchema, Placement, Property, Schema } from "../read/openapi/schema.ts";
import type { Rule } from "./rule.ts";

/**
 * The contents of one element can be distinguished: elements by their names, and text from elements. Those of a tuple
 * are by their order.
 */
export const xmlNames: Rule = ({ document }, diagnostics) => {
  for (const schema of document.schemas) {
    if (schema.kind !== "object" || schema.isTuple) continue;
    for (const clash of clashesIn(schema)) reportClash(clash, diagnostics);
    const mixed = mixedIn(schema);
    if (mixed !== undefined) reportMixed(mixed, diagnostics);
  }
};

/** Whether two members of an object are one in its element. */
export function hasClash(schema: ObjectSchema): boolean {
  return !schema.isTuple && clashesIn(schema).length > 0;
}

/** Whether an object's element has text among its elements. */
export function isMixed(schema: Schema): boolean {
  return schema.kind === "object" && !schema.isTuple && mixedIn(schema) !== undefined;
}

interface Written {
  readonly kind: "attribute" | "element";
  readonly name: Name;
  readonly property: string;
  readonly span: Span;
}

interface Clash {
  readonly first: Written;
  readonly second: Written;
}

function clashesIn({ properties }: ObjectSchema): readonly Clash[] {
  const written = new Map<string, readonly Written[]>();
  const clashes: Clash[] = [];
  for (const property of properties) {
    const second = writtenAs(property);
    if (second === undefined) continue;
    const key = `${second.kind} ${second.name.local}`;
    const alike = written.get(key) ?? [];
    const first = alike.find((other) => overlap(other.name, second.name));
    if (first !== undefined) clashes.push({ first, second });
    written.set(key, [...alike, second]);
  }
  return clashes;
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

function reportClash({ first, second }: Clash, diagnostics: Diagnostics): void {
  const { local } = second.name;
  const written = second.kind === "attribute" ? `the attribute ${local}` : `<${local}>`;
  const names = { first: first.property, second: second.property, written };
  diagnostics.report("xml-name-clash", second.span, names, [related("firstUse", first.span)]);
}

interface Mixed {
  readonly text: Placed<string>;
  readonly other: Placed<string>;
}

/** Text is allowed beside attributes only: among elements, it could not be distinguished from white space. */
function mixedIn({ properties }: ObjectSchema): Mixed | undefined {
  const placed = properties.flatMap(({ name, placement }) => {
    if (placement === undefined || placement.place.kind === "attribute") return [];
    return [{ value: name.value, span: placement.span, kind: placement.place.kind }];
  });
  const text = placed.find(({ kind }) => kind === "text");
  const other = placed.find((each) => each !== text);
  return text && other && { text, other };
}

function reportMixed({ text, other }: Mixed, diagnostics: Diagnostics): void {
  const names = { text: text.value, other: other.value };
  diagnostics.report("mixed-content", text.span, names, [related("content", other.span)]);
}
