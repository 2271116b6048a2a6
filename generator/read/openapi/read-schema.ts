import type { Span } from "../../diagnostics/source-file.ts";
import { assertNever } from "../../model/assert-never.ts";
import type { Erratum } from "../../model/model.ts";
import type { Entry, Node } from "../../source/tree.ts";
import { annotatedReference, compose } from "./compose.ts";
import { checkNotEnumerated, isEnumerated, readEnum } from "./enum.ts";
import { readErrata } from "./errata.ts";
import { memberKeys } from "./member-keys.ts";
import { placeOf } from "./member-xml-name.ts";
import { checkClosed, isBare, readRequired } from "./members.ts";
import { perReading } from "./memo.ts";
import { normalSchema } from "./normal-schema.ts";
import { ObjectReader } from "./object-reader.ts";
import { readOccurs } from "./occurs.ts";
import type { Text } from "./placed.ts";
import { declaredPrefix } from "./qualified-name.ts";
import type { ReadContext } from "./read-context.ts";
import { readTuple } from "./read-tuple.ts";
import { follow, type Reference } from "./reference.ts";
import { readScalar } from "./scalar.ts";
import type {
  AnySchema,
  ArraySchema,
  Direction,
  ObjectSchema,
  Property,
  Schema,
  SchemaUse,
} from "./schema.ts";
import { schemaObject, schemaReference } from "./schema-shape.ts";
import { readType } from "./schema-type.ts";
import { mergeXml, readXml, type Xml } from "./xml.ts";
import { checkForm, type Kind } from "./xml-form.ts";

/** The schemas that were read, by their nodes; undefined is one that could not be. */
const registryOf = perReading(() => new Map<Node, Schema | undefined>());

/** Every schema that was read, used or not. */
export function schemasOf(reading: ReadContext): readonly Schema[] {
  return [...registryOf(reading).values()].filter((schema) => schema !== undefined);
}

/** Reads a schema where it is used: in place, or by `$ref`. */
export function readUse(reading: ReadContext, node: Node, at: Span): SchemaUse | undefined {
  const beside = annotatedReference(node);
  const followed = follow(reading, beside?.reference ?? node, at, schemaReference);
  if (followed === undefined) return undefined;
  const { target } = followed;
  const fields = beside && ObjectReader.of(reading, beside.whole, at, schemaReference);
  const reference =
    followed.reference && fields ? { ...followed.reference, fields } : followed.reference;
  const schema = readSchema(reading, target, followed.at);
  if (schema === undefined) return undefined;
  return {
    schema,
    reference,
    xml: reference === undefined ? schema.xml : readXmlBeside(reading, reference, schema),
    description: reference?.fields.prose("description") || schema.description,
    deprecated: schema.deprecated || (reference?.fields.flag("deprecated") ?? false),
    errata: [...(reference ? readErrata(reading, reference.fields) : []), ...errataIn(schema)],
  };
}

/** What a schema that is no type of its own says of misprints. */
function errataIn(schema: Schema): readonly Erratum[] {
  switch (schema.kind) {
    case "object":
    case "enum":
      return [];
    case "array":
      return [...schema.errata, ...(schema.items?.errata ?? [])];
    case "scalar":
      return schema.errata;
    default:
      return assertNever(schema);
  }
}

/** Keys beside a `$ref` override the schema, since they are nearer to the place of use. */
function readXmlBeside(reading: ReadContext, { fields }: Reference, schema: Schema): Xml {
  const entry = fields.entry("xml") ?? fields.entry("x-xml-namespace-aliases");
  if (!fields.complete) return { ...schema.xml, sound: false };
  if (entry === undefined) return schema.xml;
  const kind = kindOf(schema);
  return checkForm(reading, kind, mergeXml(readXml(reading, fields, kind === "array"), schema.xml));
}

function kindOf(schema: Schema): Kind {
  if (schema.kind === "object") return schema.isTuple ? "array" : "object";
  return schema.kind === "array" ? "array" : "value";
}

/** Reads a schema once; the members of objects are put off. */
function readSchema(reading: ReadContext, node: Node, at: Span): Schema | undefined {
  const schemas = registryOf(reading);
  if (schemas.has(node)) return schemas.get(node);
  // A list of itself finds this: it has no end, and a list of lists is refused anyway.
  schemas.set(node, undefined);
  const whole = compose(reading, node);
  const composed = whole && normalSchema(reading, whole);
  const fields = composed && ObjectReader.of(reading, composed, at, schemaObject);
  const schema = fields && readFields(reading, fields);
  // What has keys that are not understood may be anything.
  if (fields?.complete) schemas.set(node, schema);
  return schemas.get(node);
}

