import { ERROR_MARKER, markup } from "./markup.ts";
import { FOREIGN } from "./namespace-variants.ts";
import { freePrefix } from "./prefixes.ts";
import { DECLARATION, type SampleDocument } from "./sample-document.ts";
import { refusing, type Variant, type VariantFactory } from "./variant.ts";

/** Documents that are not well-formed. The mark is put before the first character that cannot be where it is. */
export const malformedVariants: VariantFactory = (sample) => [
  ...badDeclarations(sample),
  ...badAttributes(sample).map(([what, why, attribute]) => {
    const { root } = sample;
    const other = { ...root, attributes: [...root.attributes, markup(attribute)] };
    return malformed(what, why, sample.print(other));
  }),
  ...badContent.map(([what, why, content]) =>
    malformed(what, why, sample.print(sample.extended(markup(content)))),
  ),
  ...badRoots(sample),
  ...truncated(sample),
];

type Row = readonly [what: string, documentation: string, markup: string];

function malformed(what: string, documentation: string, text: string): Variant {
  return refusing("syntax")(what, documentation, text, "not-well-formed");
}

/** Readers look into the declaration for the encoding before they parse it. */
function badDeclaration(what: string, documentation: string, text: string): Variant {
  return refusing("syntax")(what, documentation, text, ["not-well-formed", "encoding"]);
}

const badDeclarations: VariantFactory = (sample) => {
  const root = sample.printRoot();
  return [
    badDeclaration(
      "declaration-ends-as-tag",
      "A declaration ends in a question mark (XML 1.0 §2.8).",
      `<?xml version="1.0" encoding="UTF-8"${ERROR_MARKER}/>\n${root}`,
    ),
    malformed(
      "declaration-not-first",
      "Nothing may come before the declaration, not even a line end (XML 1.0 §2.8).",
      `\n${ERROR_MARKER}${sample.print()}`,
    ),
    badDeclaration(
      "version-2",
      "XML has no version 2, so its meaning is unknown (XML 1.0 §2.8).",
      `<?xml version="2.0"?>\n${root}`,
    ),
  ];
};

/** Put into the start tag of the root, after its own attributes. */
function badAttributes({ prefixes }: SampleDocument): readonly Row[] {
  const one = freePrefix(prefixes, "one");
  const other = freePrefix(prefixes, "other");
  const twins = `xmlns:${one}="${FOREIGN}" xmlns:${other}="${FOREIGN}"`;
  return [
    [
      "attribute-without-quotes",
      "The value of an attribute is in quotation marks (XML 1.0 §3.1).",
      `unknown=${ERROR_MARKER}4`,
    ],
    [
      "less-than-in-attribute",
      "In an attribute a less-than sign is written with a reference (XML 1.0 §3.1).",
      `unknown="a ${ERROR_MARKER}< b"`,
    ],
    [
      "ampersand-in-attribute",
      "In an attribute an ampersand begins a reference (XML 1.0 §2.4).",
      `unknown="a ${ERROR_MARKER}& b"`,
    ],
    [
      "attributes-without-space",
      "Attributes are separated by white space (XML 1.0 §3.1).",
      `unknown="1"${ERROR_MARKER}another="2"`,
    ],
    [
      "attribute-twice-by-prefixes",
      "Two prefixes of one namespace make two attributes one (Namespaces in XML 1.0 §6.3).",
      `${twins} ${one}:a="1" ${ERROR_MARKER}${other}:a="2"`,
    ],
    [
      "prefix-without-namespace",
      "A prefix always stands for a namespace (Namespaces in XML 1.0 §5).",
      `xmlns:${one}=""`,
    ],
  ];
}

/** Put at the end of the root. */
const badContent: readonly Row[] = [
  ["ampersand", "An ampersand begins a reference (XML 1.0 §2.4).", `a ${ERROR_MARKER}& b`],
  [
    "entity-of-html",
    "The entities of HTML are undeclared in XML (XML 1.0 §4.1).",
    `${ERROR_MARKER}&nbsp;`,
  ],
  [
    "reference-to-no-character",
    "A reference cannot bring in what XML does not allow (XML 1.0 §4.1).",
    `${ERROR_MARKER}&#0;`,
  ],
  ["control-character", "XML has no control characters (XML 1.0 §2.2).", `a${ERROR_MARKER}\u0001`],
  [
    "noncharacter",
    "Two code points of Unicode's first plane are not characters of XML (XML 1.0 §2.2).",
    `a${ERROR_MARKER}\ufffe & b`,
  ],
  ["cdata-end-in-text", "The end of a CDATA section needs a beginning (XML 1.0 §2.4).", "a ]]> b"],
  [
    "hyphens-in-comment",
    "Two hyphens end a comment, and may not be anywhere else in it (XML 1.0 §2.5).",
    `<!-- a --${ERROR_MARKER} b -->`,
  ],
  [
    "space-before-name",
    "A tag begins with its name (XML 1.0 §3.1).",
    `<${ERROR_MARKER} unknownElement/>`,
  ],
  [
    "undeclared-prefix",
    "A prefix has to be declared (Namespaces in XML 1.0 §5).",
    `<${ERROR_MARKER}undeclared:unknownElement/>`,
  ],
];

const badRoots: VariantFactory = (sample) => {
  const text = sample.print();
  const paired = sample.print(sample.root, { empty: "pair" });
  const end = paired.lastIndexOf("</");
  return [
    malformed(
      "wrong-end-tag",
      "An end tag has the name of its start tag (XML 1.0 §3).",
      `${paired.slice(0, end)}${ERROR_MARKER}</unknownElement>`,
    ),
    malformed(
      "two-roots",
      "A document has one root (XML 1.0 §2.1).",
      `${text}\n${ERROR_MARKER}${sample.printRoot()}`,
    ),
    malformed(
      "text-after-root",
      "No text may follow the root element (XML 1.0 §2.1).",
      `${text}\n${ERROR_MARKER}lost`,
    ),
    malformed(
      "text-before-root",
      "No text may come before the root element, such as a warning of the server (XML 1.0 §2.1).",
      `${ERROR_MARKER}Warning: 1\n${sample.printRoot()}`,
    ),
  ];
};

/** A connection that broke off, or a proxy with a limit. */
const truncated: VariantFactory = (sample) => {
  const why = "A truncated response is not taken for a complete one.";
  const text = sample.print(sample.root, { empty: "pair" });
  const end = text.lastIndexOf("</");
  const name = DECLARATION.length + 1 + sample.root.name.local.length;
  return [
    badDeclaration("truncated-in-declaration", why, text.slice(0, DECLARATION.length / 2)),
    malformed("truncated-in-start-tag", why, text.slice(0, name - 1) + ERROR_MARKER),
    malformed("truncated-in-content", why, text.slice(0, end) + ERROR_MARKER),
    malformed("truncated-in-end-tag", why, text.slice(0, -2) + ERROR_MARKER),
  ];
};
