import { freeKey, pascalCase, usableKey } from "../../model/names.ts";
import type { Operation } from "./operation.ts";
import type { Parameter } from "./parameter.ts";
import type { Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import type { ObjectSchema, Schema } from "./schema.ts";

/**
 * Gives each parameter of an operation a key of its own in the operation's input, where the members of the
 * body are, too: one whose name is taken there is called after its place, as in `pathId`.
 */
export function nameInput(reading: ReadContext, operation: Operation): Operation {
  const { parameters, body } = operation;
  if (parameters === undefined) return operation;
  const schema = body?.media.use?.schema;
  const members =
    schema !== undefined && isSpread(schema)
      ? schema.properties.flatMap(({ key, absentIn }) => (absentIn === "request" ? [] : key.value))
      : [];
  const given = parameters.filter(({ hasGivenKey }) => hasGivenKey);
  const taken = new Set([
    ...members,
    ...given.map(({ key }) => key.value),
    ...(body?.inputName === undefined ? [] : [body.inputName.value]),
  ]);
  const others = parameters.map((each) => named(reading, each, taken));
  return { ...operation, parameters: others, bodyKey: bodyKey(operation, taken) };
}

/** The key of a body that is one member of the input as a whole: as its root element is called. */
function bodyKey({ body }: Operation, taken: ReadonlySet<string>): Text | undefined {
  const { use, root } = body?.media ?? {};
  if (use === undefined || root === undefined || isSpread(use.schema)) return undefined;
  if (body?.inputName !== undefined) return body.inputName;
  const key = usableKey(root.name.local);
  return { value: freeKey([key, `${key}Body`], taken), span: root.span };
}

/** Whether the members of a body stand beside the parameters. A list of unlike items is one member. */
export function isSpread(schema: Schema): schema is ObjectSchema {
  return schema.kind === "object" && !schema.isTuple;
}

function named(reading: ReadContext, parameter: Parameter, taken: Set<string>): Parameter {
  const { key, place, hasGivenKey } = parameter;
  if (hasGivenKey) return parameter;
  const value = freeKey([key.value, place + pascalCase(key.value)], taken);
  taken.add(value);
  if (value === key.value) return parameter;
  reading.diagnostics.note("made-name/parameter", key.span, { name: value });
  return { ...parameter, key: { value, span: key.span } };
}
