import { CST, isScalar, Schema } from "yaml";
import { exactInteger, notXml } from "./build-tree.ts";
import type { ValueNode } from "./tree.ts";

/** How YAML is read. */
export const YAML = {
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  intAsBigInt: true,
} as const;

/** Says that a document is not plain: it is read another way. Thrown and caught, never shown. */
export const notPlain = new Error("not plain YAML");

/** A scalar as the text has it. */
export type ScalarToken = CST.FlowScalar | CST.BlockScalar;

const schema = new Schema(YAML);

/** Values of plain scalars by their text: most occur again and again (`string`, `true`). */
const plainValues = new Map<string, ValueNode["value"]>();

/** Longer ones hardly ever occur twice. */
const LONGEST_KEPT = 20;

/** @throws {@link notPlain} where there is something to report about it. */
export function scalarValue(token: ScalarToken): ValueNode["value"] {
  if (token.type !== "scalar") return scalarText(token);
  const { source } = token;
  if (source.length > LONGEST_KEPT) return resolve(scalarText(token));
  const known = plainValues.get(source);
  if (known !== undefined) return known;
  const value = resolve(scalarText(token));
  plainValues.set(source, value);
  return value;
}

/** The text that a scalar stands for, whatever its type is. */
function scalarText(token: ScalarToken): string {
  const { type, source } = token;
  if (!source.includes("\n")) {
    // The usual ones need no second look at each of their characters.
    if (type === "scalar" && /^\w/.test(source)) return source;
    if (type === "single-quoted-scalar" && /^'[^']*'$/.test(source)) return source.slice(1, -1);
    if (type === "double-quoted-scalar" && /^"[^"\\]*"$/.test(source)) return source.slice(1, -1);
  }
  const text = CST.resolveAsScalar(token, true, refuse).value;
  // The text of the file has no such characters, but what an escape stands for may be any.
  if (type === "double-quoted-scalar" && notXml.test(text)) refuse();
  return text;
}

/** What the core schema of YAML 1.2 makes of a plain scalar (§10.3). */
function resolve(text: string): ValueNode["value"] {
  for (const tag of schema.tags) {
    if (tag.collection !== undefined || tag.default !== true || !tag.test?.test(text)) continue;
    const resolved = tag.resolve(text, refuse, YAML);
    const value: unknown = isScalar(resolved) ? resolved.value : resolved;
    if (typeof value === "bigint") return exactInteger(value);
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value === "boolean" || value === null) return value;
    return refuse();
  }
  return text;
}

function refuse(): never {
  throw notPlain;
}
