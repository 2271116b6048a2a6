import { kebabCase } from "../model/names.ts";
import { found } from "../model/types.ts";
import { enumForms } from "./enum-forms.ts";
import { facetedTexts } from "./facet-forms.ts";
import { ERROR_MARKER, escapeAttribute, escapeText } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import type { ScalarForm } from "./scalar-form.ts";
import { scalarForms } from "./scalar-forms.ts";
import { KnownTypes, type ScalarSite } from "./sites.ts";
import type { Tag } from "./tags.ts";
import { accepting, joined, refusing, type Variant, type VariantFactory } from "./variant.ts";

/** What is shown of a type that another member has already. */
const BRIEF = new Set([
  "in-white-space",
  "empty",
  "word",
  "unknown",
  "below-smallest",
  "above-largest",
]);

/** Texts that are, and that are not, a number, a boolean, a value from a list. */
export const scalarVariants: VariantFactory = (whole) => {
  const known = new KnownTypes();
  return whole.scalarSites.flatMap((site) => {
    const { type } = site;
    const forms =
      type.kind === "enum"
        ? enumForms(found(whole.types.enums, type.name))
        : facetedTexts(type, site.text, scalarForms[type.scalar].texts(type.range, site.text));
    const shown = known.add(site) ? forms : forms.filter(({ what }) => BRIEF.has(what));
    const tag = type.kind === "enum" ? "enums" : "scalars";
    return [
      ...shown.map((form) => variantOf(whole, site, form, tag)),
      ...elementInside(whole, site),
    ];
  });
};

function variantOf(whole: SampleDocument, site: ScalarSite, form: ScalarForm, tag: Tag): Variant {
  const id = joined(site.what, kebabCase(form.what));
  const { text, documentation } = form;
  const isAttribute = site.node.kind === "attribute";
  // White space stays as it is: what becomes of it is what these cases are about.
  const escaped = isAttribute
    ? escapeAttribute(text).replace(/&#(9|10|13);/g, (_, code) => String.fromCharCode(code))
    : escapeText(text);
  const sample = () => whole.around(site.keys);
  const print = (markup: string) =>
    whole.printer(site.keys, (sample) => sample.filled(site, markup));
  if (text === "" && site.mayBeEmpty) {
    return accepting(sample, tag)(
      id,
      "An optional text that is empty stands for nothing.",
      print(""),
      whole.valueWith(site.keys, undefined),
    );
  }
  if (form.kind === "right") {
    const value = whole.valueWith(site.keys, form.value);
    const accepted = accepting(sample, tag)(id, documentation, print(escaped), value);
    return form.level === undefined ? accepted : { ...accepted, level: form.level };
  }
  return refusing(tag)(id, documentation, print(ERROR_MARKER + escaped), form.code, site.path);
}

/** An element in place of a value. */
function elementInside(whole: SampleDocument, site: ScalarSite): readonly Variant[] {
  const { node, what, path } = site;
  if (node.kind === "attribute") return [];
  const refused = refusing("members", "strict-server")(
    joined(what, "holds-element"),
    "An element in a value cannot be skipped: the text around it would change.",
    whole.printer(site.keys, (sample) =>
      sample.filled(site, `${escapeText(site.text)}${ERROR_MARKER}<unknownElement/>`),
    ),
    "unexpected-element",
    `${path}/unknownElement`,
  );
  return [refused];
}
