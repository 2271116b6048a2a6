import type { Diagnostics } from "../diagnostics.ts";
import { camelCase, keyProblem } from "../names.ts";
import type { Text } from "../openapi/placed.ts";
import type { ObjectSchema } from "../openapi/schema.ts";
import type { Rule } from "./rule.ts";

/** The members of an object, and those of an operation's input, have different keys in code. */
export const memberKeys: Rule = ({ document }, diagnostics) => {
  for (const schema of document.schemas) {
    if (schema.kind === "object") checkKeys(membersOf(schema), diagnostics);
  }
  for (const { parameters, body } of document.operations) {
    const schema = body?.media.use?.schema;
    const members = schema?.kind === "object" ? membersOf(schema) : [];
    checkKeys([...members, ...(parameters ?? []).map(({ name }) => name)], diagnostics);
  }
};

function membersOf(schema: ObjectSchema): readonly Text[] {
  return schema.properties.map(({ name }) => name);
}

function checkKeys(names: readonly Text[], diagnostics: Diagnostics): void {
  const taken = new Map<string, Text>();
  for (const name of names) {
    const key = camelCase(name.value);
    const problem = keyProblem(key);
    const first = taken.get(key);
    if (problem !== undefined) {
      const use = "the name of a member";
      const hint = "use a name with letters; xml.name can keep the one in the document";
      diagnostics.report("invalid-name", name.span, { name: name.value, use, problem }, { hint });
    } else if (first !== undefined) {
      const related = [{ span: first.span, message: "taken here" }];
      const hint = "rename one of them; xml.name can keep the one in the document";
      diagnostics.report("key-clash", name.span, { name: name.value, key }, { hint, related });
    } else {
      taken.set(key, name);
    }
  }
}
