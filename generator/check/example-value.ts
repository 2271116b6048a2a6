import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { type ValueProblem, valueProblems } from "../diagnostics/example-messages.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { propertiesIn } from "../lower/message-forms.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Occurs, Range } from "../model/model.ts";
import { isInLimits, isWholeName, type ScalarName, scalars } from "../model/scalars.ts";
import { anchorSpan, describe } from "../read/openapi/placed.ts";
import type {
  ArraySchema,
  Direction,
  EnumSchema,
  ObjectSchema,
  Property,
  SchemaUse,
} from "../read/openapi/schema.ts";
import type { Entry, Node } from "../source/tree.ts";
import { facetProblem, isLexical } from "./sample/sample-scalars.ts";

/** How a value is looked at: which way it goes, and where its problems are reported. */
interface Look {
  readonly direction: Direction;
  report(span: Span, problem: ValueProblem): false;
}

/** Whether a value is one that a schema describes, as it is decoded. What is wrong with it is reported. */
export function checkExampleValue(
  node: Node,
  use: SchemaUse,
  at: Span,
  direction: Direction,
  diagnostics: Diagnostics,
): boolean {
  return check(node, use, at, lookOf("example-mismatch", direction, diagnostics));
}

/** The same of the value that a conformance case expects. */
export function checkCaseValue(
  { value, keySpan }: Entry,
  use: SchemaUse,
  direction: Direction,
  diagnostics: Diagnostics,
): void {
  check(value, use, keySpan, lookOf("case-mismatch", direction, diagnostics));
}

function lookOf(
  code: "example-mismatch" | "case-mismatch",
  direction: Direction,
  diagnostics: Diagnostics,
): Look {
  return {
    direction,
    report(span, problem) {
      diagnostics.report(code, span, problem);
      return false;
    },
  };
}

/** `at` is what names the value: where to point if something is missing in it. */
function check(node: Node, { schema }: SchemaUse, at: Span, look: Look): boolean {
  switch (schema.kind) {
    case "object":
      return checkObject(node, schema, at, look);
    case "array":
      return checkList(node, schema, at, look);
    case "scalar": {
      const problem =
        scalarProblem(node, schema.scalar) ??
        rangeProblem(node, schema.range) ??
        facetProblem(node.kind === "value" ? node.value : null, schema.facets);
      return problem === undefined || look.report(anchorSpan(node), problem);
    }
    case "enum": {
      const problem = enumProblem(node, schema);
      return problem === undefined || look.report(anchorSpan(node), problem);
    }
    default:
      return assertNever(schema);
  }
}

function checkObject(node: Node, schema: ObjectSchema, at: Span, look: Look): boolean {
  if (schema.isTuple) return checkTuple(node, schema, at, look);
  if (node.kind !== "map") return look.report(anchorSpan(node), notA("an object", node));
  const properties = propertiesIn(schema, look.direction);
  const members = properties.map((property) =>
    checkEntry(node.entries.get(property.name.value), property, at, look),
  );
  const known = new Set(properties.map(({ name }) => name.value));
  const unknown = [...node.entries.values()].filter(({ key }) => !known.has(key));
  for (const { key, keySpan } of unknown) {
    look.report(keySpan, valueProblems.unknown({ key, known }));
  }
  return members.every(Boolean) && unknown.length === 0;
}

function checkTuple(node: Node, { properties }: ObjectSchema, at: Span, look: Look): boolean {
  if (node.kind !== "list") return look.report(anchorSpan(node), notA("a list", node));
  const { items } = node;
  const wanted = properties.length;
  if (!checkLength(items.length, { min: wanted, max: wanted }, at, look)) return false;
  return properties
    .map((property, index) => {
      const value = items[index];
      const keySpan = value === undefined ? at : anchorSpan(value);
      return checkEntry(value && { value, keySpan }, property, at, look);
    })
    .every(Boolean);
}

