import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Span } from "../diagnostics/source-file.ts";
import { entriesOf, isValue, mapAt, textIn, withoutPlaces } from "./built-nodes.ts";
import { child, walk } from "./pointer.ts";
import type { Entry, MapNode, Node } from "./tree.ts";

/** Where a node is: the keys and indices that lead to it. */
type Location = readonly (string | number)[];

/** Finds what an RFC 9535 JSONPath selects. */
type Query = (path: string, value: unknown) => readonly { readonly location: Location }[];

/** Keys of an Action Object (OpenAPI Overlay 1.1 §4.4.3); `copy` came with 1.1. */
const actionKeys = new Set(["target", "description", "update", "remove", "copy"]);

/**
 * Applies an OpenAPI Overlay (1.0 or 1.1) to a document. What it adds keeps its place in the overlay's
 * text, and has the pointer that it has in the document. An action that selects nothing changes nothing,
 * and is noted.
 */
export async function applyOverlay(
  root: Node,
  overlay: Node,
  diagnostics: Diagnostics,
): Promise<Node> {
  const actions = actionsOf(overlay, diagnostics);
  // Few runs need it.
  const { jsonpath } = await import("json-p3");
  const query: Query = (path, value) => [...jsonpath.query(path, value as never)];
  return actions.reduce((tree, action) => apply(tree, action, query, diagnostics), root);
}

function actionsOf(overlay: Node, diagnostics: Diagnostics): readonly MapNode[] {
  const version = entry(overlay, "overlay");
  if (version === undefined || !/^1\.[01]\.\d+$/.test(textIn(version.value) ?? "")) {
    const span = version?.value.span ?? overlay.span;
    diagnostics.report("invalid-overlay/version", firstCharacter(span), {});
    return [];
  }
  const actions = entry(overlay, "actions")?.value;
  if (actions?.kind !== "list") {
    diagnostics.report("invalid-overlay/actions", actions?.span ?? version.keySpan, {});
    return [];
  }
  return actions.items.flatMap((item) => {
    if (item.kind === "map") return [item];
    diagnostics.report("invalid-overlay/actions", item.span, {});
    return [];
  });
}

function apply(root: Node, action: MapNode, query: Query, diagnostics: Diagnostics): Node {
  const problem = entriesOf(action).find(
    ({ key }) => !actionKeys.has(key) && !key.startsWith("x-"),
  );
  if (problem !== undefined) {
    diagnostics.report("invalid-overlay/key", problem.keySpan, { key: problem.key });
    return root;
  }
  const target = entry(action, "target");
  if (target === undefined) {
    diagnostics.report("invalid-overlay/target", firstCharacter(action.span), {});
    return root;
  }
  const found = select(root, target.value, query, diagnostics);
  if (found === undefined) return root;
  if (found.length === 0) diagnostics.note("no-effect/overlay", target.value.span, {});
  const removed = entry(action, "remove")?.value;
  if (isValue(removed, true)) {
    // Backwards, so that the indices of what is left to remove stay right.
    return [...found]
      .reverse()
      .reduce((tree, location) => changed(tree, location, () => undefined), root);
  }
  const update = entry(action, "update")?.value ?? copied(root, action, query, diagnostics);
  if (update === undefined) return root;
  return found.reduce(
    (tree, location) => changed(tree, location, (node) => merged(node, update, node.pointer)),
    root,
  );
}

/** What `copy` names, which has to be one node. */
function copied(
  root: Node,
  action: MapNode,
  query: Query,
  diagnostics: Diagnostics,
): Node | undefined {
  const copy = entry(action, "copy");
  if (copy === undefined) return undefined;
  const found = select(root, copy.value, query, diagnostics);
  const [only, second] = found ?? [];
  if (only !== undefined && second === undefined) return walk(root, only.map(String)).found;
  if (found !== undefined) {
    diagnostics.report("invalid-overlay/copy", copy.value.span, { count: found.length });
  }
  return undefined;
}

function select(
  root: Node,
  path: Node,
  query: Query,
  diagnostics: Diagnostics,
): readonly Location[] | undefined {
  try {
    return query(
      textIn(path) ?? "",
      withoutPlaces(root, (value) => (typeof value === "bigint" ? Number(value) : value)),
    ).map(({ location }) => location);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    diagnostics.report("invalid-overlay/path", path.span, { problem });
    return undefined;
  }
}

/** A tree in which one node is another one, or is gone. */
function changed(root: Node, location: Location, change: (node: Node) => Node | undefined): Node {
  return replaced(root, location, change) ?? root;
}

function replaced(
  node: Node,
  [step, ...rest]: Location,
  change: (node: Node) => Node | undefined,
): Node | undefined {
  if (step === undefined) return change(node);
  if (node.kind === "list") {
    const items = node.items.flatMap((item, index) => {
      return index === step ? (replaced(item, rest, change) ?? []) : item;
    });
    return { ...node, items };
  }
  if (node.kind !== "map") return node;
  const entries = entriesOf(node).flatMap((each) => {
    if (each.key !== step) return [each];
    const value = replaced(each.value, rest, change);
    return value === undefined ? [] : [{ ...each, value }];
  });
  return mapAt(node, entries);
}

/** Maps are merged key by key, lists get what is new at their end, and anything else is replaced. */
function merged(target: Node, update: Node, pointer: string): Node {
  if (target.kind === "list") {
    const more = update.kind === "list" ? update.items : [update];
    const length = target.items.length;
    const added = more.map((item, index) => moved(item, child(pointer, length + index)));
    return { ...target, items: [...target.items, ...added] };
  }
  if (target.kind !== "map" || update.kind !== "map") return moved(update, pointer);
  const entries = new Map(target.entries);
  for (const each of update.entries.values()) {
    const known = entries.get(each.key);
    const below = child(pointer, each.key);
    const value =
      known === undefined ? moved(each.value, below) : merged(known.value, each.value, below);
    entries.set(each.key, known === undefined ? { ...each, value } : { ...known, value });
  }
  return { ...target, entries };
}

/** A node with the pointer that it has in the document, and its place in its own text. */
function moved(node: Node, pointer: string): Node {
  switch (node.kind) {
    case "value":
      return { ...node, pointer };
    case "list":
      return {
        ...node,
        pointer,
        items: node.items.map((item, index) => moved(item, child(pointer, index))),
      };
    case "map": {
      const entries = entriesOf(node).map((each) => {
        return { ...each, value: moved(each.value, child(pointer, each.key)) };
      });
      return { ...mapAt(node, entries), pointer };
    }
  }
}

function entry(node: Node, key: string): Entry | undefined {
  return node.kind === "map" ? node.entries.get(key) : undefined;
}

/** The beginning of a long span. */
function firstCharacter({ file, start }: Span): Span {
  return { file, start, end: start + 1 };
}
