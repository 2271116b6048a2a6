import { encodingVariants } from "./encoding-variants.ts";
import { listVariants } from "./list-variants.ts";
import { malformedVariants } from "./malformed-variants.ts";
import { memberVariants } from "./member-variants.ts";
import { aliasVariants, prefixVariants } from "./namespace-variants.ts";
import { positionVariants } from "./position-variants.ts";
import { noDocumentVariants, rootVariants } from "./root-variants.ts";
import type { SampleDocument } from "./sample-document.ts";
import { scalarVariants } from "./scalar-variants.ts";
import { securityVariants } from "./security-variants.ts";
import { syntaxVariants, type TextPlace, textSyntaxVariants } from "./syntax-variants.ts";
import { textVariants } from "./text-variants.ts";
import { toleranceVariants } from "./tolerance-variants.ts";
import type { Variant, VariantFactory } from "./variant.ts";

/**
 * The documents that go one way: answers, which clients read, or bodies, which servers do. What concerns
 * XML is shown by one of them, and what concerns a document by that document.
 */
export class Direction {
  /** The name of the document that shows what concerns XML. */
  readonly #host: string | undefined;
  readonly #shown = new Set<string>();
  readonly #places = new Set<TextPlace>();

  /**
   * @param documents - In the order of the spec. The first one with a value in an element shows XML: those
   * that are added after it change no id.
   */
  constructor(documents: readonly SampleDocument[]) {
    const [first] = documents;
    const host = documents.find(({ scalarSites }) =>
      scalarSites.some(({ node }) => node.kind === "element"),
    );
    this.#host = (host ?? first)?.document.name;
  }

  /** Whether this is the first time that the document which shows XML comes up. */
  isHost({ document: { name } }: SampleDocument): boolean {
    return name === this.#host && !this.#shown.has(name);
  }

  /** The forms of a document. One that came up before is one reader's work, which was tried in full. */
  formsOf(sample: SampleDocument): readonly Variant[] {
    const isHost = this.isHost(sample);
    const { name } = sample.document;
    if (this.#shown.has(name)) return rootVariants(sample.lean);
    this.#shown.add(name);
    return [
      ...documentVariants(sample),
      ...this.#textsOf(sample),
      ...(isHost ? xmlVariants(sample) : []),
    ];
  }

  /** How a text can be written, of the first one in each kind of place. */
  #textsOf(sample: SampleDocument): readonly Variant[] {
    return (["element", "attribute"] as const).flatMap((place) => {
      if (this.#places.has(place)) return [];
      const variants = textSyntaxVariants(sample, place);
      if (variants.length > 0) this.#places.add(place);
      return variants;
    });
  }
}

/** What concerns a document: its members, and the values that they have. */
const documentVariants: VariantFactory = (sample) => [
  ...ofMembers.flatMap((varied) => varied(sample)),
  ...rootVariants(sample.lean),
];

/** What concerns XML, whatever the document: one parser reads all, so that one document shows it. */
const xmlVariants: VariantFactory = (sample) => [
  ...prefixVariants(sample),
  ...syntaxVariants(sample),
  ...ofXml.flatMap((varied) => varied(sample.lean)),
];

const ofMembers: readonly VariantFactory[] = [
  memberVariants,
  listVariants,
  scalarVariants,
  textVariants,
  aliasVariants,
  toleranceVariants,
];

const ofXml: readonly VariantFactory[] = [
  malformedVariants,
  noDocumentVariants,
  positionVariants,
  encodingVariants,
  securityVariants,
];
