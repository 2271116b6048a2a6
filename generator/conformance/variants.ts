import { encodingVariants } from "./encoding-variants.ts";
import { listVariants } from "./list-variants.ts";
import { malformedVariants } from "./malformed-variants.ts";
import { memberVariants } from "./member-variants.ts";
import { aliasVariants, prefixVariants } from "./namespace-variants.ts";
import { positionVariants } from "./position-variants.ts";
import { noDocumentVariants, rootVariants } from "./root-variants.ts";
import { scalarVariants } from "./scalar-variants.ts";
import { securityVariants } from "./security-variants.ts";
import { syntaxVariants } from "./syntax-variants.ts";
import { textVariants } from "./text-variants.ts";
import { toleranceVariants } from "./tolerance-variants.ts";
import type { VariantFactory } from "./variant.ts";

/** What concerns a document: its members, and the values that they have. */
export const documentVariants: VariantFactory = (sample) => [
  ...ofMembers.flatMap((varied) => varied(sample)),
  ...rootVariants(sample.lean),
];

/** What concerns XML, whatever the document: one parser reads all, so that one document shows it. */
export const xmlVariants: VariantFactory = (sample) => [
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
