import type { Api, Enum, Pattern, ScalarType } from "../../model/model.ts";
import { scalars } from "../../model/scalars.ts";
import { TypeIndex } from "../../model/type-index.ts";
import { node, type XmlNode } from "./xsd-nodes.ts";

type PlainType = Extract<ScalarType, { kind: "scalar" }>;

/** The built-in type that a scalar is; `undefined` where it needs facets. */
export function builtinType(type: ScalarType): string | undefined {
  if (type.kind === "enum" || type.range !== undefined || hasFacets(type) || isBounded(type))
    return undefined;
  const { xsd } = scalars[type.scalar];
  return xsd.limited || xsd.pattern !== undefined ? undefined : xsd.type;
}

/** A scalar's type with its facets, under a name or in place. */
export function simpleType(type: ScalarType, api: Api, name?: string): XmlNode {
  if (type.kind === "enum") return enumType(TypeIndex.of(api).enum(type.name), name);
  const { min, max } = type.range ?? {};
  const { minLength, maxLength, pattern } = hasFacets(type) ? (type.facets ?? {}) : {};
  const { min: least, max: most } = type.facets?.numbers ?? {};
  const { xsd, limits } = scalars[type.scalar];
  const own = xsd.limited ? limits : undefined;
  // XML Schema lists no booleans.
  const listed = type.scalar === "boolean" ? [] : (type.facets?.values ?? []);
  const facets = [
    ...listed.map((value) => facet("xs:enumeration", String(value))),
    facet("xs:minLength", minLength),
    facet("xs:maxLength", maxLength),
    facet("xs:pattern", xsd.pattern ?? schemaPattern(pattern)),
    ...(least?.excluded
      ? [facet("xs:minExclusive", least.value)]
      : [facet("xs:minInclusive", least?.value ?? min ?? own?.min)]),
    ...(most?.excluded
      ? [facet("xs:maxExclusive", most.value)]
      : [facet("xs:maxInclusive", most?.value ?? max ?? own?.max)]),
  ];
  const restriction = node("xs:restriction", { base: xsd.type }, ...facets);
  return node("xs:simpleType", { name }, restriction);
}

/** Whether a number has bounds besides its range, or listed values. XML Schema has no steps. */
function isBounded({ facets, scalar }: PlainType): boolean {
  if (facets?.values !== undefined && scalar !== "boolean") return true;
  return facets?.numbers?.min !== undefined || facets?.numbers?.max !== undefined;
}

/** Whether XML Schema is told of facets: only those of strings, since it has no lengths of other texts. */
function hasFacets({ facets, scalar }: PlainType): boolean {
  if (facets === undefined || scalars[scalar].xsd.type !== "xs:string") return false;
  const { minLength, maxLength, pattern } = facets;
  return minLength !== undefined || maxLength !== undefined || schemaPattern(pattern) !== undefined;
}

/** A pattern of a whole text that both languages read alike; undefined for any other, which is left out. */
function schemaPattern(pattern: Pattern | undefined): string | undefined {
  const piece = "[\\w ,;:@/{}+*?]|\\\\[d.+*?]|\\[(?:\\w-\\w|[\\w ,;:@/.]|\\\\d)+\\]";
  const [, whole] = new RegExp(`^\\^((?:${piece})*)\\$$`).exec(pattern?.source ?? "") ?? [];
  if (whole === undefined || /[+*?}]\?/.test(whole)) return undefined;
  // XML Schema's \d has the digits of all scripts.
  return whole.replace(/(\[[^\]]*\])|\\d/g, (_, set?: string) =>
    set === undefined ? "[0-9]" : set.replaceAll("\\d", "0-9"),
  );
}

function facet(name: string, value: string | number | bigint | undefined): XmlNode | undefined {
  return value === undefined ? undefined : node(name, { value: String(value) });
}

/**
 * The known values; an open enum is one of those, or anything else of its base. Tools that bind documents to
 * objects make a text of such a union, so that of open numbers only the documentation has the values.
 */
function enumType({ base, open, values }: Enum, name?: string): XmlNode {
  const type = base === "string" ? "xs:token" : scalars[base].xsd.type;
  if (open && base !== "string") {
    const listed = values.map(({ value, doc }) =>
      doc === "" ? String(value) : `${value}: ${doc}`,
    );
    const known = documentation(listed.join("\n"));
    return node("xs:simpleType", { name }, known, node("xs:restriction", { base: type }));
  }
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
