import type { Json } from "../../runtime/api/case.ts";
import { valueAt, withValue } from "./case-value.ts";
import {
  type ContentNode,
  type Element,
  ERROR_MARKER,
  element,
  holding,
  marked,
  markup,
  replaced,
} from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import { type MemberSite, placeIn } from "./sites.ts";
import {
  accepting,
  joined,
  optionalInBodies,
  refusing,
  type Variant,
  type VariantFactory,
} from "./variant.ts";

/** More items than this say nothing more of a list. */
export const MANY = 20;

/** How many items a list has, and what is around them. */
export const listVariants: VariantFactory = (whole) =>
  whole.memberSites.flatMap((site) => {
    const { place } = site.member;
    if (place.kind !== "list" && place.kind !== "wrapped") return [];
    if (itemsOf(site).items.length === 0) return [];
    const { min = 0, max = Infinity, distinct = false } = place.occurs;
    const wrapped = place.kind === "wrapped";
    const itemPath = wrapped ? `${site.path}/${place.name.local}` : site.path;
    const list: List = { whole, site, itemPath, min, max, distinct };
    return [...countVariants(list), ...(wrapped ? wrapperVariants(list) : [])];
  });

interface List {
  readonly whole: SampleDocument;
  readonly site: MemberSite;
  /** As errors about their number have it. */
  readonly itemPath: string;
  readonly min: number;
  readonly max: number;
  readonly distinct: boolean;
}

/** The items of a list, and the element that holds them. */
function itemsOf({ member, nodes, owner }: MemberSite) {
  const [wrapper] = nodes;
  const wrapped = member.place.kind === "wrapped" && wrapper?.kind === "element";
  const all = wrapped ? wrapper.content : nodes;
  const items = all.filter((node): node is Element => node.kind === "element");
  return { owner: wrapped ? wrapper : owner, items };
}

function countVariants(list: List): readonly Variant[] {
  const { site, min, max } = list;
  const unknown = element({ local: "unknownElement", uri: "" }, [], [markup("5")]);
  const counts = list.distinct
    ? max > 1
      ? [counted(list, 2, "repeated-item", "The spec says that no two items are the same.")]
      : []
    : max < MANY
      ? [
          counted(list, max, "most-items", "The largest number of items is allowed itself."),
          counted(list, max + 1, "too-many-items", "The spec says how many items there may be."),
        ]
      : [counted(list, MANY, "many-items", "A list has as many items as come.")];
  return [
    ...(max > 1 ? [counted(list, 1, "one-item", "A list of one item is a list.")] : []),
    ...counts,
    ...(min > 2 && min <= MANY
      ? [counted(list, min - 1, "too-few-items", "The spec says how many items there must be.")]
      : []),
    optionalInBodies(
      accepting(() => sampleOf(list), "lists", "tolerance")(
        joined(site.what, "items-apart"),
        "Items of a list need not be next to each other: what is between them is skipped.",
        printed(list, (items) => items.flatMap((item) => [unknown, item])),
      ),
    ),
  ];
}

/** The list with some number of items, each like the first. */
function counted(list: List, count: number, what: string, documentation: string): Variant {
  const { site, itemPath, min, max, distinct } = list;
  const id = joined(site.what, what);
  const copies = <T>(items: readonly T[]) => Array.from({ length: count }, () => items[0] as T);
  if (count < min || count > max || (distinct && count > 1)) {
    const text = printed(list, copies, "marked");
    return refusing("lists")(id, documentation, text, "out-of-range", itemPath);
  }
  return accepting(() => sampleOf(list), "lists")(id, documentation, printed(list, copies), () => {
    const { value } = sampleOf(list);
    const items = valueAt(value, site.keys) as readonly Json[];
    return withValue(value, site.keys, copies(items));
  });
}

function wrapperVariants(list: List): readonly Variant[] {
  const { site, min, itemPath } = list;
  const why = "An empty list differs from an absent one.";
  const id = joined(site.what, "empty");
  const none = () => [];
  return [
    min > 0
      ? refusing("lists")(id, why, printed(list, none, "marked"), "out-of-range", itemPath)
      : accepting(() => sampleOf(list), "lists")(
          id,
          why,
          printed(list, none),
          list.whole.valueWith(site.keys, []),
        ),
    refusing("lists")(
      joined(site.what, "unexpected-text"),
      "Text beside the items of a list is data that would get lost.",
      list.whole.printer(site.keys, ({ root, memberSites }) => {
        const { owner } = itemsOf(placeIn(memberSites, site));
        const lost = holding(owner, markup(`${ERROR_MARKER}lost`), ...owner.content);
        return replaced(root, owner, lost);
      }),
      "unexpected-text",
      site.path,
    ),
  ];
}

function sampleOf({ whole, site }: List): SampleDocument {
  return whole.around(site.keys);
}

/** The document with other elements in place of the items. */
function printed(
  { whole, site: { keys } }: List,
  others: (items: readonly Element[]) => readonly Element[],
  mark?: "marked",
): () => string {
  return whole.printer(keys, ({ root, memberSites }) => {
    const { owner, items } = itemsOf(placeIn(memberSites, { keys }));
    const content = owner.content.flatMap((node): readonly ContentNode[] => {
      if (node === items[0]) return others(items);
      return items.some((item) => item === node) ? [] : [node];
    });
    const other = holding(owner, ...content);
    return replaced(root, owner, mark ? marked(other) : other);
  });
}
