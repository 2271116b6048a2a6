import { XML_NAMESPACE } from "../model/names.ts";
import { type Element, escapeText, markup } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import type { ScalarSite } from "./sites.ts";
import {
  accepting,
  joined,
  optional,
  optionalInBodies,
  type Variant,
  type VariantFactory,
} from "./variant.ts";

/** Markup that is unusual, and right. */
export const syntaxVariants: VariantFactory = (sample) => [
  ...declarationVariants(sample.lean),
  ...tagVariants(sample),
];

const declarationVariants: VariantFactory = (sample) => {
  const accepts = accepting(sample, "syntax");
  const root = sample.printRoot();
  const declared = (inside: string): string => `<?xml ${inside}?>\n${root}`;
  return [
    accepts("no-declaration", "The XML declaration may be left out (XML 1.0 §2.8).", root),
    // Editions before the fifth allow to refuse it.
    optional(
      accepts(
        "version-1-1",
        "A document of any version 1.x is read as one of version 1.0 (XML 1.0 §2.8).",
        declared('version="1.1" encoding="UTF-8"'),
      ),
    ),
    accepts(
      "declaration-spelled-otherwise",
      "A declaration may say that nothing else is needed, and names of encodings have no letter case (XML 1.0 §2.9, §4.3.3).",
      declared("version = '1.0'\n encoding = 'utf-8' standalone='no' "),
    ),
    accepts(
      "byte-order-mark",
      "A byte order mark is not part of the document (XML 1.0 §4.3.3).",
      `\ufeff${sample.print()}`,
    ),
    accepts(
      "instruction-with-apostrophe",
      "A processing instruction holds any text, and quotation marks in it need no second one (XML 1.0 §2.6).",
      `<?note it's fine?>\n${root}`,
    ),
    accepts(
      "comments-around",
      "Comments and processing instructions may come before and after the root (XML 1.0 §2.1).",
      `<!-- <a> & --><?xml-stylesheet href="a"?>\n${root}\n<!----><?b?>\n`,
    ),
  ];
};

const tagVariants: VariantFactory = (sample) => {
  const { root } = sample;
  const accepts = accepting(sample, "syntax");
  const text = sample.print();
  return [
    accepts(
      "single-quotes",
      "Attributes have quotation marks of either kind (XML 1.0 §2.3).",
      sample.print(root, { quote: "'" }),
    ),
    ...(hasLanguage(root)
      ? []
      : [
          optionalInBodies(
            accepts(
              "prefix-xml",
              "The prefix xml need not be declared (Namespaces in XML 1.0 §3).",
              sample.print({ ...root, attributes: [markup('xml:lang="en"'), ...root.attributes] }),
            ),
          ),
        ]),
    accepts(
      "spaces-in-tags",
      "There may be white space in tags (XML 1.0 §3.1).",
      sample.print(root, { spaces: "many" }),
    ),
    accepts(
      "line-ends-cr-lf",
      "Lines may end as in Windows (XML 1.0 §2.11).",
      text.replaceAll("\n", "\r\n"),
    ),
    accepts(
      "line-ends-cr",
      "Lines may end in a carriage return alone (XML 1.0 §2.11).",
      text.replaceAll("\n", "\r"),
    ),
    ...(root.attributes.length > 1 || sample.prefixes.size > 0
      ? [
          accepts(
            "attributes-reversed",
            "The order of attributes means nothing, nor does that of declarations (XML 1.0 §3.1).",
            sample.print(root, { attributes: "reversed", declarations: "last" }),
          ),
        ]
      : []),
    ...(root.content.length === 0
      ? [
          accepts(
            "empty-with-end-tag",
            "An element without content may have an end tag (XML 1.0 §3.1).",
            sample.print(root, { empty: "pair" }),
          ),
        ]
      : []),
  ];
};

/** Where a text is: each kind of place has a syntax of its own. */
export type TextPlace = ScalarSite["node"]["kind"];

/** Other ways to write the text of a value, where the document has a place of this kind. */
export function textSyntaxVariants(whole: SampleDocument, place: TextPlace): readonly Variant[] {
  const site = whole.scalarSites.find(({ text, node }) => text !== "" && node.kind === place);
  if (site === undefined) return [];
  const sample = whole.around(site.keys);
  return place === "element" ? elementText(sample, site) : references(sample, site);
}

function elementText(sample: SampleDocument, site: ScalarSite): readonly Variant[] {
  const accepts = accepting(sample, "syntax");
  const { what, text } = site;
  const print = (markup: string): string => sample.print(sample.filled(site, markup));
  const half = Math.ceil(text.length / 2);
  const [first, second] = [text.slice(0, half), text.slice(half)].map(escapeText);
  return [
    accepts(
      joined(what, "in-cdata"),
      "A CDATA section is text (XML 1.0 §2.7).",
      print(`<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`),
    ),
    accepts(
      joined(what, "split"),
      "Comments and processing instructions do not end a text (XML 1.0 §2.5, §2.6).",
      print(`<!-- 1 -->${first}<?a 2?><![CDATA[]]>${second}<!-- 3 -->`),
    ),
    ...references(sample, site),
  ];
}

function references(sample: SampleDocument, site: ScalarSite): readonly Variant[] {
  const { what, text } = site;
  const decimal = [...text].map((char) => `&#${char.codePointAt(0)};`);
  const hexadecimal = [...text].map((char) => `&#x00${char.codePointAt(0)?.toString(16)};`);
  return [
    accepting(sample, "syntax")(
      joined(what, "as-decimal-references"),
      "Any character may be given by its number (XML 1.0 §4.1).",
      sample.print(sample.filled(site, decimal.join(""))),
    ),
    accepting(sample, "syntax")(
      joined(what, "as-hexadecimal-references"),
      "A number may be hexadecimal, and have leading zeros (XML 1.0 §4.1).",
      sample.print(sample.filled(site, hexadecimal.join(""))),
    ),
  ];
}

/** Whether an element has `xml:lang` as a member. */
function hasLanguage({ attributes }: Element): boolean {
  return attributes.some(
    (each) =>
      each.kind === "attribute" && each.name.uri === XML_NAMESPACE && each.name.local === "lang",
  );
}
