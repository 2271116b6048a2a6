import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  visit,
} from "yaml";

/** What each alias stands for: the nearest node before it that has its name. */
export function findAnchors(document: Document.Parsed<ParsedNode>): ReadonlyMap<Alias, ParsedNode> {
  const named = new Map<string, ParsedNode>();
  const anchors = new Map<Alias, ParsedNode>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (target !== undefined) anchors.set(node, target);
    } else if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
      named.set(node.anchor, node as ParsedNode);
    }
  });
  return anchors;
}

/** Whether a node lies within another. */
export function contains(outer: ParsedNode, inner: ParsedNode): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
