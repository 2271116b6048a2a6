import { Diagnostics, related } from "../diagnostics/diagnostics.ts";
import { toJson } from "../lower/lower-example.ts";
import { isRooted } from "../lower/rooted.ts";
import type { TypeTable } from "../lower/type-table.ts";
import type { DocumentElement } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import type { Example } from "../read/openapi/example.ts";
import type { MediaTypeObject } from "../read/openapi/media-type.ts";
import { holding } from "../read/openapi/reach.ts";
import type { Schema } from "../read/openapi/schema.ts";
import { checkExampleValue } from "./example-value.ts";
import { knownPart } from "./known-part.ts";
import type { Subject } from "./rule.ts";
import { readSample, SampleError } from "./sample/sample.ts";
import { spanWithin } from "./span-within.ts";
import { difference } from "./value-difference.ts";
import { hasClash, isMixed } from "./xml-names.ts";

interface Sample {
  readonly example: Example;
  readonly document: DocumentElement;
}

/**
 * An example's value is one of its schema, and its text is a document that decodes to that value. Of the
 * examples in a form for any media type, those that are not are left out: given are these.
 */
export function checkExamples(
  { document, types }: Subject,
  diagnostics: Diagnostics,
): ReadonlySet<Example> {
  const mixed = holding(document.schemas, isMixed);
  // What no operation uses has types, too, once it is asked for.
  for (const body of document.bodies) if (isRooted(body)) types.document(body);
  const known = knownTypes(types, document.schemas);
  const leftOut = new Set<Example>();
  for (const body of document.bodies) {
    for (const example of body.examples) {
      const found = example.isLoose ? new Diagnostics() : diagnostics;
      checkExample(example, body, mixed, types, known, found);
      if (example.isLoose && found.failed) {
        leftOut.add(example);
        const problem = found.all[0]?.message ?? "";
        diagnostics.note("example-left-out", example.name.span, { problem });
      }
    }
  }
  return leftOut;
}

function checkExample(
  example: Example,
  body: MediaTypeObject,
  mixed: ReadonlySet<Schema>,
  types: TypeTable,
  known: Types | undefined,
  diagnostics: Diagnostics,
): void {
  const { use } = body;
  const { data } = example;
  if (use === undefined) return;
  const direction = types.directionOf(body.node);
  if (
    data !== undefined &&
    !checkExampleValue(data.value, use, data.keySpan, direction, diagnostics)
  )
    return;
  if (!isRooted(body) || mixed.has(use.schema) || known === undefined) return;
  checkSample({ example, document: types.document(body) }, known, diagnostics);
}

/**
 * The types by their names, as far as samples can be held against them: of a struct whose members
 * are not distinguished, nothing is known. Undefined where names clash. Both are reported elsewhere.
 */
function knownTypes(types: TypeTable, schemas: readonly Schema[]): Types | undefined {
  const { structs, enums } = types;
  const known = {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  };
  if (known.structs.size < structs.length || known.enums.size < enums.length) return undefined;
  for (const schema of schemas) {
    const structs = schema.kind === "object" && hasClash(schema) ? types.structsOf(schema) : [];
    for (const struct of structs) known.structs.set(struct.name, { ...struct, members: [] });
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
