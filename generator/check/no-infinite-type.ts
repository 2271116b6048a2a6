import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { ObjectSchema, Property } from "../read/openapi/schema.ts";
import type { Rule } from "./rule.ts";

/** An object may contain itself, but not without a way out: through an optional member or a list. */
export const noInfiniteType: Rule = ({ document }, diagnostics) => {
  const done = new Set<ObjectSchema>();
  for (const schema of document.schemas) {
    if (schema.kind === "object" && !done.has(schema)) search(schema, done, diagnostics);
  }
};

/** A step down: an object, and those of its members that were not followed yet. */
interface Step {
  readonly from: ObjectSchema;
  readonly left: IterableIterator<Property>;
  through: Property | undefined;
}

/** Depth first, and without recursion: a chain of objects may be longer than the stack. */
function search(start: ObjectSchema, done: Set<ObjectSchema>, diagnostics: Diagnostics): void {
  const inside = new Map<ObjectSchema, number>();
  const way: Step[] = [];
  const enter = (from: ObjectSchema): void => {
    inside.set(from, way.length);
    way.push({ from, left: from.properties.values(), through: undefined });
  };
  enter(start);
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const { value: through } = step.left.next();
    if (through === undefined) {
      way.pop();
      inside.delete(step.from);
      done.add(step.from);
      continue;
    }
    step.through = through;
    const next = needed(through);
    const index = next && inside.get(next);
    if (index !== undefined) report(way.slice(index), diagnostics);
    else if (next !== undefined && !done.has(next)) enter(next);
  }
}

/** The object without which a member cannot be. */
function needed({ required, use }: Property): ObjectSchema | undefined {
  if (!required || use === undefined) return undefined;
  const { schema } = use;
  if (schema.kind === "object") return schema;
  if (schema.kind !== "array" || (schema.occurs.min ?? 0) === 0) return undefined;
  return schema.items?.schema.kind === "object" ? schema.items.schema : undefined;
}

function report(circle: readonly Step[], diagnostics: Diagnostics): void {
  const properties = circle.flatMap(({ through }) => through ?? []);
  const last = properties.at(-1);
  if (last === undefined) return;
  const members = properties.map(({ name }) => name.value);
  diagnostics.report("endless-schema", last.name.span, { members });
}
