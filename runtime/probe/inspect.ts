import type { ExampleDescription } from "../api/description.ts";
import type { Document } from "../codec/codec.ts";
import { decode } from "../codec/decode.ts";
import { DecodeError, quote } from "../errors.ts";
import { textOf } from "../xml/encoding.ts";
import { pathOf } from "../xml/open-element.ts";
import { XmlReader } from "../xml/xml-reader.ts";
import { meantNamespace, unknownNamespaces } from "./content-check.ts";
import { failureOf, pageHint } from "./failure.ts";
import { bySeverity, type Finding, Findings } from "./finding.ts";
import { type Knowledge, undeclared } from "./knowledge.ts";
import { declaredPrefix, readStartTag, rootAt, tagName, type Written } from "./start-tag.ts";
import { Walk } from "./walk.ts";

interface InspectOptions {
  /** The charset that the transport gave. */
  readonly charset?: string | undefined;
  /** Samples of the same document: it should declare what one of them does. */
  readonly examples?: readonly ExampleDescription[] | undefined;
}

export interface Inspection<T> {
  /** The value that an app gets; absent if it gets an error. */
  readonly value?: T;
  /** Everything that is not as the spec says, what matters most first. */
  readonly findings: readonly Finding[];
}

/** Decodes a document as an app does, and finds everything in it that is not as the spec says. */
export function inspect<T>(
  document: Document<T>,
  xml: string | Uint8Array,
  knowledge: Knowledge,
  { charset, examples = [] }: InspectOptions = {},
): Inspection<T> {
  const text = attempt(() => (typeof xml === "string" ? xml : textOf(xml, charset)));
  if (text instanceof DecodeError) return { findings: [failureOf(text)] };

  const hint = pageHint(text);
  const found = hint === undefined ? lookThrough(document, text, knowledge, examples) : [];
  const value = attempt(() => decode(document, text));
  if (!(value instanceof DecodeError)) return { value, findings: bySeverity(found) };
  const failure = { ...failureOf(value), hint };
  // Most often it was met on the way, too.
  const met = found.some((each) => isSame(each, failure));
  return { findings: bySeverity(met ? found : [failure, ...found]) };
}

/** What something gives, or why it does not. */
function attempt<T>(give: () => T): T | DecodeError {
  try {
    return give();
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code &&
    one.path === other.path &&
    one.position?.line === other.position?.line &&
    one.position?.column === other.position?.column
  );
}

/** What is found in a document, as far as it is well-formed. */
function lookThrough(
  document: Document<unknown>,
  text: string,
  knowledge: Knowledge,
  examples: readonly ExampleDescription[],
): readonly Finding[] {
  const at = rootAt(text);
  const root = readStartTag(text, at);
  const reader = attempt(() => new XmlReader(text));
  if (reader instanceof DecodeError) {
    const findings = new Findings(text, () => ({ path: `/${tagName(text, at)}`, at }));
    for (const found of unknownNamespaces(root, knowledge.namespaces)) findings.report(found);
    return findings.all;
  }
  const findings = new Findings(text, () => ({ path: pathOf(reader.element), at: reader.start }));
  if (reader.local === document.name.local) {
    compareRoots(root, examples, knowledge, findings);
    attempt(() => new Walk(text, reader, findings, knowledge).document(document));
  }
  return findings.all;
}

/** Reports the namespaces that a root does not declare, but the samples do. A misprint is not an omission. */
function compareRoots(
  root: readonly Written[],
  examples: readonly ExampleDescription[],
  { namespaces }: Knowledge,
  findings: Findings,
): void {
  const declared = root
    .filter((each) => declaredPrefix(each) !== undefined)
    .map(({ value }) => meantNamespace(value, namespaces));
  const lack = undeclared(new Set(declared), examples);
  if (!lack) return;
  const uris = lack.uris.map(quote).join(", ");
  findings.report({
    severity: "note",
    code: "undeclared-namespace",
    message: `the root does not declare ${uris}, as the sample "${lack.example}" does`,
  });
}
