import type { Diagnostics } from "../diagnostics.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Rule } from "./rule.ts";

/** Every `{name}` of a path has a path parameter, and the other way round (OpenAPI 3.2 §4.8.2). */
export const pathParameters: Rule = ({ document }, diagnostics) => {
  for (const operation of document.operations) checkOperation(operation, diagnostics);
};

function checkOperation({ path, method, parameters }: Operation, diagnostics: Diagnostics): void {
  if (parameters === undefined) return;
  const names = [...path.value.matchAll(/\{([^{}/]+)\}/g)].map(([, name = ""]) => name);
  const given = parameters.filter((parameter) => parameter.place === "path");
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) {
      const problem = `{${name}} stands in the path twice`;
      diagnostics.report("path-parameter", path.span, { problem });
    } else if (!given.some((parameter) => parameter.name.value === name)) {
      const problem = `${method.value} has no path parameter for {${name}}`;
      const hint = `add a parameter with name: ${name}, in: path and required: true`;
      const related = [{ span: method.span, message: "the operation is here" }];
      diagnostics.report("path-parameter", path.span, { problem }, { hint, related });
    }
  }
  for (const { name } of given) {
    if (names.includes(name.value)) continue;
    const problem = `the path "${path.value}" has no {${name.value}}`;
    const hint = "put it into the path, or remove the parameter";
    const related = [{ span: path.span, message: "the path is here" }];
    diagnostics.report("path-parameter", name.span, { problem }, { hint, related });
  }
}
