import { assertNever } from "../../model/assert-never.ts";
import type { Name } from "../../model/model.ts";
import { nameProblem } from "./check-xml-name.ts";
import type { Text } from "./placed.ts";
import { inferQualified, isQualified } from "./qualified-name.ts";
import type { ReadContext } from "./read-context.ts";
import type { ArraySchema, ObjectSchema, Placement, SchemaUse } from "./schema.ts";
import type { Xml } from "./xml.ts";
import { nodeTypeOf, withoutEffect } from "./xml-form.ts";

/** Decides where a member of an object is in the object's element, and its XML name. */
export function placeOf(
  reading: ReadContext,
  owner: ObjectSchema,
  property: Text,
  use: SchemaUse,
): Placement | undefined {
  const { schema, xml } = use;
  if (!xml.sound) return undefined;
  switch (schema.kind) {
    case "array":
      return listPlace(reading, owner, property, use, schema);
    case "object":
      return hasElement(reading, use) ? elementPlace(reading, owner, property, use) : undefined;
    case "scalar":
    case "enum":
      return valuePlace(reading, owner, property, use);
    default:
      return assertNever(schema);
  }
}

/** Whether an object has a node where it is used. Members of it without one would be those of its owner. */
export function hasElement(reading: ReadContext, { schema, xml }: SchemaUse): boolean {
  const { nodeType } = xml;
  if (schema.kind === "object" && schema.isTuple) {
    if (nodeTypeOf("array", xml) === "element") return true;
    reading.diagnostics.report("xml-node-type/tuple", nodeType?.span ?? schema.at, {});
    return false;
  }
  if (schema.kind !== "object" || nodeType?.value !== "none") return true;
  reading.diagnostics.report("xml-node-type/object", nodeType.span, { node: nodeType.value });
  return false;
}

function valuePlace(
  reading: ReadContext,
  owner: ObjectSchema,
  property: Text,
  use: SchemaUse,
): Placement | undefined {
  const node = nodeTypeOf("value", use.xml);
  switch (node) {
    case "attribute": {
      // A component's name is that of an element: an attribute takes the property's.
      const named = namedAs(reading, use.xml, property);
      if (named === undefined) return undefined;
      const name = nameOf(named.name, named.xml, []);
      return { place: { kind: "attribute", name }, span: named.name.span };
    }
    case "text":
      return { place: { kind: "text" }, span: use.xml.nodeType?.span ?? property.span };
    case "element":
      return elementPlace(reading, owner, property, use);
    case "none":
      return undefined;
    default:
      return assertNever(node);
  }
}

function elementPlace(
  reading: ReadContext,
  owner: ObjectSchema,
  property: Text,
  use: SchemaUse,
): Placement | undefined {
  // The name at the place of use: its own, else the schema's, else the property's.
  const named = namedAs(reading, use.xml, property);
  if (named === undefined) return undefined;
  const name = nameOf(named.name, named.xml, [owner.xml]);
  return { place: { kind: "element", name }, span: named.name.span };
}

function listPlace(
  reading: ReadContext,
  owner: ObjectSchema,
  property: Text,
  use: SchemaUse,
  { items, occurs }: ArraySchema,
): Placement | undefined {
  if (items === undefined || !items.xml.sound || !hasElement(reading, items)) return undefined;
  const wrapped = nodeTypeOf("array", use.xml) === "element";
  const unwrapped = "on a list without an element around it";
  const xml = wrapped ? use.xml : withoutEffect(reading, unwrapped, use.xml);
  const around = wrapped ? namedAs(reading, xml, property) : undefined;
  if (wrapped && around === undefined) return undefined;
  // Unnamed items have the name of the element around them, as in OpenAPI's own samples (3.2 §4.26.3).
  const isNamedAsWrapper = around !== undefined && xml.name !== undefined;
  const item = namedAs(reading, items.xml, isNamedAsWrapper ? around.name : property);
  if (item === undefined) return undefined;
  const name = nameOf(item.name, item.xml, [xml, owner.xml]);
  if (around === undefined) return { place: { kind: "list", name, occurs }, span: item.name.span };
  const wrapper = nameOf(around.name, around.xml, [owner.xml]);
  return { place: { kind: "wrapped", wrapper, name, occurs }, span: around.name.span };
}

/** A name as it is said, or else that of a property, which may have a prefix. */
function namedAs(
  reading: ReadContext,
  xml: Xml,
  property: Text,
): { readonly name: Text; readonly xml: Xml } | undefined {
  if (xml.name !== undefined) return { name: xml.name, xml };
  if (!isQualified(property.value)) {
    const name = checkName(reading, property);
    return name && { name, xml };
  }
  const inferred = inferQualified(reading, property, xml.namespace);
  if (inferred?.name === undefined) return undefined;
  const { name, prefix, namespace } = inferred;
  return { name, xml: { ...xml, prefix: xml.prefix ?? prefix, namespace } };
}

/** A name that is inferred has to be a name of XML, too. */
export function checkName(reading: ReadContext, name: Text): Text | undefined {
  const problem = nameProblem(name.value);
  if (problem === undefined) return name;
  const parameters = { name: name.value, problem, inferred: true };
  reading.diagnostics.report("xml-name", name.span, parameters);
  return undefined;
}

/**
 * A name with its namespace: what the schema says, and nothing that is inherited, but for the
 * aliases of an owner in the same namespace.
 */
export function nameOf(local: Text, xml: Xml, owners: readonly Xml[]): Name {
  const uri = xml.namespace?.value ?? "";
  const kin = owners.filter((owner) => (owner.namespace?.value ?? "") === uri);
  const aliases = [xml, ...kin].flatMap((each) => each.aliases.map((alias) => alias.value));
  return {
    local: local.value,
    namespace: {
      uri,
      prefix: xml.prefix?.value,
      aliases: [...new Set(aliases)].filter((alias) => alias !== uri),
    },
  };
}
