import type { Span } from "./source-file.ts";

/**
 * Every problem that a spec can have, with its message. A wrong code or a missing parameter does
 * not compile. One golden in `test/diagnostics/` per code.
 */
export const catalogue = {
  // Text
  "yaml-syntax": (p: { problem: string }) => p.problem,
  "yaml-alias": (p: { problem: string }) => p.problem,
  "yaml-merge": () => `merge keys ("<<") are not supported`,
  "empty-file": () => "the file is empty",
  "forbidden-character": (p: { code: string }) =>
    `the text has the character U+${p.code}, which no document can have`,
  "too-deep": (p: { limit: number }) => `nested more than ${p.limit} levels deep`,
  "duplicate-key": (p: { key: string }) => `"${p.key}" is given twice`,
  "odd-key": (p: { key: string }) => `a key must be text, ${p.key} is not`,
  "unsafe-key": (p: { key: string }) => `"${p.key}" cannot be used as a name`,
  // References
  "bad-ref": (p: { problem: string }) => p.problem,
  "unknown-ref": (p: { ref: string }) => `$ref "${p.ref}" points to nothing`,
  "unreadable-ref": (p: { ref: string; path: string; problem: string }) =>
    `$ref "${p.ref}" points into ${p.path}, which cannot be read${p.problem}`,
  "remote-ref": (p: { ref: string }) => `$ref "${p.ref}" is no relative path`,
  "ref-cycle": (p: { ref: string }) => `$ref "${p.ref}" leads back to itself`,
  // Objects of OpenAPI
  "not-openapi": (p: { found: string }) => `this is ${p.found}, not an OpenAPI document`,
  "unsupported-version": (p: { version: string }) => `OpenAPI ${p.version} is not supported`,
  "wrong-type": (p: { what: string; wanted: string; found: string }) =>
    `${p.what} must be ${p.wanted}, not ${p.found}`,
  "missing-key": (p: { object: string; key: string }) => `${p.object} needs "${p.key}"`,
  "unknown-key": (p: { object: string; key: string }) => `"${p.key}" is no key of ${p.object}`,
  "invalid-value": (p: { problem: string }) => p.problem,
  unsupported: (p: { construct: string }) => `${p.construct} is not supported`,
  // Operations
  "duplicate-operation-id": (p: { id: string }) => `two operations have the operationId "${p.id}"`,
  "duplicate-path": (p: { path: string }) =>
    `"${p.path}" is the same path as another one: names of parameters do not count`,
  "duplicate-parameter": (p: { place: string; name: string }) =>
    `the ${p.place} parameter "${p.name}" is given twice`,
  "path-parameter": (p: { problem: string }) => p.problem,
  "no-success": (p: { operation: string }) => `${p.operation} has no answer that is a success`,
  "no-body": (p: { answer: string }) => `${p.answer} has no body`,
  // Schemas
  "misplaced-key": (p: { key: string; type: string }) =>
    `"${p.key}" says nothing of a value of type ${p.type}`,
  "unsupported-format": (p: { type: string; format: string }) =>
    `"${p.format}" is no format of type ${p.type} that is supported`,
  "invalid-range": (p: { problem: string }) => p.problem,
  "invalid-enum": (p: { problem: string }) => p.problem,
  "endless-schema": (p: { path: string }) => `an element of this would have no end: ${p.path} → …`,
  // Names
  "invalid-name": (p: { name: string; use: string; problem: string }) =>
    `"${p.name}" cannot be ${p.use}: it ${p.problem}`,
  "name-clash": (p: { problem: string }) => p.problem,
  "key-clash": (p: { name: string; key: string }) =>
    `"${p.name}" becomes the member "${p.key}", which is taken`,
  // XML
  "xml-name": (p: { name: string; problem: string }) => `the name "${p.name}" ${p.problem}`,
  "ambiguous-name": (p: { property: string; other: string }) =>
    `the element could be named "${p.property}" or "${p.other}"`,
  "xml-namespace": (p: { problem: string }) => p.problem,
  "xml-node-type": (p: { problem: string }) => p.problem,
  "xml-beside-ref": (p: { key: string; what: string }) =>
    `"${p.key}" beside the $ref of ${p.what} has no effect`,
  "xml-no-effect": (p: { problem: string }) => `this has no effect: ${p.problem}`,
  "xml-name-clash": (p: { first: string; second: string; written: string }) =>
    `"${p.first}" and "${p.second}" are both written as ${p.written}`,
  "xml-prefix-clash": (p: { prefix: string; first: string; second: string }) =>
    `the prefix "${p.prefix}" stands for "${p.second}" and, in the same document, for "${p.first}"`,
  "mixed-content": (p: { text: string; other: string }) =>
    `"${p.text}" is the text of an element that also holds "${p.other}"`,
  // Examples
  "example-mismatch": (p: { problem: string }) =>
    `the example does not match its schema: ${p.problem}`,
  "sample-not-well-formed": (p: { problem: string }) =>
    `the sample is not well-formed XML: ${p.problem}`,
  "sample-invalid": (p: { problem: string }) =>
    `the sample does not match its schema: ${p.problem}`,
  "sample-mismatch": (p: { problem: string }) =>
    `the sample does not decode to its dataValue: ${p.problem}`,
  "invalid-scenario": (p: { problem: string }) => p.problem,
  // Cases
  "invalid-case": (p: { problem: string }) => p.problem,
  "duplicate-case": (p: { id: string }) => `two cases have the id "${p.id}"`,
  "case-mismatch": (p: { problem: string }) =>
    `the value does not match the schema of the document: ${p.problem}`,
} as const;

type Message<P> = (parameters: P) => string;

export type Code = keyof typeof catalogue;
export type Parameters<C extends Code> = (typeof catalogue)[C] extends Message<infer P> ? P : never;

export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly message: string;
  readonly span: Span;
  /** What to do about it. */
  readonly hint: string | undefined;
  readonly related: readonly Related[];
}

/** Collects problems; reporting one stops nothing. */
export class Diagnostics {
  readonly #all = new Map<string, Diagnostic>();

  /** Reports a problem. The same words about the same place count once, however often it is visited. */
  report<C extends Code>(
    code: C,
    span: Span,
    parameters: Parameters<C>,
    more: { hint?: string | undefined; related?: readonly Related[] } = {},
  ): void {
    const message = (catalogue[code] as Message<Parameters<C>>)(parameters);
    const key = JSON.stringify([span.file.path, span.start, span.end, code, message]);
    if (this.#all.has(key)) return;
    this.#all.set(key, { code, message, span, hint: more.hint, related: more.related ?? [] });
  }

  /** All of them, by file and place. */
  get all(): readonly Diagnostic[] {
    return [...this.#all.values()].sort(
      (a, b) => compare(a.span.file.path, b.span.file.path) || a.span.start - b.span.start,
    );
  }

  get failed(): boolean {
    return this.#all.size > 0;
  }
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
