import { ERROR_MARKER, marked } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import { scalarForms } from "./scalar-forms.ts";
import { joined, optional, refusing, type Variant, type VariantFactory } from "./variant.ts";

/** Where a problem is, after characters that editors and libraries count in several ways. */
export const positionVariants: VariantFactory = (sample) => {
  const other = { ...sample.root, name: { local: "unknownElement", uri: "" } };
  const root = sample.printRoot(marked(other));
  return [
    refusing("root")(
      "place-after-mark",
      "A byte order mark takes no column.",
      `\ufeff${root}`,
      "unexpected-root",
      "/unknownElement",
    ),
    refusing("root")(
      "place-after-line-ends",
      "Lines end as XML has it, and a column is a character however many units it takes (XML 1.0 §2.11).",
      `<!-- 1\r\n2\r3\n4\u2028\u0085\u{1f600} -->${root}`,
      "unexpected-root",
      "/unknownElement",
    ),
    ...afterWhiteSpace(sample),
  ];
};

/** A wrong value with white space before it. No standard says where such a value begins. */
function afterWhiteSpace(sample: SampleDocument): readonly Variant[] {
  for (const site of sample.scalarSites) {
    if (site.node.kind !== "element" || site.type.kind !== "scalar") continue;
    const forms = scalarForms[site.type.scalar].texts(site.type.range, site.text);
    for (const form of forms) {
      if (form.kind !== "wrong" || !/^\w+$/.test(form.text)) continue;
      const text = sample.print(sample.filled(site, `${ERROR_MARKER}\n  ${form.text}`));
      const refused = refusing("scalars")(
        joined(site.what, "place-before-white-space"),
        "The white space in an element before a wrong value counts as its beginning.",
        text,
        form.code,
        site.path,
      );
      return [optional(refused)];
    }
  }
  return [];
}
