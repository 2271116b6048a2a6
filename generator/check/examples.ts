import { Diagnostics, related } from "../diagnostics/diagnostics.ts";
import { cut } from "../diagnostics/hints.ts";
import { nameOfPart } from "../diagnostics/sample-messages.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { toJson } from "../lower/lower-example.ts";
import { isRooted } from "../lower/message-forms.ts";
import type { TypeTable } from "../lower/type-table.ts";
import type { DocumentElement, Struct } from "../model/model.ts";
import { typesOf } from "../model/types.ts";
import type { Example } from "../read/openapi/example.ts";
import type { MediaTypeObject } from "../read/openapi/media-type.ts";
import { anchorSpan } from "../read/openapi/placed.ts";
import { holding } from "../read/openapi/reach.ts";
import type { ObjectSchema, Schema } from "../read/openapi/schema.ts";
import type { Entry } from "../source/tree.ts";
import { hasClash, isMixed } from "./distinct-xml-names.ts";
import { checkExampleValue } from "./example-value.ts";
import { knownPart } from "./known-part.ts";
import type { Subject } from "./rule.ts";
import { readSample, type Sample, SampleError } from "./sample/sample.ts";
import type { AbsentMember } from "./sample/sample-fits.ts";
import type { DescribedTypes } from "./sample/sample-parts.ts";
import { ShownMembers } from "./shown-members.ts";
import { spanWithin } from "./span-within.ts";
import { difference, type ValuePath } from "./value-difference.ts";

/** What the examples of a document are held against. */
interface Examination {
  readonly table: TypeTable;
  readonly mixed: ReadonlySet<Schema>;
  /** Undefined where the names of types clash. */
  readonly types: DescribedTypes | undefined;
  readonly shown: ShownMembers | undefined;
  readonly diagnostics: Diagnostics;
}

/**
 * An example's value is one of its schema, and its text is a document that decodes to that value. Of the
 * examples in a form for any media type, those that are not are left out: given are these. What samples hold
 * that is not described, and what no sample shows, is noted.
 */
export function checkExamples(
  { document, types: table }: Subject,
  diagnostics: Diagnostics,
): ReadonlySet<Example> {
  const mixed = holding(document.schemas, isMixed);
  // What no operation uses has types, too, once it is asked for.
  for (const body of document.bodies) if (isRooted(body)) table.document(body);
  const types = describedTypes(table, document.schemas);
  const shown = types && new ShownMembers(types);
  const examination = { table, mixed, types, shown, diagnostics };
  const leftOut = new Set<Example>();
  for (const body of document.bodies) {
    for (const example of body.examples) {
      const found = example.isLoose ? new Diagnostics() : diagnostics;
      checkExample(example, body, examination, found);
      if (example.isLoose && found.failed) {
        leftOut.add(example);
        for (const { message: problem, span, ...rest } of found.all) {
          diagnostics.note("example-left-out", span, { problem, ...rest });
        }
      }
    }
  }
  for (const operation of document.operations) shown?.noteMissing(operation, diagnostics);
  return leftOut;
}

/** `found` takes what is wrong with the example, as far as it may be left out for that. */
function checkExample(
  example: Example,
  body: MediaTypeObject,
  examination: Examination,
  found: Diagnostics,
): void {
  const { use } = body;
  const { data } = example;
  const { table, mixed, types, shown } = examination;
  if (use === undefined) return;
  const direction = table.directionOf(body.node);
  const isValue =
    data === undefined || checkExampleValue(data.value, use, data.keySpan, direction, found);
  if (!isValue || !isRooted(body) || mixed.has(use.schema) || types === undefined) return;
  const document = table.document(body);
  const value = data && knownPart(toJson(data.value), document.type, types);
  if (value !== undefined) {
    shown?.addValue(body.node, value, document.type, example.name.span);
  }
  const sample = checkSample({ example, document, types }, examination.diagnostics, found);
  if (sample?.parts !== undefined) shown?.addParts(body.node, sample.parts, example.name.span);
  if (sample?.value === undefined || value === undefined || data === undefined) return;
  const problem = difference(value, sample.value);
  if (problem === undefined || example.text === undefined) return;
  const others = [related("sample", spanWithin(example.text, 0))];
  found.report("sample-mismatch", spanAt(data, problem.path), problem, others);
}

/** The part of a value that a path leads to, as far as it is there: a single value, or the key of what holds more. */
function spanAt({ keySpan, value }: Entry, path: ValuePath): Span {
  const [step, ...rest] = path;
  const inner =
    value.kind === "map" && typeof step === "string" ? value.entries.get(step) : undefined;
  if (inner !== undefined) return spanAt(inner, rest);
  const item = value.kind === "list" && typeof step === "number" ? value.items[step] : undefined;
  if (item !== undefined) return spanAt({ key: "", keySpan: anchorSpan(item), value: item }, rest);
  return value.kind === "value" ? value.span : keySpan;
}

interface GivenSample {
  readonly example: Example;
  readonly document: DocumentElement;
  readonly types: DescribedTypes;
}

/** Reads a sample, and reports what is wrong with it and what it holds besides. */
function checkSample(
  { example: { text }, document, types }: GivenSample,
  diagnostics: Diagnostics,
  found: Diagnostics,
): Sample | undefined {
  if (text === undefined) return undefined;
  try {
    const sample = readSample(text.value, document, types);
    const { problems, parts } = sample;
    // What every decoder makes an empty value of is an example of something else, in whatever form it is given.
    const reported = parts?.isForeign ? diagnostics : found;
    for (const { problem, offset, described } of problems) {
      const others = described === undefined ? [] : [related("described", described)];
      reported.report("sample-invalid", spanWithin(text, offset), problem, others);
    }
    for (const { kind, owner, hint, offset, ...name } of parts?.unknown ?? []) {
      const part = nameOfPart(kind, name);
      diagnostics.note("not-described", spanWithin(text, offset), {
        part,
        owner: cut(owner),
        hint,
      });
    }
    return sample;
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    const problem = error.message;
    found.report("sample-not-well-formed", spanWithin(text, error.offset), { problem });
    return undefined;
  }
}

/**
 * The types by their names, as far as samples can be held against them: of a struct whose members
 * are not distinguished, or not all known, nothing is said. Undefined where names clash. All three are reported
 * elsewhere.
 */
function describedTypes(table: TypeTable, schemas: readonly Schema[]): DescribedTypes | undefined {
  const { structs: known, enums } = typesOf(table);
  if (known.size < table.structs.length || enums.size < table.enums.length) return undefined;
  const structs = new Map(known);
  const unclear = new Set<string>();
  const absent = new Map<string, readonly AbsentMember[]>();
  for (const schema of schemas) {
    if (schema.kind !== "object") continue;
    const clashes = hasClash(schema);
    const isUnclear = clashes || schema.properties.some(({ placement }) => placement === undefined);
    for (const struct of table.structsOf(schema)) {
      if (clashes) structs.set(struct.name, { ...struct, members: [] });
      if (isUnclear) unclear.add(struct.name);
      absent.set(struct.name, absentIn(schema, struct));
    }
  }
  return { structs, enums, unclear, absent };
}

/** The members of an object that a struct of it has in the other direction alone. */
function absentIn({ properties }: ObjectSchema, { members }: Struct): readonly AbsentMember[] {
  return properties.flatMap(({ name: { value: name }, absentIn: direction, placement }) => {
    if (direction === undefined || placement === undefined) return [];
    if (members.some(({ specName }) => specName === name)) return [];
    const key = direction === "request" ? "readOnly" : "writeOnly";
    return [{ name, key, place: placement.place }];
  });
}
