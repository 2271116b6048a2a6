import type { Diagnostics } from "../diagnostics.ts";
import { toJson } from "../lower/example.ts";
import { isRooted, type TypeTable } from "../lower/type-table.ts";
import type { DocumentElement } from "../model.ts";
import type { Example } from "../openapi/example.ts";
import type { MediaTypeObject } from "../openapi/media-type.ts";
import { partlyRead } from "../openapi/reach.ts";
import type { Schema } from "../openapi/schema.ts";
import { readSample, SampleError, type Types } from "../sample.ts";
import { difference } from "./difference.ts";
import { checkExampleValue } from "./example-value.ts";
import type { Rule } from "./rule.ts";
import { spanWithin } from "./span-within.ts";

interface Sample {
  readonly example: Example;
  readonly document: DocumentElement;
}

/** An example's value is one of its schema, and its text is a document that decodes to that value. */
export const examples: Rule = ({ document, types }, diagnostics) => {
  const partial = partlyRead(document.schemas);
  const samples = document.bodies.flatMap((body) => samplesOf(body, partial, types, diagnostics));
  const all = typesOf(types);
  if (all === undefined) return;
  for (const sample of samples) checkSample(sample, all, diagnostics);
};

/** The examples of a body whose text can be held against a document that is known in full. */
function samplesOf(
  body: MediaTypeObject,
  partial: ReadonlySet<Schema>,
  types: TypeTable,
  diagnostics: Diagnostics,
): readonly Sample[] {
  const { use } = body;
  if (use === undefined || body.examples.length === 0) return [];
  const sound = body.examples.filter(({ data }) => {
    return data === undefined || checkExampleValue(data.value, use, data.keySpan, diagnostics);
  });
  if (!isRooted(body) || partial.has(use.schema)) return [];
  return sound.map((example) => ({ example, document: types.document(body) }));
}

/** The types by their names; undefined where names clash, which is reported elsewhere. */
function typesOf({ structs, enums }: TypeTable): Types | undefined {
  const types: Types = {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  };
  const distinct = types.structs.size === structs.length && types.enums.size === enums.length;
  return distinct ? types : undefined;
}

function checkSample(
  { example: { text, data }, document }: Sample,
  types: Types,
  diagnostics: Diagnostics,
): void {
  if (text === undefined) return;
  try {
    const value = readSample(text.value, document, types);
    const problem = data && difference(toJson(data.value), value);
    if (data === undefined || problem === undefined) return;
    const related = [{ span: data.keySpan, message: "dataValue is here" }];
    diagnostics.report("sample-mismatch", text.span, { problem }, { related });
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    const code = error.kind === "invalid" ? "sample-invalid" : "sample-not-well-formed";
    diagnostics.report(code, spanWithin(text, error.offset), { problem: error.message });
  }
}
