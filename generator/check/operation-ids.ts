import { related } from "../diagnostics/diagnostics.ts";
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
      const others = [related("firstUse", first.span)];
      diagnostics.report("duplicate-operation-id", id.span, { id: id.value }, others);
      continue;
    }
    ids.set(id.value, id);
    const problem = functionProblem(id.value);
    if (problem !== undefined) {
      diagnostics.report("invalid-name/operation", id.span, { name: id.value, problem });
      continue;
    }
    const file = kebabCase(id.value);
    const other = files.get(file);
    if (other !== undefined) {
      const parameters = { id: id.value, other: other.value, file: `${file}.ts` };
      diagnostics.report("name-clash/file", id.span, parameters, [related("other", other.span)]);
    }
    files.set(file, id);
  }
};
