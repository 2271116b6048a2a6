import { absence, outOfOrder } from "./absence.ts";
import { ERROR_MARKER, holding, marked, markup, replaced } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import { isMixed, type MemberSite, placeIn, type StructSite, stepTo } from "./sites.ts";
import {
  accepting,
  joined,
  optionalInBodies,
  refusing,
  type Variant,
  type VariantFactory,
} from "./variant.ts";

/** Members that are not there, that are there twice, or that are in another order. */
export const memberVariants: VariantFactory = (whole) => [
  ...whole.memberSites.flatMap((site) => [...absent(whole, site), ...twice(whole, site)]),
  ...whole.structSites.flatMap((site) => [...reversed(whole, site), ...text(whole, site)]),
];

function absent(whole: SampleDocument, site: MemberSite): readonly Variant[] {
  const { what, member, tuple } = site;
  const { place, nullable } = member;
  const sampled = () => {
    const sample = whole.around(site.keys);
    return { sample, site: placeIn(sample.memberSites, site) };
  };
  // The next item of the same name would be in its place, and texts around it would be one.
  const alike = tuple?.members.filter((each) => stepTo(each) === stepTo(member)) ?? [];
  if (nullable && tuple !== undefined && (alike.length > 1 || isMixed(tuple))) return [];
  const required = member.required && !nullable;
  switch (place.kind) {
    case "text":
      return [];
    case "list":
      return [
        absence(
          site,
          sampled,
          "lists",
          joined(what, "without-items"),
          required
            ? "A list without items is empty, unless the spec asks for items."
            : "An optional list without items cannot be distinguished from an absent list.",
        ),
      ];
    default:
      return [
        required
          ? absence(
              site,
              sampled,
              "members",
              joined(what, "missing"),
              "A required member is never made up.",
            )
          : absence(
              site,
              sampled,
              "members",
              joined(what, "absent"),
              nullable
                ? "A member that can be null is null where it is absent."
                : "A member that may be left out is absent from the value, too.",
            ),
      ];
  }
}

function twice(whole: SampleDocument, site: MemberSite): readonly Variant[] {
  const { what, path, member, tuple, nodes } = site;
  const [node] = nodes;
  if (node === undefined || member.place.kind === "list") return [];
  const print = (isMarked: boolean) =>
    whole.printer(site.keys, ({ root, memberSites }) => {
      const [first = node] = placeIn(memberSites, site).nodes;
      return replaced(root, first, first, isMarked ? marked(first) : first);
    });
  if (tuple !== undefined) {
    return [
      refusing("members")(
        joined(what, "twice"),
        "The items of a tuple have an order, and each is there once.",
        print(false),
        outOfOrder(tuple),
      ),
    ];
  }
  return [
    node.kind === "attribute"
      ? refusing("members", "syntax")(
          joined(what, "twice"),
          "No tag has an attribute twice (XML 1.0 §3.1).",
          print(true),
          "not-well-formed",
        )
      : refusing("members")(
          joined(what, "twice"),
          "If a member occurs twice, neither value can be preferred.",
          print(true),
          "duplicate",
          path,
        ),
  ];
}

/** Later members first; items of one list keep their order. */
function reversed(sample: SampleDocument, site: StructSite): readonly Variant[] {
  const { what, element, struct } = site;
  const groups = sample.memberSites
    .filter(({ owner }) => owner === element)
    .map(({ nodes }) => nodes.filter((node) => node.kind === "element"))
    .filter((nodes) => nodes.length > 0);
  if (groups.length < 2) return [];
  const names = groups.flat().map(({ name }) => name.local);
  const print = (): string => {
    const other = holding(element, ...groups.reverse().flat());
    return sample.print(replaced(sample.root, element, other));
  };
  if (struct.isTuple) {
    if (isMixed(struct) || `${names}` === `${[...names].reverse()}`) return [];
    return [
      refusing("members")(
        joined(what, "items-reversed"),
        "The order of a tuple's items is what tells them apart.",
        print,
        outOfOrder(struct),
      ),
    ];
  }
  return [
    optionalInBodies(
      accepting(sample, "members")(
        joined(what, "members-reversed"),
        "The order of members means nothing.",
        print,
      ),
    ),
  ];
}

/** Text where there are elements only. */
function text(whole: SampleDocument, site: StructSite): readonly Variant[] {
  const { what, path, struct } = site;
  if (struct.members.some(({ place }) => place.kind === "text")) return [];
  const print = whole.printer(site.keys, ({ root, structSites }) => {
    const { element } = placeIn(structSites, site);
    const lost = holding(element, markup(`${ERROR_MARKER}lost`), ...element.content);
    return replaced(root, element, lost);
  });
  return [
    refusing("members")(
      joined(what, "unexpected-text"),
      "Text where only elements belong is data that would get lost.",
      print,
      "unexpected-text",
      path,
    ),
  ];
}
