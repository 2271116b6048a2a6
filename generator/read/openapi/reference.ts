import type { Span } from "../../diagnostics/source-file.ts";
import { partOf } from "../../source/built-nodes.ts";
import type { MapNode, Node } from "../../source/tree.ts";
import { once, perReading, type Read } from "./memo.ts";
import { ObjectReader } from "./object-reader.ts";
import { anchorSpan, type Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { type Shape, shape } from "./shape.ts";

/** Keys that may be beside a `$ref` (OpenAPI 3.2 §4.22): prose for this use of the target. */
const referenceObject = shape("a Reference Object", {
  read: ["$ref", "description", "summary"],
  otherwise: "keys beside a $ref are ignored: change its target, or write it in place",
});

const lost = "a $ref leads here and on: write it where the last $ref leads";

/** A `$ref` that stands for another component: nothing may occur beside it. */
const bareReference = shape("a $ref that another $ref leads to", {
  read: ["$ref"],
  unsupported: { description: lost, summary: lost, deprecated: lost, xml: lost },
  otherwise: lost,
});

/** A node where OpenAPI allows a `$ref`: its target, and the keys at this place. */
interface Followed {
  readonly target: Node;
  /** What names the target in the spec. */
  readonly at: Span;
  /** Undefined where there is no `$ref`. */
  readonly reference: Reference | undefined;
}

export interface Reference {
  readonly fields: ObjectReader;
  /** The name of the target, and the `$ref` that leads to it. */
  readonly name: Text;
}

/** Follows a `$ref`, if there is one. Gives nothing where it leads nowhere: that is reported already. */
export function follow(
  reading: ReadContext,
  node: Node,
  at: Span,
  beside: Shape = referenceObject,
): Followed | undefined {
  if (!isReference(node)) return { target: node, at, reference: undefined };
  const fields = ObjectReader.of(reading, node, node.span, beside);
  const ref = fields?.entry("$ref");
  const target = reading.spec.resolve(node);
  if (isReference(target)) reportBroken(reading, node);
  if (fields === undefined || ref === undefined || isReference(target)) return undefined;
  checkSteps(reading, node);
  const name = { value: targetName(reading, target), span: ref.value.span };
  return {
    target,
    at: reading.names.get(target) ?? anchorSpan(target),
    reference: { fields, name },
  };
}

/**
 * Reads what may be written in place or be referred to: a target once, however many `$ref`s lead to it.
 *
 * @param override - What the keys beside a `$ref` change in what is read. Defaults to nothing.
 */
export function referable<T>(
  read: Read<T | undefined>,
  override: (target: T, reference: Reference) => T = (target) => target,
  beside?: Shape,
): Read<T | undefined> {
  const readTarget = once(read);
  return (reading, node, at) => {
    const followed = follow(reading, node, at, beside);
    const target = followed && readTarget(reading, followed.target, followed.at);
    if (target === undefined || followed?.reference === undefined) return target;
    return override(target, followed.reference);
  };
}

/** The description beside a `$ref` goes before that of its target. */
export function describedBeside<T extends { readonly description: string }>(
  target: T,
  { fields }: Reference,
): T {
  const description = fields.prose("description");
  return description === "" ? target : { ...target, description };
}

/** The steps whose problems were reported: many references can lead into one long circle. */
const reportedSteps = perReading(() => new Set<Node>());

/** Reports a `$ref` that leads nowhere where it is read: it is a problem of what leads to it, too. */
export function reportBroken(reading: ReadContext, node: Node): void {
  const done = reportedSteps(reading);
  let step: Node | undefined = node;
  // Some lead in a circle, which is a problem of the whole document.
  for (; step !== undefined && !done.has(step); step = reading.spec.target(step)) {
    done.add(step);
    const span = partOf(step, "$ref")?.span;
    const problem = span && reading.broken.get(span);
    if (problem !== undefined) reading.diagnostics.add(problem);
  }
}

export function isReference(node: Node): node is MapNode {
  return node.kind === "map" && node.entries.has("$ref");
}

/** The steps that were checked: many references can lead to one long chain. */
const checkedSteps = perReading(() => new Set<Node>());

/** Keys beside a `$ref` on the way to the target would be lost: only the ends are read. */
function checkSteps(reading: ReadContext, node: Node): void {
  const done = checkedSteps(reading);
  let step = reading.spec.target(node);
  while (step !== undefined && isReference(step) && !done.has(step)) {
    done.add(step);
    ObjectReader.of(reading, step, step.span, bareReference);
    step = reading.spec.target(step);
  }
}

/** The last part of a target's pointer, or the name of a file that is referred to as a whole. */
function targetName(reading: ReadContext, target: Node): string {
  const last = target.pointer.slice(target.pointer.lastIndexOf("/") + 1);
  if (last !== "") return last.replaceAll("~1", "/").replaceAll("~0", "~");
  const [path = ""] = reading.spec.locate(target).split("#");
  const base = path.slice(path.lastIndexOf("/") + 1);
  return base.split(".")[0] ?? base;
}
