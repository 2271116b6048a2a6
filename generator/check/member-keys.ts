import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { camelCase, keyProblem } from "../model/names.ts";
import type { Parameter } from "../read/openapi/parameter.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { ObjectSchema } from "../read/openapi/schema.ts";
import type { Rule } from "./rule.ts";

/** A name in the spec, and the key that it becomes in code. */
interface Keyed {
  readonly name: Text;
  readonly key: string;
  /** How it gets another key. */
  readonly hint: string;
}

/** The members of an object, and those of an operation's input, have different keys in code. */
export const memberKeys: Rule = ({ document }, diagnostics) => {
  for (const schema of document.schemas) {
    if (schema.kind === "object") checkKeys(membersOf(schema), diagnostics);
  }
  for (const { parameters, body } of document.operations) {
    const schema = body?.media.use?.schema;
    const members = schema?.kind === "object" ? membersOf(schema) : [];
    checkKeys([...members, ...(parameters ?? []).map(keyOf)], diagnostics);
  }
};

function membersOf(schema: ObjectSchema): readonly Keyed[] {
  const hint = "use another name with letters; xml.name can keep the one in the document";
  return schema.properties.map(({ name }) => ({ name, key: camelCase(name.value), hint }));
}

function keyOf({ name, key }: Parameter): Keyed {
  const hint = "give it another name in the operation's input with x-input-name";
  return { name: key.span === name.span ? name : key, key: key.value, hint };
}

function checkKeys(keyed: readonly Keyed[], diagnostics: Diagnostics): void {
  const taken = new Map<string, Text>();
  for (const { name, key, hint } of keyed) {
    const problem = keyProblem(key);
    const first = taken.get(key);
    if (problem !== undefined) {
      const use = "the name of a member";
      diagnostics.report("invalid-name", name.span, { name: name.value, use, problem }, { hint });
    } else if (first !== undefined) {
      const related = [{ span: first.span, message: "taken here" }];
      diagnostics.report("key-clash", name.span, { name: name.value, key }, { hint, related });
    } else {
      taken.set(key, name);
    }
  }
}
