import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import type { Renamed } from "../diagnostics/schema-messages.ts";
import { propertiesIn } from "../lower/message-forms.ts";
import { keyProblem } from "../model/names.ts";
import { isSpread } from "../read/openapi/input-names.ts";
import type { Parameter } from "../read/openapi/parameter.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { Direction, ObjectSchema } from "../read/openapi/schema.ts";
import type { Rule } from "./rule.ts";

/** A name in the spec, and the key that it becomes in code. */
interface Keyed {
  readonly name: Text;
  readonly key: string;
  readonly renamed: Renamed;
}

/** The members of an object, and those of an operation's input, have different keys in code. */
export const memberKeys: Rule = ({ document }, diagnostics) => {
  for (const schema of document.schemas) {
    if (isSpread(schema)) checkKeys(membersOf(schema), diagnostics);
  }
  for (const { parameters, body, bodyKey } of document.operations) {
    const schema = body?.media.use?.schema;
    const members = schema !== undefined && isSpread(schema) ? membersOf(schema, "request") : [];
    const whole = bodyKey === undefined ? [] : [keyOfBody(bodyKey)];
    checkKeys([...members, ...(parameters ?? []).map(keyOf), ...whole], diagnostics);
  }
};

function membersOf(schema: ObjectSchema, direction?: Direction): readonly Keyed[] {
  const own = direction === undefined ? schema.properties : propertiesIn(schema, direction);
  return own.map(({ name, key }) => {
    return { name, key: key.value, renamed: "property" };
  });
}

function keyOf({ name, key }: Parameter): Keyed {
  return { name: key.span === name.span ? name : key, key: key.value, renamed: "parameter" };
}

function keyOfBody(key: Text): Keyed {
  return { name: key, key: key.value, renamed: "body" };
}

function checkKeys(keyed: readonly Keyed[], diagnostics: Diagnostics): void {
  const taken = new Map<string, Text>();
  for (const { name, key, renamed } of keyed) {
    const problem = keyProblem(key);
    const first = taken.get(key);
    if (problem !== undefined) {
      const parameters = { name: name.value, problem, renamed };
      diagnostics.report("invalid-name/member", name.span, parameters);
    } else if (first !== undefined) {
      const parameters = { name: name.value, key, renamed };
      diagnostics.report("key-clash", name.span, parameters, [related("taken", first.span)]);
    } else {
      taken.set(key, name);
    }
  }
}
