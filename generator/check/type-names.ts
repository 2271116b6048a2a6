import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import type { Renamed } from "../diagnostics/schema-messages.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { isRooted } from "../lower/message-forms.ts";
import type { Api, DocumentElement } from "../model/model.ts";
import { fileProblem, fold, inputName, kebabCase, typeProblem } from "../model/names.ts";
import { ownExports } from "../model/own-exports.ts";
import type { OpenApi } from "../read/openapi/document.ts";
import type { Rule } from "./rule.ts";

/** Something that gets a name of its own in the output. */
interface Named {
  readonly name: string;
  /** What it names, in words. */
  readonly use: string;
  readonly span: Span;
  readonly renamed: Renamed;
  /** Whether a file is named after it. */
  readonly isFile: boolean;
}

/**
 * Everything that is exported side by side has a name of its own: types, operations, and what every
 * client exports. Types also differ in more than letter case, because files are named after them.
 *
 * Nothing else has to be kept free: what a file imports has another name there where it has to.
 */
export const typeNames: Rule = ({ document, api }, diagnostics) => {
  checkGivenNames(document, diagnostics);
  const taken = new Map<string, Named>();
  const types = [...documentsOf(api), ...structsOf(api), ...enumsOf(api), ...inputsOf(api)];
  for (const type of types) checkType(type, taken, diagnostics);
  checkFunctions(api, types, diagnostics);
};

function documentsOf({ documents }: Api): readonly Named[] {
  return documents.map(({ name, element, origin: { span } }) => {
    const use = `the type of <${element.local}>`;
    return { name, use, span, renamed: "object", isFile: true };
  });
}

/** A struct that is the value of a document is one type with it. */
function structsOf({ documents, structs }: Api): readonly Named[] {
  const roots = new Set(documents.map(({ origin }) => origin.pointer));
  return structs.flatMap(({ name, origin: { pointer, span } }) => {
    if (roots.has(pointer)) return [];
    return [{ name, use: `the type of ${pointer}`, span, renamed: "object", isFile: true }];
  });
}

function enumsOf({ enums }: Api): readonly Named[] {
  return enums.map(({ name, origin: { pointer, span } }) => {
    return { name, use: `the type of ${pointer}`, span, renamed: "enum", isFile: false };
  });
}

function inputsOf({ operations }: Api): readonly Named[] {
  // Ids that come to one file clash already.
  const byFile = new Map(operations.map((operation) => [kebabCase(operation.id), operation]));
  return [...byFile.values()].map((operation) => {
    const { id, origin } = operation;
    const use = `the input of "${id}"`;
    return {
      name: inputName(operation),
      use,
      span: origin.span,
      renamed: "operation",
      isFile: false,
    };
  });
}

function checkType(type: Named, taken: Map<string, Named>, diagnostics: Diagnostics): void {
  const { name, span, renamed } = type;
  const problem = typeProblem(name) ?? (type.isFile ? fileProblem(name) : undefined);
  const first = taken.get(fold(name));
  if (problem !== undefined) {
    diagnostics.report("invalid-name/type", span, { name, problem, renamed });
  } else if (ownNames.has(name)) {
    reportOwn(type, diagnostics);
  } else if (first === undefined) {
    taken.set(fold(name), type);
  } else {
    reportClash(type, first, diagnostics);
  }
}

/** Functions and types are exported side by side. */
function checkFunctions(api: Api, types: readonly Named[], diagnostics: Diagnostics): void {
  const codecs = api.documents.flatMap((document) => [
    codec("decode", document),
    codec("encode", document),
  ]);
  const taken = new Map([...types, ...codecs].map((named) => [named.name, named]));
  for (const { id, origin } of api.operations) {
    const use = "the function of an operation";
    const named: Named = { name: id, use, span: origin.span, renamed: "operation", isFile: true };
    const first = taken.get(id);
    if (ownNames.has(id)) reportOwn(named, diagnostics);
    else if (first !== undefined) reportClash(named, first, diagnostics);
  }
}

function codec(verb: "decode" | "encode", { name, element, origin }: DocumentElement): Named {
  const use = `the function that ${verb}s <${element.local}>`;
  return { name: verb + name, use, span: origin.span, renamed: "object", isFile: false };
}

/** What every client exports. */
const ownNames: ReadonlySet<string> = new Set(ownExports);

function reportOwn({ name, use, span, renamed }: Named, diagnostics: Diagnostics): void {
  diagnostics.report("name-clash/own", span, { name, use, renamed });
}

function reportClash(type: Named, first: Named, diagnostics: Diagnostics): void {
  const { name, use, span, renamed } = type;
  const others = [related("other", first.span)];
  if (name === first.name) {
    const parameters = { name, use, other: first.use, renamed };
    diagnostics.report("name-clash/same", span, parameters, others);
  } else {
    const parameters = { name, use, other: first, renamed };
    diagnostics.report("name-clash/letter-case", span, parameters, others);
  }
}

/** `x-type-name` names the type of an object or of a root element; no other value has one. */
function checkGivenNames({ schemas, bodies }: OpenApi, diagnostics: Diagnostics): void {
  const roots = new Set(bodies.filter(isRooted).map(({ use }) => use.schema));
  for (const schema of schemas) {
    if (schema.typeName === undefined || schema.kind === "object" || roots.has(schema)) continue;
    diagnostics.report("xml-no-effect/type-name", schema.typeName.span, {});
  }
}
