import type { SampleDocument } from "./sample-document.ts";
import { isAnyString, KnownTypes, type ScalarSite } from "./sites.ts";
import { accepting, joined, type Variant, type VariantFactory } from "./variant.ts";

/** Markup of a string, and the string that it stands for. */
interface TextForm {
  readonly what: string;
  readonly markup: string;
  readonly value: string;
  readonly documentation: string;
}

/** What is shown of a string where another one is in the same kind of place. */
const BRIEF = new Set(["blanks-kept", "predefined-entities", "beyond-ascii", "empty"]);

/** Strings are what the document says, to the last blank. */
export const textVariants: VariantFactory = (whole) => {
  const known = new KnownTypes();
  return whole.scalarSites.flatMap((site) => {
    if (!isAnyString(site.type)) return [];
    const all = [
      ...everywhere,
      ...(site.node.kind === "attribute" ? attributeForms : elementForms),
    ];
    const forms = known.add(site) ? all : all.filter(({ what }) => BRIEF.has(what));
    return forms.map((form) => variantOf(whole, site, form));
  });
};

function variantOf(whole: SampleDocument, site: ScalarSite, form: TextForm): Variant {
  const { what, markup, value, documentation } = form;
  const absent = value === "" && site.mayBeEmpty;
  return accepting(() => whole.around(site.keys), "text")(
    joined(site.what, what),
    absent ? "An optional text that is empty stands for nothing." : documentation,
    whole.printer(site.keys, (sample) => sample.filled(site, markup), { empty: "pair" }),
    whole.valueWith(site.keys, absent ? undefined : value),
  );
}

function form(what: string, markup: string, value: string, documentation: string): TextForm {
  return { what, markup, value, documentation };
}

const everywhere: readonly TextForm[] = [
  form("blanks-kept", "  two  blanks  ", "  two  blanks  ", "In a string every blank counts."),
  form(
    "predefined-entities",
    "&lt;&gt;&amp;&quot;&apos;",
    "<>&\"'",
    "Five entities need no declaration (XML 1.0 §4.6).",
  ),
  form(
    "character-references",
    "&#65;&#x42;&#x1F600;",
    "AB\u{1f600}",
    "A character may be given by its number, decimal or hexadecimal (XML 1.0 §4.1).",
  ),
  form(
    "escaped-once",
    "&amp;lt;&amp;#65;",
    "&lt;&#65;",
    "The characters that a reference gives are not read as markup (XML 1.0 §4.4).",
  ),
  form(
    "beyond-ascii",
    "Gr\u00f6\u00dfe \u5927\u304d\u3055 \u{1f600}",
    "Gr\u00f6\u00dfe \u5927\u304d\u3055 \u{1f600}",
    "Text is Unicode, beyond its first 65,536 characters too.",
  ),
  form("empty", "", "", "An empty string is a value."),
];

const elementForms: readonly TextForm[] = [
  form(
    "lines-kept",
    "\n a\tb\r\nc\rd\n",
    "\n a\tb\nc\nd\n",
    "White space of an element's text is kept, and every line end is a line feed (XML 1.0 §2.11).",
  ),
  form(
    "carriage-return-reference",
    "a&#13;&#10;b",
    "a\r\nb",
    "A carriage return that is a reference is not a line end (XML 1.0 §2.11).",
  ),
  form(
    "cdata",
    "a<![CDATA[<b>&amp;]]]]><![CDATA[>]]>c",
    "a<b>&amp;]]>c",
    "Nothing in a CDATA section is markup but its end (XML 1.0 §2.7).",
  ),
  form(
    "bracket-escaped",
    "a]]&gt;b]] >",
    "a]]>b]] >",
    "In text the end of a CDATA section is written with a reference (XML 1.0 §2.4).",
  ),
  form(
    "comments-inside",
    "a<!-- b -->c<?d e?>f",
    "acf",
    "Comments and processing instructions are not text (XML 1.0 §2.5, §2.6).",
  ),
];

const attributeForms: readonly TextForm[] = [
  form(
    "lines-as-blanks",
    "a\tb\nc\r\nd\re",
    "a b c d e",
    "In an attribute tabs and line ends are blanks (XML 1.0 §3.3.3).",
  ),
  form(
    "white-space-references",
    "a&#9;b&#10;c&#13;d",
    "a\tb\nc\rd",
    "White space that is a reference is kept (XML 1.0 §3.3.3).",
  ),
  form(
    "greater-than",
    "a>b]]>'c'",
    "a>b]]>'c'",
    "In an attribute only a few characters need a reference (XML 1.0 §2.3).",
  ),
];
