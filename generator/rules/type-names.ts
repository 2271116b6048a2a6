import type { Diagnostics } from "../diagnostics.ts";
import type { Api } from "../model.ts";
import { fold, kebabCase, pascalCase, typeProblem } from "../names.ts";
import type { Span } from "../source.ts";
import type { Rule } from "./rule.ts";

/** Types that come with every client: what it exports, and what its modules import. */
const ownTypes = [
  ...["Client", "ClientOptions", "CallOptions", "RetryOptions", "Fetch", "Operation"],
  ...["Encodable", "EncodeOptions", "Namespace", "Struct"],
  ...["ClientError", "InputError", "NetworkError", "TimeoutError", "HttpError", "DecodeError"],
  ...["ErrorCode", "DecodeCode", "WatchEvent", "WatchOptions"],
];

const ownUse = "a part of every client";

interface Named {
  readonly name: string;
  /** What it names, in words. */
  readonly use: string;
  /** Undefined for what comes with every client. */
  readonly span: Span | undefined;
}

/**
 * Types have different names, also for disks that ignore letter case, because each is a file; and
 * nothing else that is exported is named like one of them.
 */
export const typeNames: Rule = ({ api }, diagnostics) => {
  const types = typesOf(api);
  const taken = new Map<string, Named>();
  for (const name of ownTypes) taken.set(fold(name), { name, use: ownUse, span: undefined });
  for (const type of types) checkType(type, taken, diagnostics);
  checkFunctions(api, types, diagnostics);
};

/** Every type that is emitted. A document and the struct that it holds are one type. */
function typesOf(api: Api): readonly Named[] {
  const documents = api.documents.map(({ name, element, origin }) => {
    return { name, use: `the type of <${element.local}>`, span: origin.span };
  });
  const roots = new Set(api.documents.map(({ type }) => (type.kind === "struct" ? type.name : "")));
  const structs = api.structs.filter(({ name }) => !roots.has(name));
  const schemas = [...structs, ...api.enums].map(({ name, origin }) => {
    return { name, use: `the type of ${origin.pointer}`, span: origin.span };
  });
  // Ids that come to one file clash already.
  const inputs = new Map(api.operations.map((operation) => [kebabCase(operation.id), operation]));
  return [
    ...documents,
    ...schemas,
    ...[...inputs.values()].map(({ id, origin }) => {
      return { name: `${pascalCase(id)}Input`, use: `the input of "${id}"`, span: origin.span };
    }),
  ];
}

function checkType(type: Named, taken: Map<string, Named>, diagnostics: Diagnostics): void {
  const { name, span } = type;
  if (span === undefined) return;
  const problem = typeProblem(name);
  const first = taken.get(fold(name));
  if (problem !== undefined) {
    const hint = "rename the component, the element or the operation that it is named after";
    const use = "the name of a type";
    diagnostics.report("invalid-name", span, { name, use, problem }, { hint });
  } else if (first === undefined) {
    taken.set(fold(name), type);
  } else {
    reportClash(type, span, first, diagnostics);
  }
}

function reportClash(
  { name, use }: Named,
  span: Span,
  first: Named,
  diagnostics: Diagnostics,
): void {
  const problem =
    name === first.name
      ? `"${name}" would be ${use} and ${first.use}`
      : `"${name}", ${use}, and "${first.name}", ${first.use}, differ in letter case only`;
  const related =
    first.span === undefined ? [] : [{ span: first.span, message: "the other one is here" }];
  const hint =
    "types are named after root elements, components and operations: rename one, or let both use one component";
  diagnostics.report("name-clash", span, { problem }, { hint, related });
}

/** Functions and types are exported side by side. */
function checkFunctions(api: Api, types: readonly Named[], diagnostics: Diagnostics): void {
  const taken = new Map<string, Named>();
  for (const name of ownTypes) {
    taken.set(name, { name, use: ownUse, span: undefined });
  }
  for (const type of types) taken.set(type.name, type);
  for (const { name, element, origin } of api.documents) {
    for (const verb of ["decode", "encode"]) {
      const use = `the function that ${verb}s <${element.local}>`;
      taken.set(verb + name, { name: verb + name, use, span: origin.span });
    }
  }
  for (const { id, origin } of api.operations) {
    const first = taken.get(id);
    const named = { name: id, use: "the function of an operation", span: origin.span };
    if (first !== undefined) reportClash(named, origin.span, first, diagnostics);
  }
}
