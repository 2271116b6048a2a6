import type { Json } from "../../runtime/api/case.ts";
import type { DocumentElement, Example, Namespace, Json as SpecJson } from "../model/model.ts";
import type { Types } from "../model/types.ts";
import { BuildMarkup } from "./build-markup.ts";
import { canonicalDocument } from "./canonical-document.ts";
import { caseValue, type Keys, withValue } from "./case-value.ts";
import { type ContentNode, type Element, markup, replaced } from "./markup.ts";
import { prefixesFor } from "./prefixes.ts";
import { plainStyle, printMarkup, type Style } from "./print-markup.ts";
import { pruned } from "./prune.ts";
import { sampleValue } from "./sample-value.ts";
import { type MemberSite, placeIn, type ScalarSite, type StructSite } from "./sites.ts";

/** What is before the root unless a case is about that. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A document out of which variants are made. */
export class SampleDocument {
  readonly document: DocumentElement;
  readonly types: Types;
  readonly value: Json;
  readonly root: Element;
  readonly scalarSites: readonly ScalarSite[];
  readonly memberSites: readonly MemberSite[];
  readonly structSites: readonly StructSite[];
  /** The prefixes of the namespaces that the spec knows. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The other namespaces in which its elements are sent. */
  readonly aliases: readonly string[];
  readonly #given: SpecJson;
  readonly #smaller = new Map<string, SampleDocument>();
  /** Most variants are of one text. */
  #text: string | undefined;

  /** Without a value, that of an example with all that this leaves out. */
  constructor(
    document: DocumentElement,
    examples: readonly Example[],
    types: Types,
    value = sampleValue(examples, document.type, types),
  ) {
    this.document = document;
    this.types = types;
    this.#given = value;
    this.value = caseValue(value, document.type, types);
    const builder = new BuildMarkup(types);
    this.root = builder.root(document, value);
    this.scalarSites = builder.scalarSites;
    this.memberSites = outerFirst(builder.memberSites);
    this.structSites = outerFirst(builder.structSites);
    this.aliases = [...builder.aliases];
    this.prefixes = prefixesFor(this.root, builder.prefixes);
  }

  /** The document with what it needs, and one thing more if it needs nothing. */
  get lean(): SampleDocument {
    const needs = this.memberSites.some(({ member }) => member.required);
    return this.around(needs ? [] : (this.memberSites[0]?.keys ?? []));
  }

  /** The document with what it needs, and with what is on the way to a part of its value. */
  around(keys: Keys): SampleDocument {
    const name = String(keys);
    const known = this.#smaller.get(name);
    if (known !== undefined) return known;
    const value = pruned(this.#given, this.document.type, keys, this.types);
    const same = value === this.#given;
    const smaller = same ? this : new SampleDocument(this.document, [], this.types, value);
    this.#smaller.set(name, smaller);
    return smaller;
  }

  /** Prints {@link around} a part what comes of it by a change, once it is asked for. */
  printer(
    keys: Keys,
    change: (sample: SampleDocument) => Element,
    style?: Partial<Style>,
  ): () => string {
    return () => {
      const sample = this.around(keys);
      return sample.print(change(sample), style);
    };
  }

  /** The value {@link around} a part with another one in its place, once it is asked for. */
  valueWith(keys: Keys, value: Json | undefined): () => Json {
    return () => withValue(this.around(keys).value, keys, value);
  }

  /** The root element with its elements in other namespaces, or for another value. */
  rebuilt(uriOf: (namespace: Namespace) => string, value = this.#given): Element {
    return new BuildMarkup(this.types, uriOf).root(this.document, value);
  }

  /** The text of a document. */
  print(root?: Element, style?: Partial<Style>): string {
    return DECLARATION + this.printRoot(root, style);
  }

  /** The text without an XML declaration. */
  printRoot(root = this.root, style?: Partial<Style>): string {
    if (root !== this.root || style !== undefined) return this.#printAs(root, style);
    this.#text ??= canonicalDocument(root, prefixesFor(root, this.prefixes)) ?? this.#printAs(root);
    return this.#text;
  }

  #printAs(root: Element, style?: Partial<Style>): string {
    const prefixes = prefixesFor(root, style?.prefixes ?? this.prefixes);
    return printMarkup(root, { ...plainStyle, ...style, prefixes });
  }

  /** The document with other markup in place of a scalar's text; the place may be one of a larger sample. */
  filled(site: ScalarSite, text: string): Element {
    const { node } = placeIn(this.scalarSites, site);
    const other =
      node.kind === "attribute"
        ? { ...node, markup: text }
        : { ...node, content: text === "" ? [] : [markup(text)] };
    return replaced(this.root, node, other);
  }

  /** The document with more at the end of the root. */
  extended(...nodes: readonly ContentNode[]): Element {
    return { ...this.root, content: [...this.root.content, ...nodes] };
  }
}

/** What is in the root, then what is in that, and so on. */
function outerFirst<P extends { readonly keys: Keys }>(places: readonly P[]): readonly P[] {
  return [...places].sort((a, b) => a.keys.length - b.keys.length);
}
