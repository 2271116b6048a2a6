import { encodingVariants } from "./encoding-variants.ts";
import { listVariants } from "./list-variants.ts";
import { malformedVariants } from "./malformed-variants.ts";
import { memberVariants } from "./member-variants.ts";
import { namespaceVariants } from "./namespace-variants.ts";
import { positionVariants } from "./position-variants.ts";
import { rootVariants } from "./root-variants.ts";
import { scalarVariants } from "./scalar-variants.ts";
import { securityVariants } from "./security-variants.ts";
import { syntaxVariants } from "./syntax-variants.ts";
import { textVariants } from "./text-variants.ts";
import { toleranceVariants } from "./tolerance-variants.ts";
import type { VariantFactory } from "./variant.ts";

/** Every form of a document that a reader has to cope with. */
export const variantsOf: VariantFactory = (sample) => [
  ...ofMembers.flatMap((varied) => varied(sample)),
  ...documentVariants(sample),
];

/** Those that say nothing of the document's members, but that it is read at all, and as what. */
export const documentVariants: VariantFactory = ({ lean }) =>
  ofDocuments.flatMap((varied) => varied(lean));

const ofMembers: readonly VariantFactory[] = [
  memberVariants,
  listVariants,
  scalarVariants,
  textVariants,
  namespaceVariants,
  toleranceVariants,
  syntaxVariants,
];

const ofDocuments: readonly VariantFactory[] = [
  malformedVariants,
  rootVariants,
  positionVariants,
  encodingVariants,
  securityVariants,
];
