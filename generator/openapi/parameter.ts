import type { Span } from "../source.ts";
import type { Entry, MapNode, Node } from "../tree.ts";
import { Fields } from "./fields.ts";
import { oneOf } from "./hints.ts";
import { once } from "./memo.ts";
import { headOf, type Text } from "./placed.ts";
import { readUse } from "./read-schema.ts";
import type { Reading } from "./reading.ts";
import { follow, isReference } from "./reference.ts";
import type { ArraySchema, ValueUse } from "./schema.ts";
import { shape } from "./shape.ts";

/** The Parameter Object (OpenAPI 3.2 §4.12). */
const parameterObject = shape("a Parameter Object", {
  read: ["name", "in", "required", "schema", "description", "deprecated"],
  prose: ["example", "examples", "style", "explode", "allowReserved", "allowEmptyValue"],
  unsupported: { content: "describe the value with schema" },
});

const places = ["path", "query", "header"] as const;
type Place = (typeof places)[number];

export interface Parameter {
  readonly node: MapNode;
  /** The component's name, where it is one. */
  readonly component: string | undefined;
  readonly name: Text;
  readonly place: Place;
  readonly required: boolean;
  readonly description: string;
  readonly deprecated: boolean;
  /** Undefined where it could not be read: that is reported. */
  readonly type: ValueUse | undefined;
  /** Whether its values are a list, sent by repeating the name. */
  readonly repeated: boolean;
}

/** Headers that have a meaning of their own; OpenAPI ignores them as parameters (§4.12.2). */
const ownHeaders = new Set(["accept", "content-type", "authorization"]);

/** How a value is written where nothing is said (OpenAPI 3.2 §4.12.2.2): the one way that is supported. */
const styles: Readonly<Record<Place, { style: string; explode: boolean }>> = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
};

/** The parameters of a path or an operation; undefined if one of them could not be read. */
export function readParameters(reading: Reading, owner: Fields): readonly Parameter[] | undefined {
  const items = owner.items("parameters");
  if (items === undefined) return owner.has("parameters") ? undefined : [];
  const seen = new Map<string, Span>();
  const parameters: Parameter[] = [];
  for (const item of items) {
    const parameter = readParameter(reading, item, headOf(item));
    if (parameter === undefined) continue;
    parameters.push(parameter);
    const ref = isReference(item) ? item.entries.get("$ref")?.value.span : undefined;
    checkUnique(reading, parameter, ref ?? parameter.name.span, seen);
  }
  return parameters.length < items.length ? undefined : parameters;
}

