import { type Diagnostic, diagnose } from "../../diagnostics/diagnostics.ts";
import {
  isInLimits,
  isWholeName,
  type ScalarName,
  type SchemaType,
  scalars,
} from "../../model/scalars.ts";
import type { Node } from "../../source/tree.ts";
import {
  defaultName,
  type Listed,
  type Report,
  readDescriptions,
  readNames,
} from "./enum-names.ts";
import { noteRange } from "./listed-values.ts";
import type { ObjectReader } from "./object-reader.ts";
import { anchorSpan, describe } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { readFormat } from "./scalar.ts";
import type { AnySchema, EnumSchema } from "./schema.ts";

type Base = EnumSchema["base"];

/** Whether a schema lists its values: `enum`, or `x-extensible-enum` where others are kept. */
export function isEnumerated(fields: ObjectReader): boolean {
  return fields.has("enum") || fields.has("x-extensible-enum");
}

/** Keys that describe listed values have no effect where no value is listed. */
export function checkNotEnumerated(reading: ReadContext, fields: ObjectReader): void {
  for (const key of ["x-enum-varnames", "x-enum-descriptions"]) {
    const entry = fields.entry(key);
    if (entry === undefined) continue;
    reading.diagnostics.report("invalid-enum/no-values", entry.keySpan, { key });
  }
}

export function readEnum(
  reading: ReadContext,
  fields: ObjectReader,
  common: AnySchema,
  type: SchemaType,
): EnumSchema | undefined {
  const open = fields.has("x-extensible-enum");
  const key = open ? "x-extensible-enum" : "enum";
  const entry = fields.entry(key);
  const nodes = fields.items(key);
  const format = readFormat(reading, fields, type);
  // A list of strings says more than the format that they have.
  const base = format && scalars[format].value === "string" ? "string" : format;
  if (entry === undefined || nodes === undefined || base === undefined) return undefined;
  const report: Report = (diagnostic) => reading.diagnostics.add(diagnostic);
  if (open && fields.has("enum")) report(diagnose("invalid-enum/both", entry.keySpan, {}));
  if (!isBase(base)) {
    report(diagnose("invalid-enum/base", entry.keySpan, { scalar: base }));
    return undefined;
  }
  noteRange(reading, fields);
  if (nodes.length === 0) report(diagnose("invalid-enum/empty", anchorSpan(entry.value), { key }));
  const listed = nodes.filter((node) => node.kind !== "value" || node.value !== null);
  const all = listed.flatMap((node) => readValue(report, node, base));
  if (all.length < listed.length) return undefined;
  const values = distinct(reading, all);
  const names = readNames(report, fields, values, ({ value: name, span }) =>
    reading.diagnostics.note("made-name/value", span, { name }),
  );
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

function isBase(scalar: ScalarName): scalar is Base {
  return scalar === "string" || isWholeName(scalar);
}

function readValue(report: Report, node: Node, base: Base): Listed[] {
  const result = listedValue(node, base);
  if ("value" in result) return [result];
  report(result);
  return [];
}

/** A value that can be listed, or why this one cannot. */
function listedValue(node: Node, base: Base): Listed | Diagnostic {
  const span = anchorSpan(node);
  const found = describe(node);
  const value = node.kind === "value" ? node.value : undefined;
  if (base === "string") {
    // YAML reads what has no quotation marks as a number or a boolean: the text is what is meant.
    if (typeof value === "number" || typeof value === "boolean") {
      return { value: span.file.text.slice(span.start, span.end), span };
    }
    if (typeof value !== "string") return diagnose("invalid-enum/string", span, { found });
    // Values are compared after white space is collapsed (XML Schema 1.1 Part 2 §4.3.6).
    const collapsed = value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
    if (value === collapsed) return { value, span };
    return diagnose("invalid-enum/white-space", span, { found });
  }
  if (typeof value === "bigint") return diagnose("invalid-enum/exact", span, { value });
  if (typeof value === "string" && /^(0|-?[1-9]\d{0,14})$/.test(value)) {
    const number = Number(value);
    if (isInLimits(number, base)) return { value: number, span };
  }
  if (typeof value !== "number" || !Number.isInteger(value)) {
    return diagnose("invalid-enum/integer", span, { found });
  }
  if (isInLimits(value, base)) return { value, span };
  return diagnose("invalid-enum/beyond", span, { value, scalar: base });
}

/** The values, each once. */
function distinct(reading: ReadContext, values: readonly Listed[]): readonly Listed[] {
  const seen = new Set<string | number>();
  return values.filter(({ value, span }) => {
    if (seen.has(value)) reading.diagnostics.note("no-effect/listed-twice", span, {});
    const isNew = !seen.has(value);
    seen.add(value);
    return isNew;
  });
}
