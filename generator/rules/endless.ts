import type { Diagnostics } from "../diagnostics.ts";
import type { ObjectSchema, Property } from "../openapi/schema.ts";
import type { Rule } from "./rule.ts";

/** An object may contain itself, but not without a way out: through an optional member or a list. */
export const endless: Rule = ({ document }, diagnostics) => {
  const done = new Set<ObjectSchema>();
  for (const schema of document.schemas) {
    if (schema.kind === "object") visit(schema, [], done, diagnostics);
  }
};

/** A step down: an object, and the member of it that leads further. */
interface Step {
  readonly from: ObjectSchema;
  readonly through: Property;
}

function visit(
  schema: ObjectSchema,
  way: readonly Step[],
  done: Set<ObjectSchema>,
  diagnostics: Diagnostics,
): void {
  if (done.has(schema)) return;
  for (const through of schema.properties) {
    const next = needed(through);
    if (next === undefined) continue;
    const longer = [...way, { from: schema, through }];
    const start = longer.findIndex(({ from }) => from === next);
    if (start < 0) visit(next, longer, done, diagnostics);
    else report(longer.slice(start), diagnostics);
  }
  done.add(schema);
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
  const last = circle.at(-1);
  if (last === undefined) return;
  const path = circle.map(({ through }) => through.name.value).join(" → ");
  const hint = "leave it out of required, or make it a list that may be empty";
  diagnostics.report("endless-schema", last.through.name.span, { path }, { hint });
}
