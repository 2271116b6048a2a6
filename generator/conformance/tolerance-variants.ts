import { XSI } from "../check/sample/sample-names.ts";
import { absence, renamedTo } from "./absence.ts";
import {
  type Attribute,
  attribute,
  type ContentNode,
  type Element,
  element,
  holding,
  markup,
  replaced,
} from "./markup.ts";
import { FOREIGN } from "./namespace-variants.ts";
import { isMixed, type MemberSite, type StructSite } from "./sites.ts";
import { accepting, joined, optionalInBodies, type VariantFactory } from "./variant.ts";

/** What a later server may send besides is skipped, wherever it is. A server may compare requests with a schema. */
export const toleranceVariants: VariantFactory = (sample) => [
  ...[
    ...unknownAttributes(sample),
    ...sample.structSites.slice(0, 1).flatMap((site) => unknownElements(site)(sample)),
  ].map(optionalInBodies),
  ...foreignMembers(sample),
];

const unknownAttributes: VariantFactory = (sample) => {
  const { root, memberSites } = sample;
  const accepts = accepting(sample, "tolerance");
  const first =
    (...added: readonly Attribute[]) =>
    (): string =>
      sample.print({ ...root, attributes: [...added, ...root.attributes] });
  const known = memberSites.flatMap(({ nodes }) => nodes)[0];
  const foreign = known && [attribute({ local: known.name.local, uri: FOREIGN }, "other")];
  return [
    accepts(
      "unknown-attribute",
      "A later server may send attributes that the spec does not know; they are skipped.",
      first(attribute({ local: "unknownAttribute", uri: "" }, "5")),
    ),
    accepts(
      "schema-location",
      "Some servers name the schema of their documents (XML Schema Part 1 §4.3.2).",
      first(attribute({ local: "schemaLocation", uri: XSI }, `${FOREIGN} foreign.xsd`)),
    ),
    ...(foreign === undefined
      ? []
      : [
          accepts(
            "foreign-attribute",
            "An attribute with a prefix is a different one from that without (Namespaces in XML 1.0 §6.3).",
            first(...foreign),
          ),
        ]),
  ];
};

/** Unknown elements among the members of a struct. An element that holds text can have none. */
const unknownElements =
  ({ element: owner, struct }: StructSite): VariantFactory =>
  (sample) => {
    if (struct.members.some(({ place }) => place.kind === "text")) return [];
    const accepts = accepting(sample, "tolerance");
    const { content } = owner;
    const print =
      (...nodes: readonly ContentNode[]) =>
      (): string =>
        sample.print(replaced(sample.root, owner, holding(owner, ...nodes)));
    const unknown = (...inside: readonly ContentNode[]): Element =>
      element({ local: "unknownElement", uri: "" }, [], inside);
    const foreign = content.flatMap((each) =>
      each.kind === "element" ? renamedTo(FOREIGN)(each) : [],
    );
    return [
      accepts(
        "unknown-elements",
        "A later server may send elements that the spec does not know, and the members keep their values.",
        print(unknown(markup("5")), ...content.flatMap((each) => [each, unknown()])),
      ),
      accepts(
        "unknown-element-with-members",
        "What is in an unknown element is skipped with it, even if it looks like members.",
        print(...content, unknown(owner, ...content, markup("text"))),
      ),
      ...(foreign.length === 0
        ? []
        : [
            accepts(
              "foreign-elements",
              "An element with the name of a member in another namespace is unknown (Namespaces in XML 1.0 §6.1).",
              print(...foreign, ...content),
            ),
          ]),
    ];
  };

/** Members in a namespace that is not theirs. */
const foreignMembers: VariantFactory = (sample) => {
  const site = sample.memberSites.find(({ nodes: [node] }) => node?.kind === "element");
  if (site === undefined) return [];
  if (site.tuple !== undefined && isMixed(site.tuple)) return [];
  const sampled = () => ({ sample, site });
  return [
    absence(
      site,
      sampled,
      "namespaces",
      joined(site.what, "in-foreign-namespace"),
      "In another namespace it is a different element, so the member is missing.",
      renamedTo(FOREIGN),
    ),
    ...(isKnownWithout(site)
      ? []
      : [
          absence(
            site,
            sampled,
            "namespaces",
            joined(site.what, "in-no-namespace"),
            "Without its namespace it is a different element, so the member is missing.",
            renamedTo(""),
          ),
        ]),
  ];
};

/** Whether a member is read where it is in no namespace. */
function isKnownWithout({ member: { place } }: MemberSite): boolean {
  if (place.kind === "attribute" || place.kind === "text") return true;
  const { uri, aliases } = (place.kind === "wrapped" ? place.wrapper : place.name).namespace;
  return uri === "" || aliases.includes("");
}
