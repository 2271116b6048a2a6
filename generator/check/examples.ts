import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import { toJson } from "../lower/example.ts";
import { isRooted, type TypeTable } from "../lower/type-table.ts";
import type { DocumentElement } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import type { Example } from "../read/openapi/example.ts";
import type { MediaTypeObject } from "../read/openapi/media-type.ts";
import { holding } from "../read/openapi/reach.ts";
import type { Schema } from "../read/openapi/schema.ts";
import { difference } from "./difference.ts";
import { checkExampleValue } from "./example-value.ts";
import { knownPart } from "./known-part.ts";
import type { Rule } from "./rule.ts";
import { readSample, SampleError } from "./sample/sample.ts";
import { spanWithin } from "./span-within.ts";
import { hasClash, isMixed } from "./xml-names.ts";

interface Sample {
  readonly example: Example;
  readonly document: DocumentElement;
}

/** An example's value is one of its schema, and its text is a document that decodes to that value. */
export const examples: Rule = ({ document, types }, diagnostics) => {
  const mixed = holding(document.schemas, isMixed);
  const samples = document.bodies.flatMap((body) => samplesOf(body, mixed, types, diagnostics));
  const known = knownTypes(types, document.schemas);
  if (known === undefined) return;
  for (const sample of samples) checkSample(sample, known, diagnostics);
};

/** The examples of a body whose text can be held against a document. */
function samplesOf(
  body: MediaTypeObject,
  mixed: ReadonlySet<Schema>,
  types: TypeTable,
  diagnostics: Diagnostics,
): readonly Sample[] {
  const { use } = body;
  if (use === undefined || body.examples.length === 0) return [];
  const sound = body.examples.filter(({ data }) => {
    return data === undefined || checkExampleValue(data.value, use, data.keySpan, diagnostics);
  });
  if (!isRooted(body) || mixed.has(use.schema)) return [];
  return sound.map((example) => ({ example, document: types.document(body) }));
}

/**
 * The types by their names, as far as samples can be held against them: of a struct whose members
 * are not told apart, nothing is known. Undefined where names clash. Both are reported elsewhere.
 */
function knownTypes(types: TypeTable, schemas: readonly Schema[]): Types | undefined {
  const { structs, enums } = types;
  const known = {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  };
  if (known.structs.size < structs.length || known.enums.size < enums.length) return undefined;
  for (const schema of schemas) {
    const struct = schema.kind === "object" && hasClash(schema) ? types.struct(schema) : undefined;
    if (struct !== undefined) known.structs.set(struct.name, { ...struct, members: [] });
  }
  return known;
}

function checkSample(
  { example: { text, data }, document }: Sample,
  types: Types,
  diagnostics: Diagnostics,
): void {
  if (text === undefined) return;
  try {
    const value = readSample(text.value, document, types);
    const problem = data && difference(knownPart(toJson(data.value), document.type, types), value);
    if (data === undefined || problem === undefined) return;
    const others = [related("dataValue", data.keySpan)];
    diagnostics.report("sample-mismatch", text.span, { problem }, others);
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    const span = spanWithin(text, error.offset);
    const key = error.kind === "invalid" ? "sample-invalid" : "sample-not-well-formed";
    diagnostics.report(key, span, { problem: error.message });
  }
}
