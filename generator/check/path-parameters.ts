import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Rule } from "./rule.ts";

/** Every `{name}` of a path has a path parameter, and the other way round (OpenAPI 3.2 §4.8.2). */
export const pathParameters: Rule = ({ document }, diagnostics) => {
  for (const operation of document.operations) checkOperation(operation, diagnostics);
};

function checkOperation({ path, method, parameters }: Operation, diagnostics: Diagnostics): void {
  if (parameters === undefined) return;
  const names = [...path.value.matchAll(/\{([^{}/]+)\}/g)].map(([, name = ""]) => name);
  const given = parameters.filter((parameter) => parameter.place === "path");
  const missing = names.filter((name) => !given.some((each) => each.name.value === name));
  for (const name of new Set(missing)) {
    const problem = `${method.value} has no path parameter for {${name}}`;
    const hint = `add a parameter with name: ${name}, in: path and required: true`;
    const related = [{ span: method.span, message: "the operation is here" }];
    diagnostics.report("path-parameter", path.span, { problem }, { hint, related });
  }
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    const problem = `{${twice}} stands in the path twice`;
    const hint = "give each a name of its own (OpenAPI 3.2 §4.8.2)";
    diagnostics.report("path-parameter", path.span, { problem }, { hint });
  }
  // A parameter that is left over is most likely the one that is missing, by another name.
  const left = missing.length > 0 ? [] : given.filter(({ name }) => !names.includes(name.value));
  for (const { name } of left) {
    const problem = `the path "${path.value}" has no {${name.value}}`;
    const hint = "put it into the path, or remove the parameter";
    const related = [{ span: path.span, message: "the path is here" }];
    diagnostics.report("path-parameter", name.span, { problem }, { hint, related });
  }
}
