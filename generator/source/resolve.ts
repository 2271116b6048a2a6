import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import type { Reference } from "./find-references.ts";
import type { Node } from "./tree.ts";

/** How many steps of a circle are shown. */
const MOST_STEPS = 20;

/**
 * Follows each `$ref` to the end of its chain: to what is no `$ref` any more. Those that lead
 * nowhere or in a circle are not in the result; a circle is reported once.
 */
export function followChains(
  references: readonly Reference[],
  targets: ReadonlyMap<Node, Node>,
  diagnostics: Diagnostics,
): ReadonlyMap<Node, Node> {
  const held = new Map(references.map((reference) => [reference.holder as Node, reference]));
  const ends = new Map<Node, Node | undefined>();
  for (const { holder } of references) {
    const chain = new Set<Node>();
    let end: Node | undefined = holder;
    while (end !== undefined && held.has(end) && !ends.has(end)) {
      if (chain.has(end)) {
        reportCycle(chain, end, held, diagnostics);
        end = undefined;
        break;
      }
      chain.add(end);
      end = targets.get(end);
    }
    if (end !== undefined && held.has(end)) end = ends.get(end);
    for (const node of chain) ends.set(node, end);
  }
  return new Map([...ends].flatMap(([node, end]) => (end === undefined ? [] : [[node, end]])));
}

function reportCycle(
  chain: ReadonlySet<Node>,
  again: Node,
  held: ReadonlyMap<Node, Reference>,
  diagnostics: Diagnostics,
): void {
  const path = [...chain];
  const [first, ...others] = path
    .slice(path.indexOf(again))
    .flatMap((node) => held.get(node) ?? [])
    .map((reference) => reference.entry.value);
  if (first === undefined) return;
  const through = others.slice(0, MOST_STEPS).map(({ span }) => related("reference", span));
  const ref = first.kind === "value" ? String(first.value) : "";
  diagnostics.report("ref-cycle", first.span, { ref }, through);
}
