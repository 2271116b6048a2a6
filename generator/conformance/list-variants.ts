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
  whole.spots.flatMap(({ keys }) => {
    const sample = whole.around(keys);
    const list = listAt(sample, placeIn(sample.spots, { keys }));
    if (list === undefined) return [];
    return [...countVariants(list), ...(list.wrapped ? wrapperVariants(list) : [])];
  });

interface List {
  readonly sample: SampleDocument;
  readonly spot: MemberSite;
  /** What holds the items. */
  readonly owner: Element;
  readonly item: Element;
  readonly items: readonly Element[];
  /** As errors about their number have it. */
  readonly itemPath: string;
  readonly wrapped: boolean;
  readonly min: number;
  readonly max: number;
  readonly distinct: boolean;
}

function listAt(sample: SampleDocument, spot: MemberSite): List | undefined {
  const { place } = spot.member;
  if (place.kind !== "list" && place.kind !== "wrapped") return undefined;
  const { min = 0, max = Infinity, distinct = false } = place.occurs;
  const [wrapper] = spot.nodes;
  const wrapped = place.kind === "wrapped";
  const owner = wrapped && wrapper?.kind === "element" ? wrapper : spot.owner;
  const nodes = wrapped ? owner.content : spot.nodes;
  const items = nodes.filter((node): node is Element => node.kind === "element");
  const [item] = items;
  if (item === undefined) return undefined;
  const itemPath = wrapped ? `${spot.path}/${place.name.local}` : spot.path;
  return { sample, spot, owner, item, items, itemPath, wrapped, min, max, distinct };
}

function countVariants(list: List): readonly Variant[] {
  const { sample, spot, items, min, max } = list;
  const unknown = element({ local: "unknownElement", uri: "" }, [], [markup("5")]);
  const apart = items.flatMap((item) => [unknown, item]);
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
      accepting(sample, "lists", "tolerance")(
        joined(spot.what, "items-apart"),
        "Items of a list need not be next to each other: what is between them is skipped.",
        printed(list, apart),
      ),
    ),
  ];
}

/** The list with some number of items, each like the first. */
function counted(list: List, count: number, what: string, documentation: string): Variant {
  const { sample, spot, item, itemPath, min, max, distinct } = list;
  const id = joined(spot.what, what);
  const items = Array.from({ length: count }, () => item);
  if (count < min || count > max || (distinct && count > 1)) {
    const text = printed(list, items, "marked");
    return refusing("lists")(id, documentation, text, "out-of-range", itemPath);
  }
  const first = valueAt(sample.value, [...spot.keys, 0]);
  const values = Array.from({ length: count }, () => first);
  const value = withValue(sample.value, spot.keys, values);
  return accepting(sample, "lists")(id, documentation, printed(list, items), value);
}

function wrapperVariants(list: List): readonly Variant[] {
  const { sample, spot, owner, min, itemPath } = list;
  const why = "A list that is there and empty is another thing than one that is not there.";
  const id = joined(spot.what, "empty");
  const lost = holding(owner, markup(`${ERROR_MARKER}lost`), ...owner.content);
  return [
    min > 0
      ? refusing("lists")(id, why, printed(list, [], "marked"), "out-of-range", itemPath)
      : accepting(sample, "lists")(
          id,
          why,
          printed(list, []),
          withValue(sample.value, spot.keys, []),
        ),
    refusing("lists")(
      joined(spot.what, "unexpected-text"),
      "Text beside the items of a list is data that would get lost.",
      sample.print(replaced(sample.root, owner, lost)),
      "unexpected-text",
      spot.path,
    ),
  ];
}

/** The document with other elements in place of the items. */
function printed(
  { sample, owner, items }: List,
  others: readonly Element[],
  mark?: "marked",
): string {
  const content = owner.content.flatMap((node): readonly ContentNode[] => {
    if (node === items[0]) return others;
    return items.some((item) => item === node) ? [] : [node];
  });
  const other = holding(owner, ...content);
  return sample.print(replaced(sample.root, owner, mark ? marked(other) : other));
}
