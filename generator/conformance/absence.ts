import type { ErrorCode } from "../../runtime/errors.ts";
import type { Struct } from "../model/model.ts";
import { withValue } from "./case-value.ts";
import { type ContentNode, marked, type Part, replaced } from "./markup.ts";
import type { SampleDocument } from "./sample-document.ts";
import { isMixed, type MemberSite } from "./sites.ts";
import type { Tag } from "./tags.ts";
import { accepting, refusing, type Variant } from "./variant.ts";

/** A document, and a member in it. */
interface SampledMember {
  readonly sample: SampleDocument;
  readonly site: MemberSite;
}

/**
 * A document without a member, and with lookalikes in its place. An error is found at
 * the element that should have the member: only where that ends is it certain.
 */
export function absence(
  { member, keys, path, tuple }: MemberSite,
  sampled: () => SampledMember,
  tag: Tag,
  what: string,
  documentation: string,
  others: (node: Part) => readonly Part[] = () => [],
): Variant {
  const { place, required, nullable } = member;
  const isList = place.kind === "list";
  const least = isList ? (place.occurs.min ?? 0) : 1;
  const print = (mark: boolean) => (): string => {
    const { sample, site } = sampled();
    const { owner, nodes } = site;
    let root = mark ? replaced(sample.root, owner, marked(owner)) : sample.root;
    for (const node of nodes) root = replaced(root, node, ...others(node));
    return sample.print(root);
  };
  if (tuple !== undefined && !nullable)
    return refusing(tag)(what, documentation, print(false), outOfOrder(tuple));
  if (required && !nullable && least > 0) {
    const code = isList ? "out-of-range" : "missing";
    return refusing(tag)(what, documentation, print(true), code, path);
  }
  const left = nullable ? null : required ? [] : undefined;
  return accepting(() => sampled().sample, tag)(what, documentation, print(false), () =>
    withValue(sampled().sample.value, keys, left),
  );
}

/** What is found first in a tuple depends on what is next to the item, and on whether it is looked for or expected. */
export function outOfOrder(tuple: Struct): readonly ErrorCode[] {
  return ["unexpected-element", "missing", ...(isMixed(tuple) ? ["unexpected-text" as const] : [])];
}

/** The elements among a member's nodes, moved to another namespace. */
export function renamedTo(uri: string): (node: Part) => readonly ContentNode[] {
  return (node) => (node.kind === "element" ? [{ ...node, name: { ...node.name, uri } }] : []);
}
