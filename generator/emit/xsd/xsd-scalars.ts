import type { Api, Enum, Range, ScalarName, ScalarType } from "../../model/model.ts";
import { enumNamed } from "../typescript/scalar-code.ts";
import { node, type XmlNode } from "./xml-tree.ts";

/** The types of XML Schema Part 2 that have the scalars' lexical forms. */
const builtin: { readonly [name in ScalarName]: string } = {
  string: "xs:string",
  boolean: "xs:boolean",
  int32: "xs:int",
  int64: "xs:long",
  integer: "xs:integer",
  double: "xs:double",
  dateTime: "xs:dateTime",
  base64: "xs:base64Binary",
};

/** An integer without a format is one that a JavaScript number holds exactly. */
const exact: Range = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/** The built-in type that a scalar is; `undefined` where it needs facets. */
export function builtinType(type: ScalarType): string | undefined {
  if (type.kind === "enum" || type.range !== undefined) return undefined;
  return type.scalar === "integer" ? undefined : builtin[type.scalar];
}

/** A scalar's type with its facets, under a name or in place. */
export function simpleType(type: ScalarType, api: Api, name?: string): XmlNode {
  if (type.kind === "enum") return enumType(enumNamed(api, type.name), name);
  const { min, max } = type.range ?? {};
  const base = type.scalar === "integer" ? exact : { min: undefined, max: undefined };
  const facets = [
    facet("xs:minInclusive", min ?? base.min),
    facet("xs:maxInclusive", max ?? base.max),
  ];
  const restriction = node("xs:restriction", { base: builtin[type.scalar] }, ...facets);
  return node("xs:simpleType", { name }, restriction);
}

function facet(name: string, value: number | bigint | undefined): XmlNode | undefined {
  return value === undefined ? undefined : node(name, { value: String(value) });
}

/** The known values; an open enum is one of those, or anything else of its base. */
function enumType({ base, open, values }: Enum, name?: string): XmlNode {
  const type = base === "string" ? "xs:token" : builtin[base];
  const facets = values.map(({ value, doc }) =>
    node("xs:enumeration", { value: String(value) }, documentation(doc)),
  );
  const known = node("xs:restriction", { base: type }, ...facets);
  if (!open) return node("xs:simpleType", { name }, known);
  const inner = node("xs:simpleType", {}, known);
  return node("xs:simpleType", { name }, node("xs:union", { memberTypes: type }, inner));
}

/** The spec's prose, where there is any. */
export function documentation(doc: string): XmlNode | undefined {
  return doc === "" ? undefined : node("xs:annotation", {}, node("xs:documentation", {}, doc));
}