/** What tells parameters apart: header names have no letter case (RFC 9110 §5.1). */
export function identityOf({ place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.value.toLowerCase() : name.value}`;
}

function checkUnique(
  reading: Reading,
  parameter: Parameter,
  at: Span,
  seen: Map<string, Span>,
): void {
  const identity = identityOf(parameter);
  const first = seen.get(identity);
  if (first === undefined) {
    seen.set(identity, at);
    return;
  }
  const names = { place: parameter.place, name: parameter.name.value };
  const related = [{ span: first, message: "first given here" }];
  reading.diagnostics.report("duplicate-parameter", at, names, { related });
}

export function readParameter(reading: Reading, node: Node, at: Span): Parameter | undefined {
  const followed = follow(reading, node, at);
  if (followed === undefined) return undefined;
  const parameter = readTarget(reading, followed.target, followed.at);
  const { reference } = followed;
  if (parameter === undefined || reference === undefined) return parameter;
  return {
    ...parameter,
    component: reference.name.value,
    description: reference.fields.prose("description") || parameter.description,
  };
}

const readTarget = once((reading: Reading, node: Node, at: Span): Parameter | undefined => {
  const fields = Fields.of(reading, node, at, parameterObject);
  if (fields === undefined) return undefined;
  const name = fields.needText("name");
  const place = readPlace(reading, fields);
  const type = readType(reading, fields, place);
  if (name === undefined || place === undefined) return undefined;
  checkName(reading, place, name);
  checkStyle(reading, fields, place);
  return {
    node: fields.node,
    component: undefined,
    name,
    place,
    required: readRequired(reading, fields, place),
    description: fields.prose("description"),
    deprecated: fields.flag("deprecated"),
    ...type,
  };
});

function readPlace(reading: Reading, fields: Fields): Place | undefined {
  const written = fields.needText("in");
  if (written === undefined) return undefined;
  const place = places.find((known) => known === written.value);
  if (place !== undefined) return place;
  const hint = oneOf(written.value, places);
  if (written.value === "cookie" || written.value === "querystring") {
    const construct = `a parameter in the ${written.value}`;
    reading.diagnostics.report("unsupported", written.span, { construct }, { hint });
  } else {
    const problem = `"${written.value}" is no place of a parameter`;
    reading.diagnostics.report("invalid-value", written.span, { problem }, { hint });
  }
  return undefined;
}

function readRequired(reading: Reading, fields: Fields, place: Place): boolean {
  const required = fields.flag("required");
  if (place !== "path" || required) return required;
  const hint = "say required: true (OpenAPI 3.2 §4.12.2)";
  const problem = "a path parameter is always required";
  const span = fields.entry("required")?.value.span ?? fields.at;
  reading.diagnostics.report("path-parameter", span, { problem }, { hint });
  return true;
}

function checkName(reading: Reading, place: Place, name: Text): void {
  if (place !== "header") return;
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name.value)) {
    const problem = `"${name.value}" is no name of a header (RFC 9110 §5.6.2)`;
    reading.diagnostics.report("invalid-value", name.span, { problem });
  } else if (ownHeaders.has(name.value.toLowerCase())) {
    const construct = `the header "${name.value}" as a parameter`;
    const hint = "OpenAPI ignores it (3.2 §4.12.2): give it in the client's `headers`";
    reading.diagnostics.report("unsupported", name.span, { construct }, { hint });
  }
}

/** Only the default form of each place is written. */
function checkStyle(reading: Reading, fields: Fields, place: Place): void {
  const { style, explode } = styles[place];
  const written = [
    { key: "style", found: fields.text("style"), wanted: style },
    { key: "explode", found: fields.boolean("explode"), wanted: explode },
    { key: "allowReserved", found: fields.boolean("allowReserved"), wanted: false },
    { key: "allowEmptyValue", found: fields.boolean("allowEmptyValue"), wanted: false },
  ];
  for (const { key, found, wanted } of written) {
    if (found === undefined || found.value === wanted) continue;
    const construct = `"${key}: ${found.value}" in the ${place}`;
    const hint = `only "${key}: ${wanted}", the default, can be written`;
    reading.diagnostics.report("unsupported", found.span, { construct }, { hint });
  }
}

/** The type of its value, or of each of its values. */
function readType(
  reading: Reading,
  fields: Fields,
  place: Place | undefined,
): Pick<Parameter, "type" | "repeated"> {
  const unknown = { type: undefined, repeated: false };
  const entry = fields.entry("schema");
  if (entry === undefined) {
    if (fields.sound) fields.missing("schema", "say what its value is");
    return unknown;
  }
  const use = readUse(reading, entry.value, entry.keySpan);
  switch (use?.schema.kind) {
    case undefined:
      return unknown;
    case "object": {
      const construct = "an object as a parameter";
      const hint = "make each of its members a parameter";
      reading.diagnostics.report("unsupported", entry.keySpan, { construct }, { hint });
      return unknown;
    }
    case "array":
      return readList(reading, entry, use.schema, place) ?? unknown;
    case "scalar":
    case "enum":
      return { type: { ...use, schema: use.schema }, repeated: false };
  }
}

function readList(
  reading: Reading,
  { keySpan }: Entry,
  { items, occurs }: ArraySchema,
  place: Place | undefined,
): Pick<Parameter, "type" | "repeated"> | undefined {
  const report = (construct: string, hint: string): undefined =>
    void reading.diagnostics.report("unsupported", keySpan, { construct }, { hint });
  if (place === "path" || place === "header") {
    return report(`a list in the ${place}`, "give one value, or put the list into the query");
  }
  if (occurs.min !== undefined || occurs.max !== undefined) {
    return report("the length of a list in the query", "leave out minItems and maxItems");
  }
  switch (items?.schema.kind) {
    case undefined:
    case "array":
      return undefined;
    case "object":
      return report("a list of objects as a parameter", "put it into the body");
    case "scalar":
    case "enum":
      return { type: { ...items, schema: items.schema }, repeated: true };
  }
}