function checkEntry(
  entry: Pick<Entry, "value" | "keySpan"> | undefined,
  { name, required, use, placement }: Property,
  at: Span,
  look: Look,
): boolean {
  if (use === undefined) return true;
  const isList = placement?.place.kind === "list";
  if (entry === undefined) {
    if (!required) return true;
    return look.report(at, valueProblems.missing({ key: name.value, isList }));
  }
  const { value, keySpan } = entry;
  if (
    required &&
    use.schema.nullable !== undefined &&
    value.kind === "value" &&
    value.value === null
  ) {
    return true;
  }
  if (isList && !required && value.kind === "list" && value.items.length === 0) {
    return look.report(keySpan, valueProblems.emptyList());
  }
  return check(value, use, keySpan, look);
}

function checkList(node: Node, { items, occurs }: ArraySchema, at: Span, look: Look): boolean {
  if (node.kind !== "list") return look.report(anchorSpan(node), notA("a list", node));
  if (!checkLength(node.items.length, occurs, at, look)) return false;
  if (items === undefined) return true;
  const texts = new Set<string>();
  const again =
    occurs.distinct && node.items.find((each) => texts.size === texts.add(describe(each)).size);
  if (again)
    return look.report(anchorSpan(again), valueProblems.repeated({ value: describe(again) }));
  return node.items.map((item) => check(item, items, anchorSpan(item), look)).every(Boolean);
}

function checkLength(
  length: number,
  { min = 0, max = Number.POSITIVE_INFINITY }: Occurs,
  at: Span,
  look: Look,
): boolean {
  if (length < min) return look.report(at, valueProblems.short({ length, min }));
  return length <= max || look.report(at, valueProblems.long({ length, max }));
}

function enumProblem(node: Node, { base, open, values }: EnumSchema): ValueProblem | undefined {
  const problem = scalarProblem(node, base);
  if (problem !== undefined || open || node.kind !== "value") return problem;
  if (values.some(({ value }) => value === node.value)) return undefined;
  const found = describe(node);
  return valueProblems.listed({ found, values: values.map(({ value }) => value) });
}

/** Why a JSON value is not a value of a scalar: an int64 may be a string, INF and NaN are. */
function scalarProblem(node: Node, scalar: ScalarName): ValueProblem | undefined {
  const value = node.kind === "value" ? node.value : undefined;
  return isScalar(value, scalar)
    ? undefined
    : valueProblems.scalar({ found: describe(node), scalar });
}

function notA(wanted: string, node: Node): ValueProblem {
  return valueProblems.type({ found: describe(node), wanted });
}

function isScalar(value: unknown, scalar: ScalarName): boolean {
  const kind = scalars[scalar].value;
  if (scalar === "string" || kind === "boolean") return typeof value === kind;
  if (isWholeName(scalar)) {
    if (kind === "wide" && typeof value === "string")
      return /^-?\d{1,19}$/.test(value) && isInLimits(BigInt(value), scalar);
    return isWhole(value) && isInLimits(value, scalar);
  }
  if (kind === "number") {
    if (typeof value === "string") return /^(-?INF|NaN)$/.test(value);
    return isNumber(value);
  }
  // What JSON has no type for is given as its text, a decimal also as a number.
  const text = scalar === "decimal" && isNumber(value) ? String(value) : value;
  return typeof text === "string" && isLexical(text, scalar);
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
}

function rangeProblem(node: Node, range: Range | undefined): ValueProblem | undefined {
  const value = numberOf(node);
  const { min, max } = range ?? {};
  if (min !== undefined && !(value >= min)) return valueProblems.below({ value, min });
  if (max !== undefined && !(value <= max)) return valueProblems.above({ value, max });
  return undefined;
}

/** A number as exact as it is written. */
function numberOf(node: Node): number | bigint {
  const value = node.kind === "value" ? node.value : null;
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value !== "string") return Number.NaN;
  return /^-?\d+$/.test(value) ? BigInt(value) : Number(value.replace("INF", "Infinity"));
}
