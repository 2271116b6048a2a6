import type { Node } from "../../source/tree.ts";
import {
  defaultName,
  type Listed,
  type Report,
  readDescriptions,
  readNames,
} from "./enum-names.ts";
import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan, describe } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { fits, nameOf, readFormat, type ScalarType } from "./scalar.ts";
import type { AnySchema, EnumSchema } from "./schema.ts";

type Base = EnumSchema["base"];

const bases: readonly string[] = ["string", "int32", "int64", "integer"];

/** Whether a schema lists its values: `enum`, or `x-extensible-enum` where others are kept. */
export function isEnumerated(fields: ObjectReader): boolean {
  return fields.has("enum") || fields.has("x-extensible-enum");
}

/** What is said of listed values says nothing where no value is listed. */
export function checkNotEnumerated(reading: ReadContext, fields: ObjectReader): void {
  for (const key of ["x-enum-varnames", "x-enum-descriptions"]) {
    const entry = fields.entry(key);
    if (entry === undefined) continue;
    const problem = `"${key}" says nothing where no value is listed`;
    const hint = "list the values with enum or x-extensible-enum";
    reading.diagnostics.report("invalid-enum", entry.keySpan, { problem }, { hint });
  }
}

export function readEnum(
  reading: ReadContext,
  fields: ObjectReader,
  common: AnySchema,
  type: ScalarType,
): EnumSchema | undefined {
  const open = fields.has("x-extensible-enum");
  const key = open ? "x-extensible-enum" : "enum";
  const entry = fields.entry(key);
  const nodes = fields.items(key);
  const base = readFormat(reading, fields, type);
  if (entry === undefined || nodes === undefined || base === undefined) return undefined;
  const report: Report = (span, problem, hint) =>
    reading.diagnostics.report("invalid-enum", span, { problem }, { hint });
  if (open && fields.has("enum")) {
    report(entry.keySpan, '"enum" and "x-extensible-enum" exclude each other', "keep one of them");
  }
  if (!isBase(base)) {
    report(entry.keySpan, `values of ${base} cannot be listed`, "list strings or integers");
    return undefined;
  }
  checkNoRange(report, fields);
  if (nodes.length === 0)
    report(anchorSpan(entry.value), "no value is listed", "list one at least");
  const values = nodes.flatMap((node) => readValue(report, node, base));
  const unique = checkUnique(report, values);
  if (!unique || values.length < nodes.length) return undefined;
  const names = readNames(report, fields, values);
  const docs = readDescriptions(report, fields, values.length);
  return {
    ...common,
    kind: "enum",
    open,
    base,
    values: values.map((value, index) => ({
      name: names[index] ?? defaultName(value),
      value: value.value,
      description: docs[index]?.value.trimEnd() ?? "",
    })),
  };
}

function isBase(scalar: string): scalar is Base {
  return bases.includes(scalar);
}

function checkNoRange(report: Report, fields: ObjectReader): void {
  for (const key of ["minimum", "maximum"]) {
    const bound = fields.entry(key);
    if (bound) report(bound.keySpan, `"${key}" adds nothing to listed values`, "remove it");
  }
}

function readValue(report: Report, node: Node, base: Base): Listed[] {
  const problem = valueProblem(node, base);
  if (problem === undefined && node.kind === "value") {
    const { value, span } = node;
    if (typeof value === "string" || typeof value === "number") return [{ value, span }];
  }
  report(anchorSpan(node), problem ?? `${describe(node)} cannot be listed`, "correct or remove it");
  return [];
}

function valueProblem(node: Node, base: Base): string | undefined {
  const value = node.kind === "value" ? node.value : undefined;
  if (base === "string") {
    if (typeof value !== "string") return `${describe(node)} is no string`;
    // Values are compared after white space is collapsed (XML Schema 1.1 Part 2 §4.3.6).
    const collapsed = value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
    return value === collapsed ? undefined : `${describe(node)} has white space that is collapsed`;
  }
  if (typeof value === "bigint") return `${value} is beyond what a number carries exactly`;
  if (typeof value !== "number" || !Number.isInteger(value))
    return `${describe(node)} is no integer`;
  return fits(value, base) ? undefined : `${value} is beyond ${nameOf(base)}`;
}

function checkUnique(report: Report, values: readonly Listed[]): boolean {
  const seen = new Set<string | number>();
  for (const { value, span } of values) {
    if (seen.has(value)) report(span, `${JSON.stringify(value)} is listed twice`, "remove it");
    seen.add(value);
  }
  return seen.size === values.length;
}