function readFields(reading: ReadContext, fields: ObjectReader): Schema | undefined {
  const found = readType(reading, fields);
  if (found === undefined) return undefined;
  const { type, nullable } = found;
  const kind = type === "object" || type === "array" ? type : "value";
  const common: AnySchema = {
    node: fields.node,
    at: fields.at,
    description: fields.prose("description"),
    deprecated: fields.flag("deprecated"),
    typeName: readTypeName(reading, fields),
    xml: checkForm(reading, kind, readXml(reading, fields, type === "array")),
    errata: readErrata(reading, fields),
    nullable,
    absentIn: absentIn(fields),
  };
  if (type === "object") return readObject(reading, fields, common);
  if (type === "array" && fields.has("prefixItems")) {
    return readTuple(reading, fields, common, readUse);
  }
  if (type === "array") return readArray(reading, fields, common);
  if (isEnumerated(fields) && type !== "number" && type !== "boolean") {
    return readEnum(reading, fields, common, type);
  }
  checkNotEnumerated(reading, fields);
  return readScalar(reading, fields, common, type);
}

/** A member that is `readOnly` is not sent, and one that is `writeOnly` does not come (OpenAPI 3.2 §4.24). */
function absentIn(fields: ObjectReader): Direction | undefined {
  if (fields.flag("readOnly")) return "request";
  return fields.flag("writeOnly") ? "response" : undefined;
}

function readTypeName(reading: ReadContext, fields: ObjectReader): Text | undefined {
  const given = fields.text("x-type-name");
  if (given === undefined || /^[A-Z][A-Za-z0-9]*$/.test(given.value)) return given;
  reading.diagnostics.report("invalid-name/type-case", given.span, { name: given.value });
  return undefined;
}

function readObject(reading: ReadContext, fields: ObjectReader, common: AnySchema): ObjectSchema {
  const properties: Property[] = [];
  const schema: ObjectSchema = {
    ...common,
    kind: "object",
    properties,
    isBare: isBare(fields),
    isTuple: false,
  };
  checkClosed(reading, fields);
  const required = readRequired(reading, fields);
  reading.pending.push(() => {
    const entries = fields.entries("properties");
    const keys = memberKeys(reading, entries);
    for (const [index, entry] of entries.entries()) {
      const { key, keySpan } = entry;
      const name = keys[index] ?? { value: key, span: keySpan };
      properties.push(readProperty(reading, schema, entry, name, required.has(key)));
    }
  });
  return schema;
}

function readProperty(
  reading: ReadContext,
  owner: ObjectSchema,
  { key, keySpan, value }: Entry,
  inCode: Text,
  required: boolean,
): Property {
  const name: Text = { value: key, span: keySpan };
  if (declaredPrefix(key, value) !== undefined) {
    reading.diagnostics.note("not-used/xmlns", keySpan, {});
    const none = { use: undefined, placement: undefined, absentIn: undefined };
    return { name, key: inCode, required: false, ...none };
  }
  const use = readUse(reading, value, keySpan);
  const placement = use && placeOf(reading, owner, name, use);
  const nullable = use?.schema.nullable;
  const kind = placement?.place.kind;
  if (nullable !== undefined && (kind === "list" || kind === "text") && required) {
    reading.diagnostics.report("unsupported/null", nullable, {});
  }
  if (nullable !== undefined && !required) {
    reading.diagnostics.note("read-differently/nullable", nullable, {});
  }
  const absent = use && ((use.reference && absentIn(use.reference.fields)) ?? use.schema.absentIn);
  return { name, key: inCode, required, absentIn: absent, use, placement };
}

function readArray(reading: ReadContext, fields: ObjectReader, common: AnySchema): ArraySchema {
  const entry = fields.entry("items");
  if (entry === undefined) fields.missing("items", "say what each item is");
  const items = entry && readItems(reading, fields, entry);
  return { ...common, kind: "array", items, occurs: readOccurs(reading, fields, items) };
}

function readItems(
  reading: ReadContext,
  list: ObjectReader,
  { value, keySpan }: Entry,
): SchemaUse | undefined {
  const items = readUse(reading, value, keySpan);
  if (items?.schema.kind === "array" || reading.spec.resolve(value) === list.node) {
    reading.diagnostics.report("unsupported/list-of-lists", keySpan, {});
    return undefined;
  }
  const nodeType = items?.xml.nodeType;
  if (nodeType !== undefined && nodeType.value !== "element") {
    reading.diagnostics.report("xml-node-type/items", nodeType.span, {});
    return undefined;
  }
  return items;
}
