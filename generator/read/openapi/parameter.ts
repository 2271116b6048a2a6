import { related } from "../../diagnostics/diagnostics.ts";
import { oneOf } from "../../diagnostics/hints.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import type { Erratum } from "../../model/model.ts";
import { usableKey } from "../../model/names.ts";
import type { MapNode } from "../../source/tree.ts";
import { readErrata } from "./errata.ts";
import { ObjectReader } from "./object-reader.ts";
import {
  checkHeaderName,
  checkStyle,
  isOwnHeader,
  type ParameterPlace,
  parameterPlaces,
} from "./parameter-style.ts";
import { type ParameterType, readParameterType } from "./parameter-type.ts";
import { anchorSpan, type Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { describedBeside, isReference, referable } from "./reference.ts";
import { shape } from "./shape.ts";

/** The Parameter Object (OpenAPI 3.2 §4.12). */
const parameterObject = shape("a Parameter Object", {
  read: [
    ...["name", "in", "required", "schema", "description", "deprecated"],
    ...["style", "explode", "allowReserved"],
  ],
  unused: ["allowEmptyValue"],
  prose: ["example", "examples"],
  unsupported: { content: "describe the value with schema" },
});

export interface Parameter extends ParameterType {
  readonly node: MapNode;
  /** The component's name, where it is one. */
  readonly component: string | undefined;
  readonly name: Text;
  /** The name in the operation's input: `x-input-name`, or made of its name. */
  readonly key: Text;
  /** Whether `x-input-name` says it. */
  readonly hasGivenKey: boolean;
  readonly place: ParameterPlace;
  readonly required: boolean;
  readonly description: string;
  readonly deprecated: boolean;
  readonly errata: readonly Erratum[];
}

/** The parameters of a path or an operation; undefined if one of them could not be read. */
export function readParameters(
  reading: ReadContext,
  owner: ObjectReader,
): readonly Parameter[] | undefined {
  const items = owner.items("parameters");
  if (items === undefined) return owner.has("parameters") ? undefined : [];
  const seen = new Map<string, Span>();
  const parameters: Parameter[] = [];
  let read = 0;
  for (const item of items) {
    const parameter = readParameter(reading, item, anchorSpan(item));
    if (parameter === undefined) continue;
    read++;
    if (parameter.place === "header" && isOwnHeader(parameter.name.value)) continue;
    parameters.push(parameter);
    const ref = isReference(item) ? item.entries.get("$ref")?.value.span : undefined;
    checkUnique(reading, parameter, ref ?? parameter.name.span, seen);
  }
  return read < items.length ? undefined : parameters;
}

/** The key that distinguishes parameters: header names have no letter case (RFC 9110 §5.1). */
export function identityOf({ place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.value.toLowerCase() : name.value}`;
}

function checkUnique(
  reading: ReadContext,
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
  reading.diagnostics.report("duplicate-parameter", at, names, [related("first", first)]);
}

export const readParameter = referable<Parameter>(
  (reading, node, at) => {
    const fields = ObjectReader.of(reading, node, at, parameterObject);
    if (fields === undefined) return undefined;
    const name = fields.needText("name", "give the name on the wire");
    const place = readPlace(reading, fields);
    const type = readParameterType(reading, fields, place);
    if (name === undefined || place === undefined) return undefined;
    if (place === "header") checkHeaderName(reading, name);
    checkStyle(reading, fields, place, type.repeated);
    const given = fields.text("x-input-name");
    return {
      node: fields.node,
      component: undefined,
      name,
      key: given ?? { value: usableKey(name.value), span: name.span },
      hasGivenKey: given !== undefined,
      place,
      required: readRequired(reading, fields, place),
      description: fields.prose("description"),
      deprecated: fields.flag("deprecated"),
      errata: readErrata(reading, fields),
      ...type,
    };
  },
  (parameter, reference) => ({
    ...describedBeside(parameter, reference),
    component: reference.name.value,
  }),
);

function readPlace(reading: ReadContext, fields: ObjectReader): ParameterPlace | undefined {
  const written = fields.needText("in", oneOf("", parameterPlaces));
  if (written === undefined) return undefined;
  const place = parameterPlaces.find((known) => known === written.value);
  if (place !== undefined) return place;
  const unsupported = written.value === "cookie" || written.value === "querystring";
  reading.diagnostics.report(
    unsupported ? "unsupported/parameter-place" : "invalid-value/parameter-place",
    written.span,
    { place: written.value, known: parameterPlaces },
  );
  return undefined;
}

function readRequired(reading: ReadContext, fields: ObjectReader, place: ParameterPlace): boolean {
  const required = fields.boolean("required");
  if (place !== "path") return required?.value ?? false;
  if (required === undefined ? !fields.has("required") : !required.value) {
    reading.diagnostics.report("path-parameter/optional", required?.span ?? fields.at, {});
  }
  return true;
}
