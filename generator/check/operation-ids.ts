import { functionProblem, kebabCase } from "../model/names.ts";
import type { Text } from "../read/openapi/placed.ts";
import type { Rule } from "./rule.ts";

/** An operationId names a function, a method and a file; so it is fit for all three, and unique. */
export const operationIds: Rule = ({ document }, diagnostics) => {
  const ids = new Map<string, Text>();
  const files = new Map<string, Text>();
  for (const { id } of document.operations) {
    if (id === undefined) continue;
    const first = ids.get(id.value);
    if (first !== undefined) {
      const related = [{ span: first.span, message: "first used here" }];
      const hint = "give each operation an id of its own";
      diagnostics.report("duplicate-operation-id", id.span, { id: id.value }, { hint, related });
      continue;
    }
    ids.set(id.value, id);
    const problem = functionProblem(id.value);
    if (problem !== undefined) {
      const use = "the name of an operation";
      const hint = "use an identifier such as getOrder";
      diagnostics.report("invalid-name", id.span, { name: id.value, use, problem }, { hint });
      continue;
    }
    const file = kebabCase(id.value);
    const other = files.get(file);
    if (other !== undefined) {
      const related = [{ span: other.span, message: "the other one is here" }];
      const problem = `"${id.value}" and "${other.value}" would be one file, ${file}.ts`;
      const hint = "ids have to differ in more than letter case and _";
      diagnostics.report("name-clash", id.span, { problem }, { hint, related });
    }
    files.set(file, id);
  }
};
